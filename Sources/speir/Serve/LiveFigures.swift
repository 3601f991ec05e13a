internal import Pages
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Synchronization
internal import WebForm

/// What is reckoned from a survey's store, kept for as long as nothing new comes to it.
///
/// Whoever calls does so one after another, so that nothing is made twice.
final class LiveFigures: Sendable {
  private let desk: DeskStore
  private let kept = Mutex(Kept())

  /// What was made, of the store as it was.
  private struct Kept {
    var stamp = ""
    var turnout: Turnout?
    var report: [UInt8]?
    /// Figures alone, without anybody's answers.
    var priorities: PriorityReport?
  }

  init(_ desk: DeskStore) { self.desk = desk }

  func turnout() throws(Failure) -> Turnout {
    try keeping(\.turnout) { () throws(Failure) in
      let known = try desk.world.responseCounts(to: desk.loaded, in: desk.store)
      return Turnout(desk.survey, known.account, people: known.people, day: desk.day)
    }
  }

  /// The priority report as a page.
  func report() throws(Failure) -> [UInt8] {
    try keeping(\.report) { () throws(Failure) in PaperPage(try priorityReport().paper).html }
  }

  /// What the priorities say to a plan.
  func evidence() throws(Failure) -> PlanEvidence {
    try priorityReport().planEvidence
  }

  /// The report of everything that came, for organisers.
  func priorityReport() throws(Failure) -> PriorityReport {
    try keeping(\.priorities) { () throws(Failure) in
      try desk.world.priorityReport(of: desk.loaded, try desk.evidence(try desk.responses(), from: desk.store))
    }
  }

  /// What was made before, if the store is as it was and the day the same; or else makes it.
  private func keeping<Value: Sendable>(
    _ part: WritableKeyPath<Kept, Value?>, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let stamp: String
    do { stamp = "\(try desk.store.stamp())|\(desk.today)" } catch { throw Failure(error) }
    if let known = kept.withLock({ $0.stamp == stamp ? $0[keyPath: part] : nil }) { return known }
    let value = try make()
    kept.withLock { kept in
      if kept.stamp != stamp { kept = Kept(stamp: stamp) }
      kept[keyPath: part] = value
    }
    return value
  }
}
