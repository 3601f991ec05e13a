import Sessions
import Surveys
import TestSupport
import Testing

@testable import ResponseFiles

@Suite struct SessionFileTests {
  @Test func `every kind of event comes back as it was written, and so do ballots`() throws {
    let lines =
      SampleSession.everyKind.map(SessionFile.Line.event)
      + [.ballot(SampleSession.ballot(4, vote: 16, revision: 3, ["roads": 2, "money": 1]))]
    for line in lines {
      let text = try SessionFile.text(line)
      #expect(text.hasSuffix("\n") && !text.dropLast().contains("\n"))
      #expect(SessionFile.line(Array(text.utf8)) == line, "\(text)")
    }
    expectGolden(try lines.map(SessionFile.text).joined(), "sessions.jsonl")
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"id\":\"x\"}", "{\"ballot\":\"x\",\"vote\":\"y\",\"revision\":0,\"dots\":{}}", "{\"event\":{}}",
  ])
  func `anything else is no line`(text: String) {
    #expect(SessionFile.line(Array(text.utf8)) == nil)
  }
}
