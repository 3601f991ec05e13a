import PlanFiles
import Plans
import Surveys
import Synchronization

@testable import WebForm

/// A plan's files without a disk: texts that a test changes as an editor would.
final class TestPlans: PlanDesk {
  /// The text of plan.yaml; nil for no file.
  let file = Mutex<String?>(nil)
  /// The text of progress.yaml.
  let notes = Mutex<String>("")
  /// What `begin` writes, or why it cannot.
  let beginning = Mutex<Result<String, DeskFault>>(.failure(DeskFault("Nobody has answered yet.")))
  /// Done once before the next change is written, as by somebody who is quicker.
  let intruder = Mutex<(@Sendable (String) -> String)?>(nil)
  let today = CivilDate(year: 2026, month: 1, day: 1)

  private static func reading(_ text: String) -> PlanReading {
    PlanReader.read(Array(text.utf8), file: "reports/tea/plan.yaml")
  }

  private static func revision(_ text: String) -> String { "r\(text.hashValue.magnitude)" }

  func plan() async throws(DeskFault) -> PlanShelf {
    guard let text = file.withLock({ $0 }) else { return PlanShelf(reading: nil, revision: "") }
    let reading = Self.reading(text)
    return PlanShelf(
      reading: reading, revision: Self.revision(text),
      remarks: reading.plan.map { PlanCheck.remarks(on: $0, evidence: nil) } ?? [])
  }

  func begin() async throws(DeskFault) {
    let text = try beginning.withLock { $0 }.get()
    file.withLock { $0 = text }
  }

  func change(from revision: String, _ changes: [PlanChange]) async throws(DeskFault) -> PlanOutcome {
    if let quicker = intruder.withLock({ $0.take() }) { file.withLock { $0 = $0.map(quicker) } }
    guard let text = file.withLock({ $0 }), Self.revision(text) == revision else { return .stale }
    if let plan = Self.reading(text).plan, let noted = noted(changes, plan) { return noted }
    do throws(PlanPatch.Refusal) {
      let changed = try PlanPatch.apply(changes, to: Self.reading(text))
      file.withLock { $0 = changed }
      return .written
    } catch {
      return .refused(error)
    }
  }

  private func noted(_ changes: [PlanChange], _ plan: Plan) -> PlanOutcome? {
    for case .remove(let place, let at) in changes {
      let actions = PlanRemoval(plan, improvement: place, action: at)?.actions ?? []
      let notes = ProgressReader.notes(ofActions: actions, in: Array(notes.withLock { $0 }.utf8)) ?? []
      if let first = notes.first(where: { $0.count > 0 }) { return .noted(action: first.action, notes: first.count) }
    }
    return nil
  }

  func progress() async throws(DeskFault) -> ProgressShelf? {
    guard let text = file.withLock({ $0 }), let plan = Self.reading(text).plan, let today else { return nil }
    let notes = Array(notes.withLock { $0 }.utf8)
    return ProgressShelf(
      plan: plan, reading: ProgressReader.read(notes, file: "reports/tea/progress.yaml", plan: plan), today: today)
  }

  /// How many progress reports were made.
  let made = Mutex(0)
  /// What the last of them says.
  let report = Mutex<ReportedActions?>(nil)
  func makeReport() async throws(DeskFault) { made.withLock { $0 += 1 } }
  func reported() async throws(DeskFault) -> ReportedActions? { report.withLock { $0 } }

  func record(_ note: ProgressNote) async throws(DeskFault) {
    guard let shelf = try await progress(), let appendix = shelf.reading.appendix(.note(note), plan: shelf.plan) else {
      throw DeskFault("There is no plan.")
    }
    notes.withLock { $0 += appendix }
  }
}
