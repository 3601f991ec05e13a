import Foundation
import PlanFiles
import Plans
import Surveys
import TerminalForm
import TestSupport
import Testing

@testable import speir

@Suite struct PlanGuideTests {
  /// Types one line after another, and does something before each.
  private struct Typist: LineSource {
    var lines: [(line: String, before: () throws -> Void)]

    mutating func readLine() -> String? {
      guard !lines.isEmpty else { return nil }
      let next = lines.removeFirst()
      #expect(throws: Never.self) { try next.before() }
      return next.line
    }
  }

  private final class Page: TextSink {
    private(set) var text = ""
    func write(_ text: String) { self.text += text }
  }

  private static let plan = """
    improvements:
      - improvement: Softer chairs
        outcome: Comfort
        actions:
          - { id: "1.1", action: Measure }
          - id: "1.2"
            action: Buy

    """

  private static let survey = """
    survey: tea
    title: Tea
    organiser: Tea Society
    privacy: Held by the Tea Society, write to tea@example.org
    themes: { chairs: { label: Chairs }, warmth: { label: Warmth } }
    pages:
      - questions:
          - { name: first, type: select_one, label: What comes first?, choices: themes }

    """

  /// What the conversation said where somebody typed and nobody else wrote, and what the file holds after it.
  private func type(
    _ lines: [String], plan: String = Self.plan, asksForMore: Bool = false
  ) throws -> (said: String, file: String) {
    try edit(lines.map { ($0, { _ in }) }, plan: plan, asksForMore: asksForMore)
  }

  /// What the conversation said, and what the file holds after it.
  private func edit(
    _ lines: [(String, (TemporaryFolder) throws -> Void)], plan: String = Self.plan, asksForMore: Bool = false
  ) throws -> (said: String, file: String) {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "reports/tea/plan.yaml")
    try folder.write(Self.survey, to: "surveys/tea.yaml")
    let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
    let world = World(
      folder: Folder(path: folder.path), console: console, now: { Moment(milliseconds: 1_767_225_600_000) })
    let page = Page()
    // Nothing is answered of the six things that are open of each action.
    let open = Array(repeating: (line: "", before: { () throws -> Void in }), count: 12)
    let typed = lines.map { line, before in (line: line, before: { try before(folder) }) }
    var guide = PlanGuide(
      loaded: try world.loadPlan("tea"), reader: Typist(lines: open + typed), writer: page)
    try guide.run([0], asksForMore: asksForMore)
    return (page.text, try String(contentsOfFile: folder.file("reports/tea/plan.yaml"), encoding: .utf8))
  }

  private func save(_ text: String) -> (TemporaryFolder) throws -> Void {
    { try $0.write(text, to: "reports/tea/plan.yaml") }
  }

  @Test func `what was changed while the person thought is shown before it is taken out`() throws {
    let changed = Self.plan.replacing("action: Buy", with: "action: Buy twelve\n        lead: Treasurer")
    let (said, file) = try edit([("remove 1.2", { _ in }), ("yes", save(changed)), ("no", { _ in })])
    #expect(file == changed)
    let parts = said.split(separator: "The file was changed meanwhile. This is how it stands now:")
    #expect(parts.count == 2)
    #expect(parts.first?.contains("action: Buy\n") == true && parts.last?.contains("| ") == true)
    #expect(parts.last?.contains("lead: Treasurer") == true && said.contains("It stays."))
    let again = try edit([("remove 1.2", { _ in }), ("yes", save(changed)), ("yes", { _ in })])
    #expect(again.said.contains("It is taken out."))
    #expect(!again.file.contains("Treasurer") && again.file.contains("Measure"))
  }

  @Test func `nothing is taken out where the plan has other parts by then`() throws {
    let other = Self.plan.replacing("\"1.1\"", with: "\"1.0\"")
    let (said, file) = try edit([("remove 1.2", { _ in }), ("yes", save(other))])
    #expect(file == other)
    #expect(said.contains("Not written: the plan was changed meanwhile."))
  }

  @Test func `another change in the file does not hinder an answer`() throws {
    let changed = Self.plan.replacing("outcome: Comfort", with: "outcome: Warmth")
    let (_, file) = try edit([("Sit down", save(changed))])
    #expect(file.contains("action: Sit down") && file.contains("Warmth"))
  }

  @Test func `an action is said to wait for others, by the rules of the page`() throws {
    let (said, file) = try type([
      "1.2 after 1.1", "1.1 after 1.2", "1.1 after 1.1", "1.1 after 1.7", "9.9 after 1.1", "Sit after dinner",
    ])
    #expect(
      said.contains("Action 1.2 waits for 1.1.")
        && PlanReader.read(Array(file.utf8), file: "plan.yaml").plan?.action("1.2")?.after == ["1.1"])
    #expect(said.contains("Not written: The actions would wait for one another: 1.1 → 1.2 → 1.1."))
    #expect(said.contains("Not written: Action 1.1 cannot wait for itself."))
    #expect(said.contains("Not written: The plan has no action ‘1.7’. Did you mean ‘1.1’?\n"))
    #expect(said.contains("This improvement has no action 9.9. It has: 1.1, 1.2."))
    #expect(file.contains("action: Sit after dinner"))
    let waiting = Self.plan.replacing("action: Buy", with: "action: Buy\n        after: [\"1.1\"]")
    let (now, without) = try type(["1.2 after nothing"], plan: waiting)
    #expect(now.contains("Action 1.2: Buy (after 1.1)") && now.contains("Action 1.2 waits for nothing."))
    #expect(PlanReader.read(Array(without.utf8), file: "plan.yaml").plan?.action("1.2")?.after == [])
  }

  @Test func `improvements are added at the end, and gone through at once`() throws {
    let (said, file) = try type(
      ["", "softer chairs", "The minutes of May", "", "", " Softer  chairs ", "A warm hall", "", "Warmth", "Heat", ""],
      asksForMore: true)
    #expect(said.contains("Improvement 2 of 2: softer chairs"))
    #expect(said.contains("Not written: The plan has this improvement already, as number 1."))
    let plan = PlanReader.read(Array(file.utf8), file: "plan.yaml").plan
    #expect(plan?.improvements.map(\.improvement) == ["Softer chairs", "softer chairs", "A warm hall"])
    #expect(plan?.improvements.map(\.source) == [nil, "The minutes of May", nil])
    #expect(plan?.improvements.last?.outcome == ["Warmth"] && plan?.actions.map(\.id) == ["1.1", "1.2", "3.1"])
    #expect(said.contains("answers were written. Go on with"))
    #expect(try !type([""]).said.contains("Another improvement?"))
  }

  @Test func `an improvement of a survey's plan says which area it answers`() throws {
    let plan = "survey: tea\n" + Self.plan
    let (said, file) = try type(["", "A warm hall", "warmht", "warmth", "", "", ""], plan: plan, asksForMore: true)
    #expect(said.contains("Which area does it answer? (chairs, warmth)"))
    #expect(said.contains("The survey has no area ‘warmht’. Did you mean ‘warmth’?"))
    #expect(!said.contains("Where does it come from") && said.contains("That was the plan."))
    #expect(PlanReader.read(Array(file.utf8), file: "plan.yaml").plan?.improvements.last?.theme?.text == "warmth")
  }

  @Test func `what somebody else adds meanwhile is not written over`() throws {
    let other = Self.plan + "  - improvement: Theirs\n"
    let (said, file) = try edit(
      [("", { _ in }), ("Mine", { _ in }), ("A minute", save(other))], asksForMore: true)
    #expect(file == other && said.contains("Not written: the plan was changed meanwhile."))
  }
}
