import Priorities
import TestSupport
import Testing

@testable import Reports

/// The places of areas as people say them.
@Suite struct PriorityReportPlacesTests {
  /// The sample with priorities and ties of its four areas set by hand; the last may have no place.
  private func report(_ priorities: [Double?], tied: [Bool]) throws -> PriorityReport {
    var report = try SampleReport.make()
    for place in report.result.themes.indices {
      report.result.themes[place].priority = priorities[place]
      report.result.themes[place].rank = priorities[place].map { _ in place + 1 }
      report.result.themes[place].tied = tied[place]
    }
    return report
  }

  @Test func `areas that are tied share a place, and the next one's counts on`() throws {
    let pair = try report([0.9, 0.9, 0.5, nil], tied: [true, true, false, false])
    #expect(pair.result.themes.map { pair.shownPlace($0) } == ["1 =", "1 =", "3", nil])
    let pairs = try report([0.9, 0.9 - 1e-12, 0.5, 0.5], tied: [true, true, true, true])
    #expect(pairs.result.themes.map { pairs.shownPlace($0, sign: "=") } == ["1=", "1=", "3=", "3="])
    let all = try report([0.5, 0.5, 0.5, 0.5], tied: [true, true, true, true])
    #expect(all.result.themes.map { all.place($0) } == [1, 1, 1, 1])
    #expect(all.result.themes.map(\.rank) == [1, 2, 3, 4])
    #expect(all.paper.markdown.matches(of: #/\| 1 = \|/#).count >= 4)
  }

  @Test func `what is made without the rules of disclosure says so at its head, and the data name the edition`() throws
  {
    let own = try SampleReport.make()
    #expect(own.paper.mark?.hasPrefix("Not for publication") == true)
    #expect(own.markdown.contains("\n> **Not for publication: "))
    #expect(own.json.contains("\"edition\": \"not for publication\""))
    var other = own
    other.result.isPublic = true
    #expect(other.paper.mark == nil && !other.markdown.contains("Not for publication"))
    #expect(other.json.contains("\"edition\": \"for publication\""))
    #expect(own.interimPaper.mark == nil)
  }
}
