internal import Phrases
internal import Responses
internal import Surveys

/// The full-screen questionnaire as a value: keys go in, a picture comes out, and `Interview` decides what is asked.
struct FormScreen {
  let index: QuestionIndex
  let today: CivilDate
  /// Questions that were answered before the person came, and are not put to them.
  let answered: Set<Name>
  /// What to type to come back to these answers; nil where nothing is kept.
  let resumeCommand: String?
  /// Whether the answers are those of someone who comes back.
  let isResumed: Bool
  /// Whether somebody copies a paper form.
  let isTranscript: Bool
  var language: Language
  var phrases: Phrases
  var sheet: AnswerSheet
  var place: Place
  var editor: any QuestionEditor
  /// Editors whose text could not be read as an answer when the person left them, so that nothing typed is lost.
  var unread: [InterviewStep.Key: any QuestionEditor] = [:]
  /// Editors with what was typed of an answer before it was marked as one that cannot be read.
  var marked: [InterviewStep.Key: any QuestionEditor] = [:]
  /// The steps that were put to the person.
  var seen: Set<InterviewStep.Key> = []
  /// What must change before the person can go on, in words.
  var complaints: [String] = []
  /// Something to know that is no fault of an answer.
  var notice: String?
  var showsHelp = false
  /// The first line in sight; nil to follow what has the keys.
  var scroll: Int?
  /// Whether the person goes back to the list of their answers after this question.
  var isChanging = false
  var review = ReviewList()

  /// Where the person is.
  enum Place: Hashable {
    case languages, start
    case step(InterviewStep.Key)
    case review
  }

  /// What the screen wants of whoever shows it.
  enum Request: Hashable {
    case nothing
    /// Keep the answers so far.
    case keep
    case leave, suspend, redraw
    case submit(AnswerSheet)
    /// Let the person write this text in their own editor.
    case write(String)
  }

  init(
    index: QuestionIndex, language: Language?, sheet: AnswerSheet, answered: Set<Name>, today: CivilDate,
    isTranscript: Bool = false, resumeCommand: String?, isResumed: Bool = false, notice: String? = nil
  ) {
    self.index = index
    self.today = today
    self.answered = answered
    self.resumeCommand = resumeCommand
    self.isResumed = isResumed
    self.isTranscript = isTranscript
    self.sheet = sheet
    self.notice = notice
    self.language = language ?? index.survey.defaultLanguage
    phrases = Phrases(self.language)
    editor = AnotherEditor()
    place = .start
    if language == nil, index.survey.languages.count > 1 {
      place = .languages
      editor = ChoiceEditor(languageChoices, isSeveral: false, isRequired: true, answer: nil, beside: [:])
    }
  }

  var interview: Interview { interview(of: sheet) }
  func interview(of sheet: AnswerSheet) -> Interview {
    Interview(index: index, sheet: sheet, today: today, isTranscript: isTranscript)
  }
  var words: EditorWords { EditorWords(phrases: phrases, language: language) }

  /// The steps that are put to the person now.
  func steps(in interview: Interview) -> [InterviewStep] {
    InterviewStep.steps(of: interview.journey).steps.filter { !answered.contains($0.entry.path.question) }
  }

  private var languageChoices: [Choice] {
    index.survey.languages.compactMap { language in
      Name(language.code).map { Choice(name: $0, label: Wording(LanguageNames.name(of: language))) }
    }
  }

  // MARK: - Keys

  /// Does what a key does on a screen of that size.
  ///
  /// Characters that come in one piece, as over a slow line, are pressed one after another; after one that sends the answers none counts.
  mutating func press(_ key: KeyPress, _ size: ScreenSize) -> Request {
    guard case .text(let text) = key, text.count > 1 else { return pressOne(key, size) }
    var request = Request.nothing
    for character in text {
      switch pressOne(.text(String(character)), size) {
      case .nothing: break
      case .keep: request = .keep
      case let last: return last
      }
    }
    return request
  }

  private mutating func pressOne(_ key: KeyPress, _ size: ScreenSize) -> Request {
    if showsHelp {
      if key == .pageDown || key == .pageUp { return page(key, size) }
      showsHelp = false
      scroll = nil
      return .nothing
    }
    switch key {
    case .control("c"), .control("s"): return .leave
    case .control("z"): return .suspend
    case .control("l"): return .redraw
    case .pageDown, .pageUp: return page(key, size)
    case .function(1): return help()
    case .text("?") where !isTyping: return help()
    case .function(2): return switchLanguage()
    case .function(3) where isTranscript: return markIllegible()
    case .escape, .backTab: return back()
    default: break
    }
    notice = nil
    scroll = nil
    switch place {
    case .languages: return pressLanguages(key, size)
    case .start: return key == .enter || key == .tab || key == .text(" ") ? begin() : startScroll(key, size)
    case .step: return pressStep(key, size)
    case .review: return pressReview(key, size)
    }
  }

  private var isTyping: Bool {
    if case .step = place { editor.isTyping } else { false }
  }

  private mutating func help() -> Request {
    showsHelp = true
    scroll = 0
    return .nothing
  }

  private mutating func page(_ key: KeyPress, _ size: ScreenSize) -> Request {
    let view = self.view(size)
    let step = max(1, view.height - 2)
    scroll = min(max(0, view.top + (key == .pageDown ? step : -step)), max(0, view.lines.count - view.height))
    return .nothing
  }

  private mutating func startScroll(_ key: KeyPress, _ size: ScreenSize) -> Request {
    let view = self.view(size)
    guard key == .down || key == .up else { return .nothing }
    scroll = min(max(0, view.top + (key == .down ? 1 : -1)), max(0, view.lines.count - view.height))
    return .nothing
  }

  /// The next language of the survey's; answers stay as they are.
  private mutating func switchLanguage() -> Request {
    let languages = index.survey.languages
    guard languages.count > 1, let at = languages.firstIndex(of: language) else { return .nothing }
    language = languages[(at + 1) % languages.count]
    phrases = Phrases(language)
    complaints = []
    return .keep
  }

  private mutating func pressLanguages(_ key: KeyPress, _ size: ScreenSize) -> Request {
    guard editor.press(key, width: size.text, words: words) == .done else { return .nothing }
    var problems: [AnswerProblem] = []
    let question = Question(name: "language", label: nil, kind: .note)
    if case .choice(let name)? = editor.answer(to: question, at: QuestionPath("language"), problems: &problems) {
      language = Language(name.text)
      phrases = Phrases(language)
    }
    place = .start
    scroll = 0
    return .nothing
  }
}

/// How large the window is.
struct ScreenSize: Hashable {
  var columns: Int
  var rows: Int

  /// The widest that lines of text are made; wider ones are hard to read.
  var text: Int { max(20, min(columns - 2, 76)) }
}
