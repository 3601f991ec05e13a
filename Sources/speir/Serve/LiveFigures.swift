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
    /// Empty while too few have answered.
    var results: [UInt8]?
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

  /// What those who were asked may see, as a page; empty while too few have answered.
  func publicResults() throws(Failure) -> [UInt8] {
    try keeping(\.results) { () throws(Failure) in try results(try desk.responses()) }
  }

  /// What the priorities say to a plan.
  func evidence() throws(Failure) -> PlanEvidence {
    try priorityReport().planEvidence
  }

  /// The report of everything that came, for organisers.
  func priorityReport() throws(Failure) -> PriorityReport {
    try keeping(\.priorities) { () throws(Failure) in try priorityReport(try desk.responses(), from: desk.store) }
  }

  /// The page for those who were asked: while the survey is open the order alone, of as many responses as go into whole steps of
  /// `small_sector`, so that two pages cannot be subtracted; the report for publication once it has closed by its dates.
  private func results(_ responses: CountedResponses) throws(Failure) -> [UInt8] {
    let ruling = try desk.world.rulings(on: desk.survey.id).last
    let isOver = SurveyStanding(desk.survey, on: desk.today, ruling) == desk.survey.closes.map { .closed($0) }
    if isOver {
      guard let report = try published(responses, from: desk.store) else { return [] }
      return PaperPage(report.paper).html
    }
    let step = max(1, desk.survey.priorities.smallSector)
    let ids = responses.sorted.ids
    let count = ids.count / step * step
    guard count > 0 else { return [] }
    let source = FirstResponses(source: desk.store, last: ids[count - 1])
    guard let report = try published(CountedResponses(sorted: try desk.sort(source)), from: source) else { return [] }
    return PaperPage(report.interimPaper).html
  }

  /// The report for publication; nil where so few answered that there can be none.
  private func published(
    _ responses: CountedResponses, from source: some ResponseSource
  ) throws(Failure) -> PriorityReport? {
    do throws(Failure) {
      return try priorityReport(responses, from: source, isPublic: true)
    } catch {
      guard error.status == .notAllowed else { throw error }
      return nil
    }
  }

  private func priorityReport(
    _ responses: CountedResponses, from source: some ResponseSource, isPublic: Bool = false
  ) throws(Failure) -> PriorityReport {
    try desk.world.priorityReport(
      of: desk.loaded, try desk.evidence(responses, from: source), isPublic: isPublic)
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
