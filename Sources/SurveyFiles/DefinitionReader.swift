internal import Surveys

/// Walks the tree of a definition once, collecting what it says and everything that is wrong with it.
///
/// The files beside this one extend it, one part of a definition each. Linear in the size of the definition, but for formulas, which look at
/// the questions before them.
struct DefinitionReader {
  let file: SurveyText
  private(set) var findings: [Finding] = []

  var languages: [Language] = ["en"]
  /// How often each language lacks a text that is shown, and where.
  var untranslated: [Language: [Place]] = [:]
  var audiences: [Audience] = []
  var themes: [Theme] = []
  var scales: [Scale] = []
  var choiceLists: [ChoiceList] = []
  /// Scales and lists that some question uses.
  var used: Set<Name> = []
  /// Every question read so far, with what later questions may say about it.
  var known = KnownQuestions()
  /// Themes that some evidence speaks of.
  var evidenced: Set<Name> = []
  /// Formulas that are checked when every name is known.
  var pending: [PendingFormula] = []
  var pipes: [PendingPipe] = []

  init(_ file: SurveyText) { self.file = file }

  mutating func error(at place: Place, _ message: String, _ notes: String...) {
    findings.append(Finding(.error, at: place, message, notes: notes))
  }

  mutating func warn(at place: Place, _ message: String, _ notes: String...) {
    findings.append(Finding(.warning, at: place, message, notes: notes))
  }

  mutating func add(_ finding: Finding) { findings.append(finding) }

  // MARK: Mappings

  /// The mapping behind a value, whose keys are all among the known ones; nil, with a finding, for anything else.
  mutating func mapping(_ value: YAMLValue, _ what: String, keys: [String]) -> YAMLMapping? {
    guard case .mapping(let mapping) = value else {
      error(at: value.place, "\(what) must be a mapping of keys and values, not \(value.kind)")
      return nil
    }
    for pair in mapping.pairs where !keys.contains(pair.key.string) {
      unknownKey(pair.key, in: mapping, pair.value, what, keys)
    }
    return mapping
  }

  /// The same for a kind of mapping that has a table.
  mutating func mapping(_ value: YAMLValue, _ what: String, _ part: FieldShape.Part) -> YAMLMapping? {
    mapping(value, what, keys: part.table.keys)
  }

  mutating func unknownKey(
    _ key: YAMLText, in mapping: YAMLMapping, _ value: YAMLValue, _ what: String, _ keys: [String]
  ) {
    if mapping.isFlow && value.isNothing {
      error(
        at: key.place, "‘\(key.string)’ stands alone between commas",
        "If it belongs to the text before the comma, put quotes round that text")
      return
    }
    let hint = Spelling.nearest(to: key.string, among: keys).map { "Did you mean ‘\($0)’?" }
    error(
      at: key.place, "\(what) has no key ‘\(key.string)’", hint ?? "Its keys are: \(keys.joined(separator: ", "))")
  }

  /// The items of a list; a finding and nil for anything else.
  mutating func list(_ value: YAMLValue, _ what: String) -> [YAMLValue]? {
    guard case .list(let items, _) = value else {
      error(
        at: value.place, "\(what) must be a list, not \(value.kind)",
        "Write each item on a line of its own, after a hyphen")
      return nil
    }
    return items
  }

  // MARK: Texts

  /// The text behind a value that holds one and is not empty; a finding and nil for anything else.
  mutating func text(_ value: YAMLValue, _ what: String) -> YAMLText? {
    guard case .text(let text) = value else {
      error(at: value.place, "\(what) must be a text, not \(value.kind)")
      return nil
    }
    guard text.string.contains(where: { !$0.isWhitespace }) else {
      error(at: text.place, "\(what) is empty", "Write a text, or leave the key out")
      return nil
    }
    return text
  }

  mutating func text(_ mapping: YAMLMapping, _ key: String) -> YAMLText? {
    mapping[key].flatMap { text($0, "‘\(key)’") }
  }

  /// A text in one language or several; those that are shown to respondents are counted when a language is missing.
  mutating func wording(_ value: YAMLValue, _ what: String, shown: Bool = true) -> Wording? {
    if case .mapping(let mapping) = value {
      var versions: [Wording.Version] = []
      for pair in mapping.pairs {
        let language = Language(pair.key.string)
        guard languages.contains(language) else {
          if mapping.isFlow && pair.value.isNothing {
            unknownKey(pair.key, in: mapping, pair.value, what, [])
          } else {
            error(
              at: pair.key.place, "The survey has no language ‘\(language)’",
              "Its languages are: \(languages.map(\.code).joined(separator: ", "))")
          }
          continue
        }
        guard let text = text(pair.value, "\(what) in ‘\(language)’") else { continue }
        pipe(text, shown)
        versions.append(Wording.Version(language, text.string))
      }
      guard let first = versions.firstIndex(where: { $0.language == languages[0] }) else {
        error(at: mapping.place, "\(what) has no text in the default language ‘\(languages[0])’", "Add one")
        return nil
      }
      versions.swapAt(0, first)
      if first > 1 {
        versions[1...first].sort { a, b in order(of: a.language, in: mapping) < order(of: b.language, in: mapping) }
      }
      if shown { missing(versions.map(\.language), at: value.place) }
      return Wording(versions)
    }
    guard let text = text(value, what) else { return nil }
    pipe(text, shown)
    if shown { missing([languages[0]], at: value.place) }
    return Wording(text.string, in: languages[0])
  }

  private func order(of language: Language, in mapping: YAMLMapping) -> Int {
    mapping.pairs.firstIndex { $0.key.string == language.code } ?? 0
  }

  private mutating func missing(_ present: [Language], at place: Place) {
    for language in languages where !present.contains(language) { untranslated[language, default: []].append(place) }
  }

  private mutating func pipe(_ text: YAMLText, _ shown: Bool) {
    if shown && text.string.contains("${") { pipes.append(PendingPipe(text: text, before: known.all.count)) }
  }

  mutating func wording(_ mapping: YAMLMapping, _ key: String, shown: Bool = true) -> Wording? {
    mapping[key].flatMap { wording($0, "‘\(key)’", shown: shown) }
  }

  // MARK: Names, numbers, days, words

  mutating func name(_ text: YAMLText, _ what: String) -> Name? {
    if let name = Name(text.string) { return name }
    let hint = Name.made(from: text.string).map { "Write ‘\($0)’, for example" }
    error(
      at: text.place, "\(what) cannot be called ‘\(text.string)’",
      "A name is made of the letters a to z, digits, _ and -, and does not begin with a digit or a hyphen",
      hint ?? "Write a short word")
    return nil
  }

  mutating func name(_ mapping: YAMLMapping, _ key: String, _ what: String) -> Name? {
    text(mapping, key).flatMap { name($0, what) }
  }

  /// A whole number within the bounds that the table has for the key; a finding and nil for anything else.
  mutating func whole(_ mapping: YAMLMapping, _ key: String, _ table: FieldTable) -> Int? {
    guard let text = text(mapping, key), case .whole(let least, let most) = table[key] else { return nil }
    guard let number = Int(text.string), (least...most).contains(number) else {
      error(
        at: text.place,
        "‘\(key)’ must be a whole number \(most == FieldShape.farAbove ? "of at least \(least)" : "from \(least) to \(most)"), not ‘\(text.string)’"
      )
      return nil
    }
    return number
  }

  mutating func whole(_ mapping: YAMLMapping, _ key: String, _ part: FieldShape.Part) -> Int? {
    whole(mapping, key, part.table)
  }

  mutating func whole(_ mapping: YAMLMapping, _ key: String, _ type: QuestionType) -> Int? {
    whole(mapping, key, FieldTable.question(type))
  }

  mutating func number(_ text: YAMLText, _ what: String) -> Double? {
    let shape = text.string.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
    guard shape, let number = Double(text.string), number.isFinite else {
      error(
        at: text.place, "\(what) must be a number, not ‘\(text.string)’",
        "Write it with digits, and a point before decimals")
      return nil
    }
    return number
  }

  mutating func number(_ mapping: YAMLMapping, _ key: String) -> Double? {
    text(mapping, key).flatMap { number($0, "‘\(key)’") }
  }

  mutating func date(_ mapping: YAMLMapping, _ key: String) -> CivilDate? {
    guard let text = text(mapping, key) else { return nil }
    guard let date = CivilDate(iso: text.string) else {
      error(at: text.place, "‘\(key)’ is not a day of the calendar", "Write year, month and day, as in 2026-03-31")
      return nil
    }
    return date
  }

  /// `true` or `false`; absent is false.
  mutating func flag(_ mapping: YAMLMapping, _ key: String) -> Bool {
    guard let text = text(mapping, key) else { return false }
    switch text.string {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      error(at: text.place, "‘\(key)’ must be true or false, not ‘\(text.string)’")
      return false
    }
  }

  /// One of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ mapping: YAMLMapping, _ key: String, as type: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    guard let text = text(mapping, key) else { return nil }
    if let word = Word(rawValue: text.string) { return word }
    let words = Word.allCases.map(\.rawValue)
    let hint = Spelling.nearest(to: text.string, among: words).map { "Did you mean ‘\($0)’?" }
    error(
      at: text.place, "‘\(key)’ cannot be ‘\(text.string)’", hint ?? "It is one of: \(words.joined(separator: ", "))")
    return nil
  }

  /// A name that must be among the declared ones.
  mutating func reference(_ text: YAMLText, _ what: String, among declared: [Name]) -> Name? {
    if let name = Name(text.string), declared.contains(name) { return name }
    let hint = Spelling.nearest(to: text.string, among: declared.map(\.text)).map { "Did you mean ‘\($0)’?" }
    let all = declared.isEmpty ? "None is declared" : "There are: \(declared.map(\.text).joined(separator: ", "))"
    error(at: text.place, "There is no \(what) ‘\(text.string)’", hint ?? all)
    return nil
  }

  /// Texts in a list, each not empty.
  mutating func texts(_ mapping: YAMLMapping, _ key: String) -> [YAMLText] {
    guard let value = mapping[key], let items = list(value, "‘\(key)’") else { return [] }
    return items.compactMap { text($0, "An item of ‘\(key)’") }
  }
}
