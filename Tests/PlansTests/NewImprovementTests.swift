import Plans
import Surveys
import Testing

struct NewImprovementTests {
  private let plan = Plan(improvements: [Improvement(improvement: "Softer  chairs")])
  private let areas = ["chairs", "warmth"].compactMap(Name.init)

  @Test func `what was typed becomes an improvement`() {
    let new = NewImprovement(
      [.improvement: "A warm hall", .theme: "warmth", .outcome: "Warmth\nCompany", .source: "Minutes"], plan,
      areas: areas)
    #expect(new.faults.isEmpty && new.improvement.theme?.text == "warmth" && new.improvement.source == "Minutes")
    #expect(new.improvement.outcome == ["Warmth", "Company"] && new.improvement.improvement == "A warm hall")
    let bare = NewImprovement([.improvement: "A warm hall", .theme: "", .source: ""], plan, areas: [])
    #expect(bare.faults.isEmpty && bare.improvement == Improvement(improvement: "A warm hall"))
  }

  @Test(
    arguments: [
      ([:], "improvement", "Write them"), ([.improvement: "One\nTwo"], "improvement", "one line"),
      ([.improvement: "Softer chairs"], "improvement", "already, as number 1"),
      ([.improvement: "A", .theme: "tables"], "theme", "no area ‘tables’"),
      ([.improvement: "A", .source: "Two\nlines"], "source", "Write it as one"),
    ] as [([NewImprovement.Field: String], String, String)])
  func `what is wrong is said at its field`(typed: [NewImprovement.Field: String], field: String, words: String) {
    let faults = NewImprovement(typed, plan, areas: areas).faults
    #expect(faults.count == 1 && faults.first?.key.rawValue == field && faults.first?.value.contains(words) == true)
  }
}
