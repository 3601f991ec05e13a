internal import Foundation
internal import Plans
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Themes
internal import WebForm

/// One survey as its organisers meet it on the web: each part in a room of its own, and here who waits for whom.
///
/// Figures for organisers are made on one queue for all surveys, one thing after another, so that many requests neither do the same twice nor hold up
/// answering.
final class LiveDesk: SurveyDesk {
  let desk: DeskStore
  private let figures: LiveFigures
  private let results: LiveResults
  private let comments: LiveCoding
  private let traces: LiveTraces
  private let onFigures: DeskQueue
  /// Those who look at the results wait for one another alone, and for no report of the organisers'.
  private let onResults = DeskQueue(queue: DispatchQueue(label: "speir.results", qos: .utility))
  /// Coders wait for one another, and for no report.
  private let onComments = DeskQueue(queue: DispatchQueue(label: "speir.coding"))
  /// Whoever writes a plan waits for no report either.
  let onPlans = DeskQueue(queue: DispatchQueue(label: "speir.plans"))
  /// What those who were asked may see of the plan.
  let reported = Keeping<ReportedActions?>()
  private static let figures = DispatchQueue(label: "speir.desk", qos: .utility)

  /// - Parameter queue: where figures for organisers are made; one for all surveys unless another is given.
  init(
    _ world: World, _ loaded: LoadedSurvey, _ store: SurveyStore, queue: DispatchQueue = LiveDesk.figures,
    day: @escaping @Sendable (Moment) -> CivilDate
  ) {
    onFigures = DeskQueue(queue: queue)
    var world = world
    world.console.isSilent = true
    desk = DeskStore(world: world, loaded: loaded, store: store, day: day)
    figures = LiveFigures(desk)
    results = LiveResults(desk)
    comments = LiveCoding(desk)
    traces = LiveTraces(desk, figures)
  }

  // MARK: - Figures

  func turnout() async throws(DeskFault) -> Turnout {
    try await onFigures { () throws(Failure) in try self.figures.turnout() }
  }

  func report() async throws(DeskFault) -> [UInt8] {
    try await onFigures { () throws(Failure) in try self.figures.report() }
  }

  func openResults() async throws(DeskFault) -> OpenResults {
    try await onResults { () throws(Failure) in try self.results.current() }
  }

  // MARK: - Files

  private var files: LiveReports { LiveReports(desk: desk) }

  func makeReport() async throws(DeskFault) {
    try await onFigures { () throws(Failure) in try self.files.make(try self.figures.priorityReport()) }
  }

  func reports() async throws(DeskFault) -> [String] {
    try await onFigures { () throws(Failure) in self.files.names }
  }

  func report(named name: String) async throws(DeskFault) -> [UInt8]? {
    try await onFigures { () throws(Failure) in try self.files.report(named: name) }
  }

  func pack(of session: Name, table: String) async throws(DeskFault) -> [UInt8]? {
    try await onFigures { () throws(Failure) in
      try LivePacks(desk: self.desk).pack(try self.figures.priorityReport(), of: session, table: table)
    }
  }

  func minutes(of session: Name) async throws(DeskFault) -> DeskMinutes {
    try await onPlans { () throws(Failure) in try LiveMinutes(desk: self.desk).state(of: session) }
  }

  func makeMinutes(of session: Name, anew: Bool) async throws(DeskFault) {
    try await onPlans { () throws(Failure) in try LiveMinutes(desk: self.desk).make(of: session, anew: anew) }
  }

  func file(_ kind: DeskFile) async throws(DeskFault) -> any DeskReading {
    try await onFigures { () throws(Failure) in try self.files.file(kind) }
  }

  // MARK: - Coding

  func coding<Value: Sendable>(
    _ body: @escaping @Sendable (inout CommentTable) throws(StoreFault) -> Value
  ) async throws(DeskFault) -> Value {
    try await onComments { () throws(Failure) in try self.comments.coding(body) }
  }

  // MARK: - Traces

  func traceable() async throws(DeskFault) -> Traceable {
    try await onFigures { () throws(Failure) in self.traces.traceable() }
  }

  func trace(_ what: String) async throws(DeskFault) -> Traced {
    try await onFigures { () throws(Failure) in try self.traces.trace(what) }
  }

  // MARK: - The plan

  var plans: any PlanDesk { LivePlans(desk: self) }

  /// What the priorities say to a plan.
  func evidence() async throws(DeskFault) -> PlanEvidence {
    try await onFigures { () throws(Failure) in try self.figures.evidence() }
  }

  /// The last session with an order that people agreed on; nil for none.
  func agreement() async throws(DeskFault) -> SessionOutcome? {
    try await onFigures { () throws(Failure) in
      try self.desk.world.outcomes(of: self.desk.survey, in: self.desk.store).agreed
    }
  }
}
