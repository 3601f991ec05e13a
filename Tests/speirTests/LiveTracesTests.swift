import Foundation
import Plans
import Surveys
import TestSupport
import Testing
import WebForm

@testable import speir

/// Traces and receipts on the web follow the plan's files, whoever writes in them.
@Suite struct LiveTracesTests {
  private static let survey = """
    survey: tea
    title: Tea
    organiser: Us
    privacy: Ask us.
    themes: { chairs: Softer chairs }
    pages: [{ questions: [{ name: first, type: rank, label: What first?, choices: themes, evidence: ranking }] }]

    """
  private static let plan = """
    survey: tea
    adopted: 2026-01-01
    improvements:
      - theme: chairs
        improvement: Softer chairs
        actions: [{ id: "1.1", action: Measure, target: by March 2026 }]

    """

  private func desk() throws -> (folder: TemporaryFolder, desk: LiveDesk) {
    let folder = try TemporaryFolder()
    try folder.write(Self.survey, to: "surveys/tea.yaml")
    try folder.write(Self.plan, to: "reports/tea/plan.yaml")
    let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
    let world = World(
      folder: Folder(path: folder.path), console: console, now: { Moment(milliseconds: 1_775_000_000_000) })
    let loaded = try world.load("tea")
    let day = try #require(CivilDate(iso: "2026-04-01"))
    return (folder, LiveDesk(world, loaded, try world.store(for: loaded), day: { _ in day }))
  }

  private func page(_ desk: LiveDesk, _ what: String) async throws -> String {
    switch try await desk.trace(what) {
    case .page(let bytes): String(decoding: bytes, as: UTF8.self)
    case .unknown(let text): text
    }
  }

  @Test func `a trace is kept until a file is another, and shown where the plan cannot be read`() async throws {
    let (folder, desk) = try desk()
    let first = try await page(desk, "chairs")
    #expect(first.contains("1.1 Measure") && first.contains("Behind schedule"))
    #expect(try await page(desk, "chairs") == first)
    try folder.write(Self.plan.replacing("Measure", with: "Weigh"), to: "reports/tea/plan.yaml")
    #expect(try await page(desk, "chairs").contains("1.1 Weigh"))
    try folder.write(
      "- date: 2026-03-01\n  action: \"1.1\"\n  standing: done\n", to: "reports/tea/progress.yaml")
    #expect(try await page(desk, "1.1").contains("✓ Done"))
    try folder.write("improvments: []\n", to: "reports/tea/plan.yaml")
    let words = "reports/tea/plan.yaml cannot be read. Line 1: "
    let faulty = try await page(desk, "chairs")
    #expect(faulty.contains("The figure") && faulty.contains(words))
    #expect(try await page(desk, "1.1").contains(words))
    #expect(try await desk.traceable().planFault?.contains(words) == true)
    try FileManager.default.removeItem(atPath: folder.file("reports/tea/plan.yaml"))
    #expect(try await page(desk, "chairs").contains("There is no plan yet"))
  }

  @Test func `a receipt's actions follow the files`() async throws {
    let (folder, desk) = try desk()
    #expect(try await desk.plans.reported()?.actions["chairs"]?.first?.standing == .behind)
    try folder.write(
      "- date: 2026-03-01\n  action: \"1.1\"\n  standing: done\n", to: "reports/tea/progress.yaml")
    #expect(try await desk.plans.reported()?.actions["chairs"]?.first?.standing == .done)
    try folder.write(Self.plan.replacing("2026-01-01", with: "2026-05-01"), to: "reports/tea/plan.yaml")
    try FileManager.default.removeItem(atPath: folder.file("reports/tea/progress.yaml"))
    #expect(try await desk.plans.reported() == nil)
  }
}
