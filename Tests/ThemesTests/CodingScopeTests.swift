import Surveys
import Testing
import Themes

@Suite struct CodingScopeTests {
  private let texts = Coding.comments(["The road"]) + SampleTalk.said(["The bus"])

  @Test func `a coder takes up what was written, what was said, one session, or all`() {
    func held(_ scope: CodingScope) -> [String] { texts.filter(scope.holds).map(\.text) }
    #expect(held(.all) == ["The road", "The bus"])
    #expect(held(.comments) == ["The road"])
    #expect(held(.contributions) == ["The bus"])
    #expect(held(.session("focus-group")) == ["The bus"])
    #expect(held(.session("consensus")).isEmpty)
  }

  @Test func `the queue and the bench hold to it`() {
    let codings = Codings(Coding.survey, texts, [])
    func queue(_ scope: CodingScope) -> [String] {
      CodingQueue(Coding.survey, codings, coder: "Anna", work: .first, scope: scope).cases.map(\.comment.text)
    }
    #expect(queue(.comments) == ["The road"] && queue(.contributions) == ["The bus"] && queue(.all).count == 2)
    var bench = CodingBench()
    let place = bench.next(
      Coding.survey, codings, coder: "Anna", work: .first, scope: .contributions, at: Moment(milliseconds: 0))
    #expect(place.shown?.comment.text == "The bus" && place.waiting == 1)
  }

  @Test func `what is known of one scope stands under the same places`() {
    let only = Codings(Coding.survey, texts, [Coding.decision(texts[1], "Anna", ["roads"])]).only(.contributions)
    #expect(only.entries.map(\.comment.text) == ["The bus"] && only.place[texts[1].place] == 0)
    #expect(only.entries[0].standing == .settled([0]))
  }
}
