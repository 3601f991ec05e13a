internal import Pages
internal import Priorities
internal import Reports
internal import Surveys
internal import WebForm

/// The ways from a survey's figures to what is behind them and to what came of them.
struct LiveTraces: Sendable {
  let desk: DeskStore

  /// Everything that can be traced: what names it, and what it is called.
  func traceable() throws(Failure) -> [(what: String, label: String)] {
    TraceSubject.all(desk.survey, try desk.world.tracedProgress(of: desk.loaded, on: desk.today)?.plan)
  }

  func trace(_ what: String) throws(Failure) -> Traced {
    let day = desk.today
    let progress = try desk.world.tracedProgress(of: desk.loaded, on: day)
    let subject: TraceSubject
    do throws(TraceSubject.Fault) {
      subject = try TraceSubject(what, desk.survey, progress?.plan)
    } catch {
      return .unknown(error.message)
    }
    let responses = try desk.responses()
    let trace = try desk.world.trace(
      subject, of: desk.loaded, responses, try desk.world.codings(desk.survey, responses.sorted, in: desk.store),
      try desk.world.outcomes(of: desk.survey, in: desk.store), progress, on: day)
    return .page(PaperPage(trace.paper).html)
  }
}
