internal import Foundation
internal import Pages
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Synchronization
internal import Themes
internal import WebForm

/// One survey as its organisers meet it on the web: figures from the store, kept for as long as nothing new comes, and its files.
///
/// All of it is done on one queue, one thing after another, so that many requests neither do the same twice nor hold up answering.
final class LiveDesk: SurveyDesk {
  private let world: World
  private let loaded: LoadedSurvey
  private let store: SurveyStore
  private let day: @Sendable (Moment) -> CivilDate
  private let kept = Mutex(Kept())
  private static let queue = DispatchQueue(label: "speir.desk", qos: .utility)
  /// Coders wait for one another, and for no report.
  private let coders = DispatchQueue(label: "speir.coding")
  /// Whoever writes a plan waits for no report either.
  private let planners = DispatchQueue(label: "speir.plans")
  private let bench = Mutex(CodingBench())
  private let comments = Mutex<(stamp: String, comments: [Comment])>(("", []))

  /// What was made, of the store as it was.
  private struct Kept {
    var stamp = ""
    var turnout: Turnout?
    var report: [UInt8]?
    /// Empty while too few have answered.
    var results: [UInt8]?
    var evidence: PlanEvidence?
  }

  init(
    _ world: World, _ loaded: LoadedSurvey, _ store: SurveyStore, day: @escaping @Sendable (Moment) -> CivilDate
  ) {
    var world = world
    world.console.isSilent = true
    self.world = world
    self.loaded = loaded
    self.store = store
    self.day = day
  }

  // MARK: - Figures

  func turnout() async throws(DeskFault) -> Turnout {
    try await onQueue { () throws(Failure) in
      try self.keeping(\.turnout) { () throws(Failure) in
        let known = try self.world.responseCounts(to: self.loaded, in: self.store)
        return Turnout(self.loaded.survey, known.account, people: known.people, day: self.day)
      }
    }
  }

  func report() async throws(DeskFault) -> [UInt8] {
    try await onQueue { () throws(Failure) in
      try self.keeping(\.report) { () throws(Failure) in
        PaperPage(try self.priorityReport(try self.responses(), from: self.store).paper).html
      }
    }
  }

  func publicResults() async throws(DeskFault) -> [UInt8]? {
    let page = try await onQueue { () throws(Failure) in
      try self.keeping(\.results) { () throws(Failure) in try self.results(try self.responses()) }
    }
    return page.isEmpty ? nil : page
  }

  /// The page for those who were asked: while the survey is open the order alone, of as many responses as go into whole steps of
  /// `small_sector`, so that two pages cannot be subtracted; the report for publication once it has closed by its dates.
  private func results(_ responses: CountedResponses) throws(Failure) -> [UInt8] {
    let ruling = try world.rulings(on: loaded.survey.id).last
    let isOver = SurveyStanding(loaded.survey, on: day(world.now()), ruling) == loaded.survey.closes.map { .closed($0) }
    if isOver {
      guard let report = try published(responses, from: store) else { return [] }
      return PaperPage(report.paper).html
    }
    let step = max(1, loaded.survey.priorities.smallSector)
    let ids = responses.sorted.ids
    let count = ids.count / step * step
    guard count > 0 else { return [] }
    let source = FirstResponses(source: store, last: ids[count - 1])
    guard let report = try published(CountedResponses(sorted: try sort(source)), from: source) else { return [] }
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
    let decisions: [CodingDecision]
    let suggestions: [MachineSuggestion]
    do throws(StoreFault) { (decisions, suggestions) = (try store.decisions(), try store.suggestions()) } catch {
      throw Failure(error)
    }
    return try world.priorityReport(
      of: loaded, responses,
      try world.comments(loaded.survey, responses.sorted, from: source, decisions, suggestions),
      sessions: try world.outcomes(of: loaded.survey, in: store), isPublic: isPublic)
  }

  private func responses() throws(Failure) -> CountedResponses {
    try world.countedResponses(to: loaded, in: store)
  }

  private func sort(_ source: some ResponseSource) throws(Failure) -> SortedResponses {
    let window = loaded.window.opened(by: try world.rulings(on: loaded.survey.id))
    do throws(SortedResponses.Fault) {
      return try SortedResponses(loaded.survey, form: loaded.form, window: window, from: source) {
        self.store.survey(of: $0)
      }
    } catch {
      throw Failure(error, store.path)
    }
  }

  /// What was made before, if the store is as it was and the day the same; or else makes it.
  private func keeping<Value: Sendable>(
    _ part: WritableKeyPath<Kept, Value?>, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let stamp: String
    do { stamp = "\(try store.stamp())|\(day(world.now()))" } catch { throw Failure(error) }
    if let known = kept.withLock({ $0.stamp == stamp ? $0[keyPath: part] : nil }) { return known }
    let value = try make()
    kept.withLock { kept in
      if kept.stamp != stamp { kept = Kept(stamp: stamp) }
      kept[keyPath: part] = value
    }
    return value
  }

  // MARK: - Reports

  private var reportFolder: String { world.folder.reports(of: loaded.survey.id) }

  func makeReport() async throws(DeskFault) {
    try await onQueue { () throws(Failure) in
      let report = try self.priorityReport(try self.responses(), from: self.store)
      for (name, bytes) in ReportFormat.allCases.flatMap({ $0.files(report) }) {
        try OutputFile.write(bytes, to: self.reportFolder + "/" + name)
      }
    }
  }

  func reports() async throws(DeskFault) -> [String] { try await onQueue { () throws(Failure) in self.reportNames } }

  /// Names that need no care in an address; nothing hidden, and no folder.
  private var reportNames: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reportFolder)) ?? []
    return names.filter { name in
      let isPlain = name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || [45, 46, 95].contains(byte)
      }
      let isKnown = ["html", "md", "json", "csv", "ics"].contains(name.split(separator: ".").last.map(String.init))
      return isPlain && isKnown && !name.hasPrefix(".")
    }.sorted()
  }

  func report(named name: String) async throws(DeskFault) -> [UInt8]? {
    try await onQueue { () throws(Failure) in
      guard self.reportNames.contains(name) else { return nil }
      return try InputFile.bytes(of: self.reportFolder + "/" + name, limit: 64 << 20)
    }
  }

  // MARK: - Files

  func file(_ kind: DeskFile) async throws(DeskFault) -> any DeskReading {
    try await onQueue { () throws(Failure) in
      let ending = kind.rawValue.split(separator: ".").last ?? ""
      let path = "\(self.world.folder.responses)/.\(UUID().uuidString).\(ending)"
      // The file loses its name before it is read, so that nothing is left of it whatever happens.
      defer { unlink(path) }
      let language = self.loaded.survey.defaultLanguage
      let export = Export(
        world: self.world, loaded: self.loaded, store: self.store, labels: kind == .labels ? language : nil,
        output: path)
      switch kind {
      case .lines: try export.writeLines()
      case .table, .labels: try export.writeTable(isLong: false)
      case .codebook: try export.writeCodebook(in: language)
      }
      guard let file = FileHandle(forReadingAtPath: path) else {
        throw Failure(.inputOutput, "The file cannot be read back. Check that there is room on the disk.")
      }
      return FileReading(file)
    }
  }

  // MARK: - Coding

  func coding<Value: Sendable>(
    _ body: @escaping @Sendable (inout CommentTable) throws(StoreFault) -> Value
  ) async throws(DeskFault) -> Value {
    try await on(coders) { () throws(Failure) in
      let comments = try self.currentComments()
      do throws(StoreFault) {
        let decisions = try self.store.decisions()
        var table = CommentTable(
          bench: self.bench.withLock { $0 }, comments: comments, decisions: decisions,
          suggestions: try self.store.suggestions(), store: self.store)
        defer { self.bench.withLock { [bench = table.bench] in $0 = bench } }
        return try body(&table)
      } catch {
        throw Failure(error)
      }
    }
  }

  /// The comments of the analysed responses, read anew only when a response has come, gone or changed.
  private func currentComments() throws(Failure) -> [Comment] {
    let stamp: String
    do { stamp = try store.stamp(ofResponses: true) } catch { throw Failure(error) }
    if let known = comments.withLock({ $0.stamp == stamp ? $0.comments : nil }) { return known }
    let sorted = try sort(store)
    let read: [Comment]
    do throws(StoreFault) {
      read = try CommentReading.comments(loaded.survey, sorted, from: store)
    } catch {
      throw Failure(error)
    }
    comments.withLock { $0 = (stamp, read) }
    return read
  }

  // MARK: - Traces

  func traceable() async throws(DeskFault) -> [(what: String, label: String)] {
    try await onQueue { () throws(Failure) in
      let day = self.day(self.world.now())
      return TraceSubject.all(self.loaded.survey, try self.world.tracedProgress(of: self.loaded, on: day)?.plan)
    }
  }

  func trace(_ what: String) async throws(DeskFault) -> Traced {
    try await onQueue { () throws(Failure) in
      let day = self.day(self.world.now())
      let progress = try self.world.tracedProgress(of: self.loaded, on: day)
      let subject: TraceSubject
      do throws(TraceSubject.Fault) {
        subject = try TraceSubject(what, self.loaded.survey, progress?.plan)
      } catch {
        return .unknown(error.message)
      }
      let responses = try self.responses()
      let trace = try self.world.trace(
        subject, of: self.loaded, responses,
        try self.world.codings(self.loaded.survey, responses.sorted, in: self.store),
        try self.world.outcomes(of: self.loaded.survey, in: self.store), progress, on: day)
      return .page(PaperPage(trace.paper).html)
    }
  }

  // MARK: - The plan

  var plans: any PlanDesk { LivePlans(world: world, loaded: loaded, desk: self) }

  /// What the priorities say to a plan.
  func evidence() async throws(DeskFault) -> PlanEvidence {
    try await onQueue { () throws(Failure) in
      try self.keeping(\.evidence) { () throws(Failure) in
        try self.priorityReport(try self.responses(), from: self.store).planEvidence
      }
    }
  }

  /// The last session with an order that people agreed on; nil for none.
  func agreement() async throws(DeskFault) -> SessionOutcome? {
    try await onQueue { () throws(Failure) in try self.world.outcomes(of: self.loaded.survey, in: self.store).agreed }
  }

  /// Does something with the plan's files, one after another.
  func onPlans<Value: Sendable>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(DeskFault) -> Value {
    try await on(planners, work)
  }

  // MARK: - One after another

  private func onQueue<Value: Sendable>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(DeskFault) -> Value {
    try await on(LiveDesk.queue, work)
  }

  private func on<Value: Sendable>(
    _ queue: DispatchQueue, _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(DeskFault) -> Value {
    let result = await withCheckedContinuation { answer in
      queue.async { answer.resume(returning: Result(catching: work)) }
    }
    switch result {
    case .success(let value): return value
    case .failure(let failure): throw DeskFault(failure.message)
    }
  }
}

/// A file on the disk, read in pieces of 64 kB by one reader.
private final class FileReading: DeskReading {
  private let file: Mutex<FileHandle>

  init(_ file: FileHandle) { self.file = Mutex(file) }

  func next() async throws(DeskFault) -> [UInt8]? {
    do {
      let bytes = try file.withLock { try $0.read(upToCount: 65_536).map { [UInt8]($0) } }
      return bytes?.isEmpty == false ? bytes : nil
    } catch {
      throw DeskFault("The file cannot be read.")
    }
  }
}
