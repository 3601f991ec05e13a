import Surveys
import Testing
import Themes

@Suite struct CodingBenchTests {
  private let survey = Coding.survey
  private let comments = Coding.comments(["The road", "Tea"])

  private func next(
    _ bench: inout CodingBench, _ coder: String, at seconds: Int64 = 0, _ decisions: [CodingDecision] = []
  ) -> CodingBench.Place {
    bench.next(
      survey, Codings(survey, comments, decisions), coder: coder, work: .first,
      at: Moment(milliseconds: seconds * 1000))
  }

  @Test func `two coders at the same time have a comment each, and a third waits`() {
    var bench = CodingBench()
    #expect(next(&bench, "Anna").shown?.comment.text == "Tea")
    #expect(next(&bench, "Ben").shown?.comment.text == "The road")
    let third = next(&bench, "Cleo")
    #expect(third.shown == nil && third.waiting == 2)
    #expect(next(&bench, "Anna").shown?.comment.text == "Tea")
  }

  @Test func `those who settle differences have the same one before them`() {
    var bench = CodingBench()
    let codings = Codings(
      survey, comments,
      [Coding.decision(comments[0], "Anna", ["roads"]), Coding.decision(comments[0], "Ben", [])])
    for coder in ["Anna", "Ben"] {
      let place = bench.next(
        survey, codings, coder: coder, work: .differences, at: Moment(milliseconds: 0))
      #expect(place.shown?.comment.text == "The road")
    }
  }

  @Test func `a comment is kept for nobody for longer than ten minutes`() {
    var bench = CodingBench()
    _ = next(&bench, "Anna")
    #expect(next(&bench, "Ben", at: 599).shown?.comment.text == "The road")
    #expect(next(&bench, "Cleo", at: 600).shown?.comment.text == "Tea")
  }

  @Test func `a decision is followed`() {
    var bench = CodingBench()
    _ = next(&bench, "Anna")
    var decision = Coding.decision(comments[1], "Anna", [])
    decision.kind = .skipped
    bench.follow(decision, work: .first)
    #expect(next(&bench, "Anna", [decision]).shown?.comment.text == "The road")
    decision.kind = .undone
    bench.follow(decision, work: .first)
    #expect(next(&bench, "Anna").shown?.comment.text == "Tea")
  }

  @Test func `one comment is shown whether it waits or not`() {
    var bench = CodingBench()
    let codings = Codings(survey, comments, [Coding.decision(comments[0], "Anna", ["roads"])])
    let place = bench.show(
      codings.entries[0], survey, codings, coder: "Anna", work: .first, at: Moment(milliseconds: 0))
    #expect(place.shown?.comment.text == "The road" && place.waiting == 1)
  }

  @Test func `many sittings are begun anew, and nothing else changes`() {
    var bench = CodingBench()
    for coder in 0..<40 { _ = next(&bench, "Coder \(coder)", at: Int64(coder) * 700) }
    #expect(next(&bench, "Anna", at: 40 * 700).shown?.comment.text == "Tea")
  }
}
