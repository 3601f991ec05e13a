import Testing

@testable import ResponseFiles

@Suite struct ForeignColumnTests {
  @Test func `what other tools say of a response is known by its heading`() {
    #expect(ForeignColumn(heading: "Respondent ID", isFirstCount: true) == .key)
    #expect(ForeignColumn(heading: "_submission_time", isFirstCount: false) == .submittedAt)
    #expect(ForeignColumn(heading: "StartDate", isFirstCount: false) == .startedAt)
    #expect(ForeignColumn(heading: "IP Address", isFirstCount: false) == .unused)
  }

  @Test func `a column without a heading is passed over only where it numbers the rows`() {
    #expect(ForeignColumn(heading: "", isFirstCount: true) == .unused)
    #expect(ForeignColumn(heading: "", isFirstCount: false) == nil)
  }

  @Test func `what an organiser may have written is not passed over`() {
    for heading in ["Notes", "Comments", "Gender"] {
      #expect(ForeignColumn(heading: heading, isFirstCount: false) == nil)
    }
  }
}
