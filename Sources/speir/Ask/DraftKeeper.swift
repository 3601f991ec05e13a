internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys

/// Keeps the answers that a person has not sent yet, under a code that only they hold.
struct DraftKeeper {
  let store: SurveyStore
  let code: DraftCode
  let loaded: LoadedSurvey
  let startedAt: Moment
  let now: @Sendable () -> Moment
  var mode = AskMode.terminal
  /// The invitation that its person came with; nil for none.
  var invitation: Invitation?
  /// What names the folder on the command line, as it was given; nil for the current one.
  var directory: String?

  /// Keeps the answers; the reason in words where that failed.
  func keep(_ sheet: AnswerSheet, _ language: Language) -> String? {
    let draft = Draft(
      code: code.sealed(under: store.key), form: loaded.form, language: language, startedAt: startedAt, savedAt: now(),
      answers: AnswersJSON.value(sheet, loaded.index, withAddresses: true).text,
      invitation: invitation?.enclosed(for: code, under: store.key))
    do throws(StoreFault) {
      try store.save(draft)
      return nil
    } catch {
      return Failure(error).message
    }
  }

  /// What is kept; nil where nothing was kept yet, or it cannot be read.
  var kept: Draft? { try? store.draft(code.sealed(under: store.key)) }

  /// Erases what was kept. That it could not be is no reason to trouble a person whose answers are stored.
  func discard() { try? store.discard(code.sealed(under: store.key)) }

  /// What to type to come back.
  var resumeCommand: String {
    let folder = directory.map { " --directory \(ShellWord.quoted($0))" } ?? ""
    let paper = mode == .paper ? " --mode paper" : ""
    return "speir ask \(loaded.survey.id) --resume \(code)\(paper)\(folder)"
  }
}

/// Words as a shell reads them.
enum ShellWord {
  /// The word in quotation marks where it needs them.
  static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-+:@%".utf8.contains(byte)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
