import Responses
import Surveys
import TestSupport
import Testing

struct InterviewPropertyTests {
  private let today: CivilDate

  init() throws { today = try #require(CivilDate(iso: "2016-01-31")) }

  private func each(_ count: Int, faults: Double, _ body: (Survey, AnswerSheet, inout Chance) throws -> Void) rethrows {
    for seed in 0..<count {
      var chance = Chance(seed: UInt64(seed))
      let survey = RandomSurvey(using: &chance).survey
      let sheet = RandomAnswers.sheet(
        for: survey.pages.flatMap(\.questions), faults: faults, using: &chance)
      try body(survey, sheet, &chance)
    }
  }

  /// The sheet after one page was filled in as a person with those answers would.
  private func fill(_ page: JourneyPage, from answers: AnswerSheet, on sheet: inout AnswerSheet) {
    for entry in page.entries where entry.path.item == nil {
      sheet[entry.path] = answers[entry.path]
      for choice in entry.question.choiceSet?.choices ?? [] {
        sheet[specification: choice.name, at: entry.path] = answers[specification: choice.name, at: entry.path]
      }
    }
  }

  @Test func `going back and forward gives the same sheet as going straight on`() {
    each(300, faults: 0.1) { survey, answers, chance in
      func walk(wandering: Bool, _ chance: inout Chance) -> AnswerSheet {
        var sheet = AnswerSheet()
        var page = -1
        while true {
          let interview = Interview(survey: survey, sheet: sheet, today: today)
          if wandering, chance.happens(0.4), let before = interview.page(before: page) {
            page = before
          } else if let next = interview.page(after: page) {
            page = next
          } else {
            return sheet
          }
          // What turns up on this very page is filled in, too, before going on.
          var before: AnswerSheet?
          while before != sheet {
            before = sheet
            if let shown = Interview(survey: survey, sheet: sheet, today: today).page(at: page) {
              fill(shown, from: answers, on: &sheet)
            }
          }
        }
      }
      let straight = Interview(survey: survey, sheet: walk(wandering: false, &chance), today: today).submission()
      let wandered = Interview(survey: survey, sheet: walk(wandering: true, &chance), today: today).submission()
      #expect(wandered == straight)
    }
  }

  @Test func `a submission holds nothing that is not relevant`() throws {
    var dropped = 0
    try each(300, faults: 0.1) { survey, sheet, _ in
      let interview = Interview(survey: survey, sheet: sheet, today: today)
      let submission = interview.submission()
      let again = Interview(survey: survey, sheet: submission, today: today)
      let shown = Set(interview.journey.pages.flatMap(\.entries).map(\.path.question))
      for name in submission.answers.keys {
        let question = try #require(survey.question(named: name))
        if case .calculate = question.kind { continue }
        #expect(shown.contains(name))
      }
      for key in submission.specifications.keys { #expect(shown.contains(key.question)) }
      #expect(again.submission() == submission)
      #expect(again.journey == interview.journey)
      #expect(again.problems == interview.problems)
      dropped += submission.answers.count < sheet.answers.count ? 1 : 0
    }
    #expect(dropped > 30, "the surveys hide too little to try this")
  }

  @Test func `the submission of a complete interview has no problems`() {
    var complete = 0
    each(300, faults: 0) { survey, sheet, _ in
      let interview = Interview(survey: survey, sheet: sheet, today: today)
      guard interview.isComplete else { return }
      complete += 1
      #expect(Interview(survey: survey, sheet: interview.submission(), today: today).problems.isEmpty)
    }
    #expect(complete > 50, "too few complete interviews to try this: \(complete)")
  }

  @Test func `a submission is written and read back the same`() {
    each(300, faults: 0) { survey, sheet, _ in
      let submission = Interview(survey: survey, sheet: sheet, today: today).submission()
      let outcome = SheetReading.read(QuestionIndex(survey), submission.raw(QuestionIndex(survey)))
      #expect(outcome.problems.isEmpty)
      #expect(outcome.sheet == submission)
    }
  }
}
