import Foundation
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

  /// What the conversation said, and what the file holds after it.
  private func edit(
    _ lines: [(String, (TemporaryFolder) throws -> Void)]
  ) throws -> (said: String, file: String) {
    let folder = try TemporaryFolder()
    try folder.write(Self.plan, to: "reports/tea/plan.yaml")
    let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
    let world = World(
      folder: Folder(path: folder.path), console: console, now: { Moment(milliseconds: 1_767_225_600_000) })
    let page = Page()
    // Nothing is answered of the six things that are open of each action.
    let open = Array(repeating: (line: "", before: { () throws -> Void in }), count: 12)
    let typed = lines.map { line, before in (line: line, before: { try before(folder) }) }
    var guide = PlanGuide(
      loaded: try world.loadPlan("tea"), reader: Typist(lines: open + typed), writer: page)
    try guide.run([0])
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
}
