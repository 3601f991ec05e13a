import Responses
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct CommentPlaceTests {
  @Test func `what was said stands behind what was written, and neither is ever the other`() {
    let written = Coding.place(3)
    let said = CommentPlace.contribution(SampleSession.id(1))
    #expect(
      [said, written, .contribution(SampleSession.id(0)), Coding.place(1)].sorted()
        == [Coding.place(1), written, .contribution(SampleSession.id(0)), said])
    #expect(written.contribution == nil && written.path?.question == "change" && !written.isContribution)
    #expect(said.response == nil && said.path == nil && said.isContribution)
    // The digits of both may be the same.
    let id = ResponseID(high: 0, low: 1)
    #expect(CommentPlace(id, QuestionPath("change")) != said)
  }
}
