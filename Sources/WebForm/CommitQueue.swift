internal import Dispatch
package import Responses
internal import Synchronization

/// Takes in what many requests want of one store, and does it in groups: while one group is being written the next gathers.
///
/// So many waiting requests share one flush of the disk, and a single one waits for nobody. An answer comes only after the flush.
/// The writing has a thread of its own, and what waits is handed to it without passing through another.
package final class CommitQueue: Sendable {
  private let store: any FormStore
  private let limit: Int?
  /// How many may wait; more are turned away.
  private let capacity: Int
  private let largestGroup: Int
  /// How long nothing must have come before the store is settled.
  private let rest: Duration
  private let thread = DispatchQueue(label: "speir.commits")
  private let state = Mutex(State())

  private struct State {
    var waiting: [Waiting] = []
    var isRunning = false
    var isToSettle = false
    var groups = 0
    var deeds = 0

    /// What became of one that came: turned away, left to the writing that goes on, or the first, for which it begins.
    enum Entry { case refused, waits, first }

    mutating func take(_ one: Waiting, atMost capacity: Int) -> Entry {
      guard waiting.count < capacity else { return .refused }
      waiting.append(one)
      defer { isRunning = true }
      return isRunning ? .waits : .first
    }

    /// The next group to write; nil, and the writing is at its end, where nobody waits.
    mutating func next(atMost size: Int) -> [Waiting]? {
      guard !waiting.isEmpty else {
        isRunning = false
        return nil
      }
      let group = Array(waiting.prefix(size))
      waiting.removeFirst(group.count)
      groups += 1
      deeds += group.count
      return group
    }
  }

  private struct Waiting: Sendable {
    let deed: FormDeed
    let answer: CheckedContinuation<Result<FormOutcome, Fault>, Never>
  }

  /// Why a deed was not done.
  package enum Fault: Error, Hashable, Sendable {
    /// Too many wait already; nothing was done.
    case overfull
    case store(StoreFault)
  }

  package init(
    store: any FormStore, limit: Int?, capacity: Int = 2000, largestGroup: Int = 256, rest: Duration = .seconds(3)
  ) {
    self.store = store
    self.limit = limit
    self.capacity = capacity
    self.largestGroup = largestGroup
    self.rest = rest
  }

  /// How many wait.
  package var length: Int { state.withLock { $0.waiting.count } }
  /// How many groups were written.
  package var groups: Int { state.withLock { $0.groups } }
  /// How many deeds were in them.
  package var deeds: Int { state.withLock { $0.deeds } }

  /// Does a deed and returns when it is durable.
  package func perform(_ deed: FormDeed) async throws(Fault) -> FormOutcome {
    try await withCheckedContinuation { answer in
      switch state.withLock({ $0.take(Waiting(deed: deed, answer: answer), atMost: capacity) }) {
      case .refused: answer.resume(returning: .failure(.overfull))
      case .waits: break
      case .first: thread.async { self.run() }
      }
    }.get()
  }

  /// Writes group after group until nobody waits.
  private func run() {
    while let group = state.withLock({ $0.next(atMost: largestGroup) }) {
      do throws(StoreFault) {
        let outcomes = try store.commit(group.map(\.deed), limit: limit)
        for (one, outcome) in zip(group, outcomes) { one.answer.resume(returning: .success(outcome)) }
      } catch {
        for one in group { one.answer.resume(returning: .failure(.store(error))) }
      }
    }
    let isToSettle = state.withLock { state in
      defer { state.isToSettle = true }
      return !state.isToSettle
    }
    if isToSettle { Task { await self.settleWhenIdle() } }
  }

  /// Once nothing has come for a while, has the store take out of its journal what was erased: drafts, and the e-mail addresses in them.
  private func settleWhenIdle() async {
    var seen = -1
    while true {
      let (groups, isRunning) = state.withLock { ($0.groups, $0.isRunning) }
      guard seen != groups || isRunning else { break }
      seen = groups
      try? await Task.sleep(for: rest)
    }
    state.withLock { $0.isToSettle = false }
    // Where a reader is in the way the next time does.
    await inTurn { store in try? store.settle() }
  }

  /// Does something else that may take long with the store, on the thread that writes it and behind what is being written.
  func inTurn<Value: Sendable>(_ work: @escaping @Sendable (any FormStore) -> Value) async -> Value {
    await withCheckedContinuation { done in
      thread.async { done.resume(returning: work(self.store)) }
    }
  }
}
