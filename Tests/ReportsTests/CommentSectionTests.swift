import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct CommentSectionTests {
  /// A report on the sample's survey, on these comments, and on what Anna and Ben decided about each.
  private func report(
    _ comments: [(text: String, audience: Name?, anna: [Name]?, ben: [Name]?)]
  ) throws -> PriorityReport {
    var report = try SampleReport.make()
    var all: [Themes.Comment] = []
    var decisions: [CodingDecision] = []
    for (at, one) in comments.enumerated() {
      let comment = Themes.Comment(
        place: CommentPlace(ResponseID(bytes: [UInt8(at)]), QuestionPath("change")), text: one.text, language: "en",
        audience: one.audience, permissions: [.quote])
      all.append(comment)
      for (coder, codes) in [("Anna", one.anna), ("Ben", one.ben)] {
        guard let codes else { continue }
        decisions.append(
          CodingDecision(
            place: comment.place, digest: comment.digest, coder: coder, at: Moment(milliseconds: 0),
            kind: .coded(codes.map { Code($0) })))
      }
    }
    let codings = Codings(report.survey, all, decisions)
    report.result.comments = CommentEvidence(report.survey, ids: all.compactMap(\.place.response), codings).figures
    return report
  }

  private func section(_ markdown: String) -> String {
    let start = "What people wrote\n"
    let rest = markdown.split(separator: start, maxSplits: 1).last ?? ""
    return String(rest.split(separator: "\n## ", maxSplits: 1).first ?? "")
  }

  @Test func `the paper says what was written, how far it is coded, how coders agree, and quotes`() throws {
    let report = try report([
      ("Mend the path by the *church*.", "north", ["paths"], ["paths"]),
      ("The path floods.", "south", ["paths"], ["paths"]),
      ("Lamps on the path, please", "south", ["paths", "lights"], ["lights"]), ("Fine as it is", nil, [], []),
      ("I have not been there", nil, nil, nil), ("A bench. Ring 01463 555 019", "north", ["benches"], nil),
    ])
    expectGolden(section(report.markdown), "comments.md")
    #expect(report.json.contains("\"comments\": {"))
    #expect(report.json.contains("\"texts\": 6"))
    #expect(report.json.contains("{\"theme\": \"paths\", \"given\": 3, \"alpha\": "))
    #expect(!report.json.contains("01463"))
  }

  @Test func `on the page that stays nobody is quoted`() throws {
    let report = try report([("Mend the path by the church.", "north", ["paths"], ["paths"])])
    #expect(report.paper.markdown.contains("Mend the path by"))
    #expect(!report.openPaper.markdown.contains("Mend the path by"))
    #expect(report.openPaper.markdown.contains("One comment was written"))
  }

  @Test func `a group that is too small to be shown is not named beside a quote`() throws {
    let comment: (String, Name?, [Name]?, [Name]?) = ("Mend the path.", "visitors", ["paths"], nil)
    var report = try report([comment])
    #expect(section(report.markdown).contains("“Mend the path.” – Visitors"))
    report.result.settings.smallSector = 50
    #expect(section(report.markdown).contains("“Mend the path.”\n"))
  }

  @Test func `for publication few comments of an area are not counted out, nor how coders agree on them`() throws {
    var report = try report(
      (0..<7).map { ("The path floods at place \($0).", "visitors", $0 < 6 ? ["paths"] : ["lights"], ["paths"]) })
    report.result = try report.result.published(report.survey)
    let text = section(report.markdown)
    #expect(text.contains("| Paths | 6 |") && text.contains("| Lighting | \\[c\\] |"))
    #expect(text.contains("| Paths | 7 |") && !text.contains("| Lighting | 1 |"))
    #expect(report.json.contains("{\"theme\": \"lights\", \"comments\": null, \"suppressed\": true}"))
  }

  @Test func `without comments there is no such part`() throws {
    #expect(try !SampleReport.make().markdown.contains("What people wrote"))
    #expect(try SampleReport.make().json.contains("\"coders\": null"))
    #expect(try !report([]).markdown.contains("What people wrote"))
  }
}
