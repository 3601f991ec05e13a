internal import Phrases
internal import Responses
internal import SurveyFiles
internal import Surveys

/// Takes the answers of one person from a file, as `speir ask --answers` does.
struct AnswersIntake {
  let index: QuestionIndex
  let preset: AskPreset?
  let today: CivilDate
  let json: Bool
  let isTranscript: Bool
  let phrases: Phrases
  let world: World

  /// The answers in a file, as they would be submitted; `-` is standard input.
  ///
  /// - Throws: `Failure` with every answer that is missing or wrong.
  func read(_ file: String) throws(Failure) -> AnswerSheet {
    let bytes = try InputFile.bytes(of: file, limit: SurveyText.limit)
    let reading = AnswersFile.read(bytes, file: file == "-" ? "standard input" : file, for: index.survey)
    guard let answers = reading.answers else {
      throw Failure(.badData, FindingPrinter(width: 120).text(of: reading.findings) + phrases(.nothingStored))
    }
    if !reading.findings.findings.isEmpty {
      world.console.printError(FindingPrinter(width: 120).text(of: reading.findings))
    }
    var outcome = SheetReading.read(index, answers)
    if let preset { outcome.sheet[preset.question] = .choice(preset.audience) }
    let interview = Interview(index: index, sheet: outcome.sheet, today: today, isTranscript: isTranscript)
    let problems = interview.problems(after: outcome)
    guard problems.isEmpty else {
      let list = ProblemList(problems: problems, phrases: phrases, index: index)
      if json { world.console.print(list.json) }
      throw Failure(.badData, json ? "" : list.text + "\n" + phrases(.nothingStored))
    }
    let submission = interview.submission()
    sayWhatIsLeftOut(of: outcome.sheet, submission)
    return submission
  }

  /// An answer to a question that is not asked, after what was answered before it, is no fault; but whoever copied it should know.
  private func sayWhatIsLeftOut(of sheet: AnswerSheet, _ submission: AnswerSheet) {
    let names = index.survey.questionsOutsideRepeats.map(\.name)
    let left = names.filter { sheet[$0].map { !$0.isBlank } ?? false && submission[$0] == nil }
    guard !left.isEmpty else { return }
    world.console.printError(
      "Left out, since the answers before lead past it: \(left.map { "‘\($0)’" }.joined(separator: ", "))")
  }
}
