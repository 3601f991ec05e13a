import Foundation
import Plans
import SurveyFiles
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

/// Whatever is done to a plan's file, reading, checking and changing it end with findings or a refusal, and never with less than was there.
@Suite struct PlanMutationTests {
  private static let text = """
    survey: tea
    made: 2016-02-18
    improvements:
      - theme: chairs
        improvement: Softer chairs
        lead: All
        actions:
          - id: "1.1"
            action: 'Measure'
            target: Sept 2016
            implications: { costs: [A, B] }
          - { id: "1.2", action: Buy, target: as above, after: ["1.1"] }
      - improvement: Warmth
        actions:
    """

  private static let changes: [PlanChange] = [
    .outcome(improvement: 0, ["O"]), .add(improvement: 1, id: "2.9", action: "A"),
    .append(Improvement(improvement: "Light")), .after(improvement: 0, action: 0, ["1.2"]),
    .lead(improvement: 0, action: 0, ["L"]),
    .implication(improvement: 0, action: 0, Implication(.risks, ["R"])), .target(improvement: 0, action: 0, "May 2017"),
    .measure(improvement: 0, action: 0, ["M: m"]), .span(improvement: 0, action: 1, .measure),
    .improvement(0, "I # i"), .action(improvement: 0, action: 0, "It's"), .lead(improvement: 0, action: nil, []),
    .target(improvement: 0, action: 0, ""), .span(improvement: 0, action: 1, .implications),
  ]

  @Test func `a file with slips in it is read to findings, and what is changed in it is only what was asked for`()
    throws
  {
    var chance = SeededChance(seed: 2016)
    let whole = Array(Self.text.utf8)
    let pieces = [
      " ", "\n", ":", "- ", "#", "'", "\"", "[", "]", "{", "}", "&a ", "as above", "\t", "|\n", "é", "\u{FF}",
    ]
    var changed = 0
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let at = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(contentsOf: Array(pieces[Int.random(in: 0..<pieces.count, using: &chance)].utf8), at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 12))
        }
      }
      let reading = PlanReader.read(bytes, file: "plan.yaml")
      guard let plan = reading.plan else {
        #expect(reading.findings.contains { $0.severity == .error })
        continue
      }
      _ = PlanCheck.remarks(on: plan, evidence: nil)
      for change in Self.changes where change.isPossible(in: plan) {
        guard let text = try? PlanPatch.apply(change, to: reading) else { continue }
        changed += 1
        let after = try #require(PlanReader.read(Array(text.utf8), file: "plan.yaml").plan)
        #expect(after == change.applied(to: plan))
        let lost = Set(reading.text.lines).subtracting(text.split(whereSeparator: \.isNewline).map(String.init))
        #expect(lost.filter { !$0.isEmpty }.count <= 1, "\(lost)")
      }
    }
    #expect(changed > 50)
  }
}
