internal import Phrases
package import Responses
package import Surveys

/// Asks a survey on a whole screen, one question at a time; what is asked is `Interview`'s, what is shown `FormScreen`'s.
package struct ScreenFace<Device: ScreenDevice> {
  package private(set) var device: Device
  private var screen: FormScreen
  private var keys = KeyReader()
  private var painter: ScreenPainter
  private let keep: DraftKeeping
  /// What was kept last, so that the same is not kept twice.
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
    device: Device,
    keep: @escaping DraftKeeping = { _, _ in nil }
  ) {
    self.device = device
    self.keep = keep
    kept = sheet
    screen = FormScreen(
      index: index, language: language, sheet: sheet, answered: answered, today: today,
      isTranscript: isTranscript, resumeCommand: resumeCommand, isResumed: isResumed, notice: notice)
    painter = ScreenPainter(usesColour: device.usesColour)
  }

  /// Asks until the answers are sent, the person leaves, or the terminal goes away; the terminal is given back in every case.
  package mutating func run() -> FormEnding {
    device.begin()
    defer { device.end() }
    while true {
      paint()
      switch device.next(within: keys.isWaiting ? 50 : 1000) {
      case .ended:
        keepWhatIsTyped()
        return .inputEnded
      case .resized: painter.forget()
      case .idle:
        for key in keys.settle() {
          if let ending = press(key) { return ending }
        }
        keepWhatIsTyped()
      case .bytes(let bytes):
        for key in keys.read(bytes) {
          if let ending = press(key) { return ending }
        }
      }
    }
  }

  private var size: ScreenSize { ScreenSize(columns: device.size.columns, rows: device.size.rows) }

  private mutating func paint() { device.write(painter.paint(screen.picture(size), rows: size.rows)) }

  private mutating func press(_ key: KeyPress) -> FormEnding? {
    switch screen.press(key, size) {
    case .nothing: break
    case .keep: keepAnswers(screen.sheet)
    case .redraw: painter.forget()
    case .leave:
      keepWhatIsTyped()
      return .stopped
    case .suspend:
      keepWhatIsTyped()
      device.suspend()
      painter.forget()
    case .submit(let sheet): return .submitted(sheet, screen.language)
    case .write(let text):
      if let written = device.edit(text) { screen.take(written) }
      painter.forget()
    }
    return nil
  }

  /// Keeps the answer that is being typed, where it can be read, with the others.
  private mutating func keepWhatIsTyped() {
    guard let step = screen.step(in: screen.interview) else { return keepAnswers(screen.sheet) }
    keepAnswers(screen.answeredSheet(step).sheet)
  }

  private mutating func keepAnswers(_ sheet: AnswerSheet) {
    guard sheet != kept else { return }
    if let reason = keep(sheet, screen.language) {
      screen.notice = screen.phrases(.draftNotKept, ["reason": reason])
    } else {
      kept = sheet
    }
  }
}
