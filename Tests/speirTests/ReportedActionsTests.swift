import Foundation
import Plans
import Surveys
import TestSupport
import Testing

@testable import speir

/// What those who were asked may see of a plan, and when.
@Suite struct ReportedActionsTests {
  private static let plan = """
    made: 2026-01-01
    improvements:
      - theme: chairs
        improvement: Softer chairs
        actions:
          - { id: "1.1", action: Measure, lead: Clerk, target: by March 2026 }
          - { id: "1.2", action: Buy }
      - improvement: Cake
        source: Annual meeting
        actions: [{ id: "2.1", action: Bake }]

    """

  private func world(_ plan: String = plan) throws -> (folder: TemporaryFolder, world: World) {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "reports/tea/plan.yaml")
    let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
    return (
      folder,
      World(folder: Folder(path: folder.path), console: console, now: { Moment(milliseconds: 1_767_225_600_000) })
    )
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private func note(_ action: String, _ standing: String) -> String {
    "- date: 2026-02-01\n  action: \"\(action)\"\n  standing: \(standing)\n  progress: A secret\n"
  }

  @Test func `nothing of a draft is shown, and an adopted plan is, as it stands that day`() throws {
    let (folder, world) = try world()
    #expect(world.reportedActions("tea", on: try day("2026-04-01")) == nil)
    try folder.write("adopted: 2026-02-18\n" + Self.plan, to: "reports/tea/plan.yaml")
    #expect(world.reportedActions("tea", on: try day("2026-02-17")) == nil)
    let early = try #require(world.reportedActions("tea", on: try day("2026-02-18")))
    let late = try #require(world.reportedActions("tea", on: try day("2026-04-01")))
    let line = ReportedActions.Line(
      id: "1.1", action: "Measure", lead: ["Clerk"], target: "by March 2026", due: try day("2026-03-31"),
      standing: .onTrack)
    var behind = line
    behind.standing = .behind
    #expect(early.actions == ["chairs": [line, ReportedActions.Line(id: "1.2", action: "Buy")]])
    #expect(late.actions["chairs"]?.first == behind)
  }

  @Test func `what was noted of an action that answers an area shows the plan, and nobody's words`() throws {
    let (folder, world) = try world()
    let today = try day("2026-04-01")
    try folder.write(note("2.1", "done"), to: "reports/tea/progress.yaml")
    #expect(world.reportedActions("tea", on: today) == nil)
    try folder.write(note("1.1", "done"), to: "reports/tea/progress.yaml")
    #expect(world.reportedActions("tea", on: try day("2026-01-31")) == nil)
    let shown = try #require(world.reportedActions("tea", on: today))
    #expect(shown.actions["chairs"]?.first?.standing == .done)
    #expect(!"\(shown)".contains("secret"))
  }

  @Test func `of a draft only what a report said is shown, and of a plan under way what the files say`() throws {
    let (folder, world) = try world()
    let today = try day("2026-04-01")
    let made = try ProgramRun(["progress", "report", "tea", "--on", "2026-01-10"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let old = world.planStamp(of: "tea")
    let changed = Self.plan.replacing("action: Buy", with: "action: Borrow")
    try folder.write(changed, to: "reports/tea/plan.yaml")
    #expect(world.planStamp(of: "tea") != old)
    let reported = try #require(world.reportedActions("tea", on: today))
    #expect(reported.day == (try day("2026-01-10")))
    #expect(reported.actions["chairs"]?.map(\.action) == ["Measure", "Buy"])
    #expect(reported.actions["chairs"]?.first?.standing == .onTrack)
    try folder.write("adopted: 2026-02-18\n" + changed, to: "reports/tea/plan.yaml")
    let now = try #require(world.reportedActions("tea", on: today))
    #expect(now.day == today)
    #expect(now.actions["chairs"]?.map(\.action) == ["Measure", "Borrow"])
    #expect(now.actions["chairs"]?.first?.standing == .behind)
    try folder.write("improvments: []\n", to: "reports/tea/plan.yaml")
    #expect(world.reportedActions("tea", on: today) == reported)
  }

  @Test func `a plan that answers another survey is not shown, whatever was reported of it`() throws {
    let (folder, world) = try world("adopted: 2026-01-02\nsurvey: cake\n" + Self.plan)
    let today = try day("2026-04-01")
    #expect(world.reportedActions("tea", on: today) == nil)
    try folder.write(
      #"{"date": "2026-01-10", "sections": [{"theme": "chairs", "actions": [{"id": "1.1", "action": "Measure"}]}]}"#,
      to: "reports/tea/progress.json")
    #expect(world.reportedActions("tea", on: today) == nil)
    try FileManager.default.removeItem(atPath: folder.file("reports/tea/plan.yaml"))
    #expect(world.reportedActions("tea", on: today)?.actions["chairs"]?.count == 1)
  }
}
