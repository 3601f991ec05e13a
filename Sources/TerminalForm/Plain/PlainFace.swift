internal import Phrases
package import Responses
package import Surveys

/// Asks a survey line by line, for screen readers, pipes and any terminal; decides nothing itself, for `Interview` does.
package struct PlainFace<Reader: LineSource, Writer: TextSink> {
  package private(set) var reader: Reader
  package private(set) var writer: Writer
  let index: QuestionIndex
  let today: CivilDate
  /// Questions that were answered before the person came, and are not put to them.
  let answered: Set<Name>
  var language: Language
  var phrases: Phrases
  var sheet: AnswerSheet
  /// The steps that were put to the person, so that one which turns up later is put before the answers are sent.
  var seen: Set<InterviewStep.Key> = []
  /// What to type to come back to the answers; nil where nothing is kept.
  private let resumeCommand: String?
  private let isResumed: Bool
  let isTranscript: Bool
  private let notice: String?
  private let keep: DraftKeeping
  private var kept: AnswerSheet

  /// A questionnaire about to begin.
  ///
  /// - Parameters:
  ///   - language: nil to ask, where the survey has several.
  ///   - sheet: the answers to begin with, usually `Interview.start`.
  ///   - answered: questions whose answer on the sheet is settled.
  ///   - isTranscript: whether somebody copies a paper form.
  ///   - resumeCommand: what to type to come back to the answers; nil where `keep` keeps nothing.
  ///   - isResumed: whether the sheet is that of someone who comes back.
  ///   - notice: something to know before the first question.
  package init(
    index: QuestionIndex, language: Language?, sheet: AnswerSheet, answered: Set<Name> = [], today: CivilDate,
    isTranscript: Bool = false, resumeCommand: String? = nil, isResumed: Bool = false, notice: String? = nil,
    reader: Reader, writer: Writer,
    keep: @escaping DraftKeeping = { _, _ in nil }
  ) {
    self.index = index
    self.today = today
    self.answered = answered
    self.sheet = sheet
    self.resumeCommand = resumeCommand
    self.isResumed = isResumed
    self.isTranscript = isTranscript
    self.notice = notice
    self.keep = keep
    kept = sheet
    self.reader = reader
    self.writer = writer
    asksLanguage = language == nil && index.survey.languages.count > 1
    self.language = language ?? index.survey.defaultLanguage
    phrases = Phrases(self.language)
  }

  private let asksLanguage: Bool

  /// Asks until the answers are sent, the person stops, or the lines end; the last words of the two latter are written here.
  package mutating func run() -> FormEnding {
    do throws(Halt) {
      if asksLanguage { try chooseLanguage() }
      introduce()
      try ask(from: isResumed ? firstOpenStep() : nil)
      return .submitted(try review(), language)
    } catch .quit {
      say(phrases(.stopped))
      return .quit
    } catch .save {
      keepAnswers()
      return .stopped
    } catch {
      keepAnswers()
      say("")
      say(phrases(.inputEnded))
      return .inputEnded
    }
  }

  /// Keeps the answers so far, unless they are kept already; says so where that fails.
  mutating func keepAnswers() {
    guard sheet != kept else { return }
    if let reason = keep(sheet, language) {
      say(phrases(.draftNotKept, ["reason": reason]))
    } else {
      kept = sheet
    }
  }

  // MARK: - Lines

  mutating func say(_ line: String) { writer.write(line + "\n") }

  /// The next line, without blanks at its ends; `back` is nil.
  ///
  /// `help` and `quit` are seen to here; ". " before a line makes it an answer whatever it says.
  mutating func line() throws(Halt) -> String? {
    while true {
      writer.write(phrases(.prompt))
      guard let typed = reader.readLine() else { throw .inputEnded }
      let line = AnswerText.trimmed(typed)
      switch line.lowercased() {
      case "quit": throw .quit
      case "save" where resumeCommand != nil: throw .save
      case "help": say(phrases(.help))
      case "back": return nil
      default: return line.hasPrefix(". ") ? AnswerText.trimmed(line.dropFirst(2)) : line
      }
    }
  }

  /// The next line just as it was typed.
  mutating func rawLine() throws(Halt) -> String {
    guard let typed = reader.readLine() else { throw .inputEnded }
    return typed
  }

  // MARK: - The way through

  var interview: Interview { Interview(index: index, sheet: sheet, today: today, isTranscript: isTranscript) }

  private mutating func chooseLanguage() throws(Halt) {
    let languages = index.survey.languages
    while true {
      say(LanguageNames.demand(languages))
      for (place, one) in languages.enumerated() { say("  \(place + 1). \(LanguageNames.name(of: one))") }
      guard let line = try line() else { continue }
      let number = Int(line) ?? 0
      let meant = languages.first { $0.code == line || LanguageNames.name(of: $0).lowercased() == line.lowercased() }
      if let chosen = meant ?? (languages.indices.contains(number - 1) ? languages[number - 1] : nil) {
        language = chosen
        phrases = Phrases(chosen)
        return say("")
      }
      say(phrases(.noSuchNumber, ["number": line, "count": String(languages.count)]))
    }
  }

  private mutating func introduce() {
    let survey = index.survey
    say(survey.title.text(in: language))
    if let notice { say(notice) }
    if isTranscript { say(phrases(.transcriptHint)) }
    if isResumed { return say(phrases(resumeCommand == nil ? .commandsHint : .commandsAndSaveHint)) }
    say(phrases(.organisedBy, ["organiser": survey.organiser.text(in: language)]))
    if !isTranscript { say(phrases.timeNeeded(survey)) }
    if let intro = survey.intro {
      say("")
      say(Markdown(intro.text(in: language)))
    }
    say("")
    say(phrases(.privacy))
    say(Markdown(survey.privacy.text(in: language)))
    say("")
    if let resumeCommand { say(phrases(.keptAsYouGo, ["count": String(Draft.daysKept), "command": resumeCommand])) }
    say(phrases(resumeCommand == nil ? .commandsHint : .commandsAndSaveHint))
  }

  mutating func say(_ markdown: Markdown) {
    for line in MarkdownLines.plain(markdown) { say(line) }
  }

  mutating func paragraph(_ text: String, spaced: Bool = true) {
    if spaced { say("") }
    say(AnswerText.trimmed(text))
  }

  /// The steps that are put to the person now.
  func steps(in interview: Interview) -> [InterviewStep] {
    InterviewStep.steps(of: interview.journey).steps.filter { !answered.contains($0.entry.path.question) }
  }

  /// The step after the last that was answered, all before it counted as seen; nil for the first of all.
  private mutating func firstOpenStep() -> InterviewStep.Key? {
    let (past, next) = InterviewStep.split(steps(in: interview), answeredOn: sheet)
    for step in past { seen.insert(step.key) }
    return next.first?.key ?? past.last?.key
  }

  /// Puts every step from one on to the end, or from the first.
  private mutating func ask(from start: InterviewStep.Key?) throws(Halt) {
    var current = start
    while true {
      let interview = interview
      let steps = steps(in: interview)
      guard let at = current.map({ key in steps.firstIndex { $0.key == key } ?? steps.count }) ?? steps.indices.first,
        at < steps.count
      else { break }
      let step = steps[at]
      let isNew = seen.insert(step.key).inserted
      guard try put(step, steps, interview, withLead: isNew) else {
        if at == 0 { say(phrases(.atFirstQuestion)) }
        current = steps[max(0, at - 1)].key
        continue
      }
      keepAnswers()
      guard let next = InterviewStep.next(after: step, in: self.steps(in: self.interview), seen: seen) else { break }
      current = next.key
    }
    for lead in InterviewStep.steps(of: interview.journey).trail { show(lead, interview) }
  }

  /// Puts one step until it has an answer that can be taken; false to go back.
  mutating func put(
    _ step: InterviewStep, _ steps: [InterviewStep], _ interview: Interview, withLead: Bool
  ) throws(Halt) -> Bool {
    if withLead { for lead in step.lead { show(lead, interview) } }
    switch step.kind {
    case .question:
      say("")
      let lines = QuestionLines(phrases: phrases, language: language)
      for line in lines.lines(for: step.entry, in: interview) { say(line) }
      return try answer(step.entry)
    case .another: return try another(step.entry)
    }
  }

  mutating func show(_ lead: InterviewStep.Lead, _ interview: Interview) {
    switch lead {
    case .page(let title): paragraph(phrases.plain(title, in: interview))
    case .entry(let entry):
      let item = entry.path.item
      switch entry.role {
      case .item(let place):
        guard case .repeated(_, _, _, let heading) = entry.question.kind else { return }
        let label = heading ?? entry.question.label
        let text = label.map { phrases.plain($0, in: interview, item: item) } ?? entry.question.name.text
        paragraph(phrases(.itemOf, ["label": text, "number": String(place + 1)]))
      default:
        if let label = entry.question.label, entry.question.kind == .note {
          say("")
          say(phrases.markdown(label, in: interview, item: item))
        } else if let label = entry.question.label {
          paragraph(phrases.plain(label, in: interview, item: item))
        }
        if let hint = entry.question.hint { say(phrases.plain(hint, in: interview, item: item)) }
      }
    }
  }
}
