internal import Pages
internal import Surveys
internal import Themes

/// What a form of the coding page says, read against the survey and the comment, whatever stands of it in the store.
struct CodingForm: Sendable {
  /// What a coder wants.
  enum Wish: Sendable {
    /// These codes, none of the themes (no codes), or left for later (nil).
    case decided([Code]?)
    case undo
    case split
    /// To see the comment again, with words about it, and with what was typed.
    case again(String?, CodingPage.Typed)
    /// To end here.
    case stop
    /// It cannot be taken; why.
    case refused(String)
  }

  /// The most letters of a note; what is longer is cut.
  private static let mostOfNote = 1000

  private(set) var typed: CodingPage.Typed
  /// What stood ticked when the page was made, before anybody touched it.
  private let first: Set<Int>
  private(set) var wish: Wish

  init(_ sent: FormBody, _ survey: Survey, _ comment: Comment) {
    var isKnown = true
    let places = Dictionary(
      survey.themes.enumerated().map { ($1.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    func ticked(_ name: String) -> Set<Int> {
      let values = sent.fields.filter { $0.name == name }.map(\.value)
      let known = values.compactMap { places[$0] }
      if known.count != values.count { isKnown = false }
      return Set(known)
    }
    func text(_ name: String) -> String { PlainLine.of(String((sent[name] ?? "").prefix(CodingForm.mostOfNote))) }
    first = Set((sent[":first"] ?? "").split(separator: " ").compactMap { places[String($0)] })
    typed = CodingPage.Typed(ticked: ticked(":theme"))
    typed.line = text(":line")
    typed.note = text(":note")
    typed.withheld = text(":withheld")
    typed.newTheme = text(":new-theme")
    let deed = sent[":do"] ?? "keep"
    if deed == "keep-split" || deed == "whole" {
      typed.parts = comment.sentences.indices.map { ticked(":theme-\($0)") }
    }
    wish = .decided([])
    guard isKnown else {
      wish = .refused("The themes are others since the page was made. Look at what is ticked now")
      return
    }
    wish = read(deed, survey, comment)
  }

  private mutating func read(_ deed: String, _ survey: Survey, _ comment: Comment) -> Wish {
    switch deed {
    case "none": return none(survey)
    case "skip": return .decided(nil)
    case "split": return .split
    case "whole":
      typed.ticked = (typed.parts ?? []).reduce(into: []) { $0.formUnion($1) }
      typed.parts = nil
      return .again(nil, typed)
    case "keep-split": return splitCodes(survey, comment)
    default: return line(survey)
    }
  }

  private func splitCodes(_ survey: Survey, _ comment: Comment) -> Wish {
    let sentences = comment.sentences
    let given = typed.parts ?? []
    let codes = survey.themes.enumerated().compactMap { place, theme -> Code? in
      let own = given.indices.filter { given[$0].contains(place) }.map { sentences[$0] }
      return own.isEmpty ? nil : Code(theme.name, parts: own)
    }
    return codes.isEmpty
      ? .refused("Tick the themes of the sentences, or make it whole again and choose ‘None of the themes’")
      : .decided(codes)
  }

  /// What was typed into the line, or else what is ticked.
  private mutating func line(_ survey: Survey) -> Wish {
    let command = CodingLine(typed.line, themes: survey.themes.count)
    let written = typed.line
    typed.line = ""
    switch command {
    case .accept: return kept(typed.ticked, survey)
    case .themes(let themes): return kept(Set(themes), survey)
    case .changed(let add, let remove): return kept(typed.ticked.union(add).subtracting(remove), survey)
    case .none: return none(survey)
    case .skip: return .decided(nil)
    case .undo: return .undo
    case .split: return .split
    case .stop: return .stop
    case .note(let text):
      typed.note = text
      return .again(text.isEmpty ? "The note is gone." : "Noted.", typed)
    case .withhold(let text):
      typed.withheld = text
      return .again(
        text.isEmpty ? "Write withhold and the reason." : "It will not be quoted, once you keep your codes.", typed)
    case .missing(let text):
      typed.newTheme = text
      return .again(
        text.isEmpty ? "Write new and what the theme is about." : "Noted as a theme that is missing.", typed)
    case .search(let text): return .again(CodingForm.found(text, survey), typed)
    case .list, .show, .help: return .again(nil, typed)
    case .unknown(let word):
      typed.line = written
      return .refused("‘\(word)’ is no letter of a theme and no command. The letters stand beside the themes")
    }
  }

  private mutating func kept(_ themes: Set<Int>, _ survey: Survey) -> Wish {
    typed.ticked = themes
    guard !themes.isEmpty else {
      return .refused(
        typed.newTheme.isEmpty
          ? "Nothing is ticked. Tick its themes, type their letters, or choose ‘None of the themes’"
          : "Nothing is ticked, and a theme that is missing is no code. Tick its themes, or choose ‘None of the themes’: what is missing is noted with it"
      )
    }
    return .decided(themes.sorted().map { Code(survey.themes[$0].name) })
  }

  /// That it speaks of none of the themes; refused where somebody has just ticked one that was not ticked at first, so that no tick is lost
  /// unseen. Whoever chooses it once more means it.
  private func none(_ survey: Survey) -> Wish {
    let own = typed.ticked.subtracting(first)
    guard !own.isEmpty else { return .decided([]) }
    let labels = own.sorted().map { "‘\(survey.themes[$0].label.text)’" }.joined(separator: ", ")
    return .refused(
      "You ticked \(labels) and chose ‘None of the themes’. Nothing was kept. Keep what is ticked, or choose ‘None of the themes’ once more"
    )
  }

  private static func found(_ text: String, _ survey: Survey) -> String {
    let found = survey.themes(lookedFor: text)
    guard !found.isEmpty else { return "No theme has ‘\(text)’ in its label or codebook." }
    let themes = found.map { "\(CodingLine.letters(of: $0)) \(survey.themes[$0].label.text)" }
    return "‘\(text)’ is in: \(themes.joined(separator: ", "))."
  }

  /// The note that is kept of what was typed; nil for none.
  static func note(_ typed: CodingPage.Typed) -> String? { MissingTheme.note(typed.newTheme, typed.note) }
}
