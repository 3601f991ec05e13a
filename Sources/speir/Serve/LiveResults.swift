internal import Priorities
internal import Reports
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Synchronization
internal import WebForm

/// What those who were asked may see of the results, so that no two readings of it tell what one of them said: neither while answers come in, nor
/// across the closing, an erasure, a new start of the server, or an edition of the report that was published in between.
///
/// While the survey is open there is the order of the areas alone, of as many responses as go into whole steps of `small_sector`, two steps at least
/// held back: one, so that those that the report adds once the survey has closed by its dates are never few; and one for answers that are taken back
/// before it is made, for without it a single one could keep the report from ever being published. What was shown last stays until the numbers of the
/// responses differ enough (`Publications`); and it is a file (`ResultsPage`), so that it stays the same whatever is erased.
///
/// Whoever calls does so one after another.
final class LiveResults: Sendable {
  private let desk: DeskStore
  private let publications: Publications
  private let page: ResultsPage
  /// The page as it was read last.
  private let read = Keeping<ResultsPage.Kept?>()
  /// The store and the day for which there was nothing new, and whether too few had answered.
  private let looked = Mutex<(stamp: String, isTooFew: Bool)>(("", false))
  private var step: Int { max(1, desk.survey.priorities.smallSector) }

  init(_ desk: DeskStore) {
    self.desk = desk
    publications = desk.world.publications(of: desk.survey)
    page = ResultsPage(in: desk.world.folder.publicReports(of: desk.survey.id))
  }

  /// The page as it may be shown now; makes it where there is to be a new one.
  func current() throws(Failure) -> OpenResults {
    let stamp: String
    do { stamp = "\(try desk.store.stamp())|\(desk.today)" } catch { throw Failure(error) }
    let kept = try read.value(page.stamp) { () throws(Failure) in try page.kept() }
    let before = looked.withLock { $0 }
    if before.stamp == stamp {
      if let kept { return .page(kept.html) }
      if before.isTooFew { return .tooFew }
    }
    if let new = try new(kept?.ledger) { return .page(new) }
    // Without a page, either there was none yet, or what was kept is gone.
    let isTooFew = try publications.standing(of: try counted()) == .new
    looked.withLock { $0 = (stamp, isTooFew) }
    return kept.map { .page($0.html) } ?? (isTooFew ? .tooFew : .held(step))
  }

  private func counted() throws(Failure) -> Ledger {
    try desk.world.responseCounts(to: desk.loaded, in: desk.store).account.ledger
  }

  private var isOver: Bool {
    get throws(Failure) {
      let ruling = try desk.world.rulings(on: desk.survey.id).last
      return SurveyStanding(desk.survey, on: desk.today, ruling) == desk.survey.closes.map { .closed($0) }
    }
  }

  /// A new page, kept and noted; nil where there is none to be shown.
  private func new(_ shown: Ledger?) throws(Failure) -> [UInt8]? {
    let isOver = try isOver
    func isDue(_ ledger: Ledger) throws(Failure) -> Bool {
      switch try publications.standing(of: ledger) {
      // What people have seen of an open survey does not go back.
      case .new: isOver || ledger.analysed > shown?.analysed ?? 0
      // Of as many there may be others among the first.
      case .same: isOver && ledger != shown
      case .near: false
      }
    }
    // Counting costs little, and mostly there is nothing new.
    var counted = try counted()
    if !isOver { counted.analysed = size(of: counted.analysed) }
    guard counted.analysed > 0, try isDue(counted) else { return nil }
    let responses = try desk.responses()
    guard !isOver else {
      let ledger = responses.sorted.ledger
      guard try isDue(ledger), let report = try published(responses, from: desk.store) else { return nil }
      return try show(report.openPaper, ledger)
    }
    let ids = responses.sorted.ids
    let size = size(of: ids.count)
    guard size > 0 else { return nil }
    let source = FirstResponses(source: desk.store, last: ids[size - 1])
    let sorted = try desk.sort(source)
    guard try isDue(sorted.ledger), let report = try published(CountedResponses(sorted: sorted), from: source) else {
      return nil
    }
    return try show(report.interimPaper, sorted.ledger)
  }

  /// Of so many analysed responses, how many are shown while others still come in.
  private func size(of analysed: Int) -> Int {
    // Where one response may be told there is nothing to hold back.
    let back = step > 1 ? 2 * step : 0
    return max(0, analysed - back) / step * step
  }

  /// Nil where a command has published another edition in this moment, which this one must not be held against.
  private func show(_ paper: Paper, _ ledger: Ledger) throws(Failure) -> [UInt8]? {
    do throws(Failure) { try publications.note(table: nil, ledger) } catch {
      guard error.status == .notAllowed else { throw error }
      return nil
    }
    return try page.keep(paper, ledger)
  }

  /// The report for publication; nil where so few answered that there can be none.
  private func published(
    _ responses: CountedResponses, from source: some ResponseSource
  ) throws(Failure) -> PriorityReport? {
    do throws(Failure) {
      return try desk.world.priorityReport(
        of: desk.loaded, try desk.evidence(responses, from: source), isPublic: true)
    } catch {
      guard error.status == .notAllowed else { throw error }
      return nil
    }
  }
}
