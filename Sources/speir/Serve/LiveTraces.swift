internal import Pages
internal import Priorities
internal import Reports
internal import SQLiteStore
internal import Surveys
internal import Synchronization
internal import WebForm

/// The ways from a survey's figures to what is behind them and to what came of them, kept for as long as the store, the plan's files and the day are the same.
///
/// Whoever calls does so one after another, so that nothing is made twice.
final class LiveTraces: Sendable {
  private let desk: DeskStore
  private let figures: LiveFigures
  private let pages = Mutex<(stamp: String, pages: [String: [UInt8]])>(("", [:]))
  /// The most pages that are kept.
  private static let most = 200

  /// The figures are kept once for all subjects; what people wrote and said is read anew for each, and not kept.
  init(_ desk: DeskStore, _ figures: LiveFigures) {
    self.desk = desk
    self.figures = figures
  }

  func traceable() -> Traceable {
    let plan = desk.world.tracedPlan(of: desk.loaded, on: desk.today)
    return Traceable(all: TraceSubject.all(desk.survey, plan.progress?.plan), planFault: plan.fault)
  }

  func trace(_ what: String) throws(Failure) -> Traced {
    let day = desk.today
    let stamp: String
    do {
      stamp = "\(try desk.store.stamp())|\(desk.world.planStamp(of: desk.survey.id))|\(day)"
    } catch { throw Failure(error) }
    if let known = pages.withLock({ $0.stamp == stamp ? $0.pages[what] : nil }) { return .page(known) }
    let plan = desk.world.tracedPlan(of: desk.loaded, on: day)
    let subject: TraceSubject
    do throws(TraceSubject.Fault) {
      subject = try TraceSubject(what, desk.survey, plan.progress?.plan)
    } catch {
      return .unknown(plan.fault.map { "\(error.message) \($0)" } ?? error.message)
    }
    let trace = desk.world.trace(subject, try figures.priorityReport(), try desk.words(), plan)
    let page = PaperPage(trace.paper).html
    pages.withLock { kept in
      if kept.stamp != stamp || kept.pages.count >= LiveTraces.most { kept = (stamp, [:]) }
      kept.pages[what] = page
    }
    return .page(page)
  }
}
