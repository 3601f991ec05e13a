internal import Dispatch
internal import Priorities
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Synchronization
internal import Themes
internal import WebForm

/// The texts of one survey as those who code them on the web meet them: kept from turn to turn, and what is new followed.
final class LiveCoding: Sendable {
  private let desk: DeskStore
  private let memory = Mutex(CodingMemory())
  private static let learning = DispatchQueue(label: "speir.learning", qos: .utility)

  /// Learns from decisions aside, while coders go on with what was learned before.
  private static let aside: LearnedOrder.Maker = { order in
    let learning = Learning(order)
    LiveCoding.learning.async { _ = learning.made }
    return { learning.made }
  }

  init(_ desk: DeskStore) { self.desk = desk }

  /// Does something with all texts and decisions as the store has them now. One turn waits for another.
  func coding<Value: Sendable>(
    _ body: (inout CommentTable) throws(StoreFault) -> Value
  ) throws(Failure) -> Value {
    try memory.withLock { memory throws(Failure) in
      let codings = try refresh(&memory)
      var table = CommentTable(
        bench: memory.bench, codings: codings, decisions: memory.decisions, store: desk.store)
      // Not held twice, so that nothing of it is copied.
      memory.bench = CodingBench()
      defer { memory.bench = table.bench }
      do throws(StoreFault) {
        return try body(&table)
      } catch {
        throw Failure(error)
      }
    }
  }

  /// Reads the texts anew only when a response or an event has come, gone or changed, and of the decisions those that are new.
  private func refresh(_ memory: inout CodingMemory) throws(Failure) -> Codings {
    let suggestions: [MachineSuggestion]
    do throws(StoreFault) {
      let stamp = try desk.store.stamp(ofTexts: true)
      if memory.stamp == stamp, var codings = memory.codings {
        let new = try desk.store.decisions(after: memory.last)
        guard !new.decisions.isEmpty else { return codings }
        memory.last = new.last
        memory.decisions += new.decisions
        // Not held twice, so that nothing of it is copied.
        memory.codings = nil
        codings.follow(new.decisions)
        memory.codings = codings
        return codings
      }
      memory.codings = nil
      suggestions = try desk.store.suggestions()
      (memory.decisions, memory.last) = try desk.store.decisions(after: 0)
      memory.stamp = stamp
    } catch {
      throw Failure(error)
    }
    let survey = desk.survey
    let sorted = try desk.responses().sorted
    let said = ContributionReading.comments(survey, try desk.world.states(of: survey, in: desk.store))
    let written: [Comment]
    do throws(StoreFault) { written = try CommentReading.comments(survey, sorted, from: desk.store) } catch {
      throw Failure(error)
    }
    let codings = CodedTexts(survey, written, contributions: said, memory.decisions, suggestions: suggestions).all
    memory.codings = codings
    return codings
  }

  /// What coders need at each turn.
  private struct CodingMemory {
    var bench = CodingBench(maker: LiveCoding.aside)
    var stamp = ""
    var decisions: [CodingDecision] = []
    /// The place of the last decision in the store.
    var last = 0
    /// Where each text stands; nil before it was read.
    var codings: Codings?
  }
}

/// An order that is learned once, by whoever asks first; others wait for it.
private final class Learning: Sendable {
  private enum State {
    case waiting(LearnedOrder)
    case made(LearnedOrder.Made)
  }

  private let state: Mutex<State>

  init(_ order: LearnedOrder) { state = Mutex(.waiting(order)) }

  /// How things stood is let go once it has been learned from.
  var made: LearnedOrder.Made {
    state.withLock { state in
      switch state {
      case .made(let made): return made
      case .waiting(let order):
        let made = order.make()
        state = .made(made)
        return made
      }
    }
  }
}
