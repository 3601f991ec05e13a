package import Responses

/// Takes in what many requests want of one store, and does it in groups: while one group is being written the next gathers.
///
/// So many waiting requests share one flush of the disk, and a single one waits for nobody. An answer comes only after the flush.
package actor CommitQueue {
  private let store: any FormStore
  private let limit: Int?
  /// How many may wait; more are turned away.
  private let capacity: Int
  private let largestGroup: Int
  /// How long nothing must have come before the store is settled.
  private let rest: Duration
  private var waiting: [Waiting] = []
  private var isRunning = false
  private var isToSettle = false
  /// How many groups were written, and how many deeds in them.
  package private(set) var groups = 0
  package private(set) var deeds = 0

  private struct Waiting {
    let deed: FormDeed
    let answer: CheckedContinuation<Result<FormOutcome, StoreFault>, Never>
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
  package var length: Int { waiting.count }

  /// Does a deed and returns when it is durable.
  package func perform(_ deed: FormDeed) async throws(Fault) -> FormOutcome {
    guard waiting.count < capacity else { throw .overfull }
    let result = await withCheckedContinuation { answer in
      waiting.append(Waiting(deed: deed, answer: answer))
      guard !isRunning else { return }
      isRunning = true
      Task { await self.run() }
    }
    switch result {
    case .success(let outcome): return outcome
    case .failure(let fault): throw .store(fault)
    }
  }

  private func run() async {
    while !waiting.isEmpty {
      let group = Array(waiting.prefix(largestGroup))
      waiting.removeFirst(group.count)
      groups += 1
      deeds += group.count
      do throws(StoreFault) {
        let outcomes = try await store.commit(group.map(\.deed), limit: limit)
        for (one, outcome) in zip(group, outcomes) { one.answer.resume(returning: .success(outcome)) }
      } catch {
        for one in group { one.answer.resume(returning: .failure(error)) }
      }
    }
    isRunning = false
    guard !isToSettle else { return }
    isToSettle = true
    Task { await self.settleWhenIdle() }
  }

  /// Once nothing has come for a while, has the store take out of its journal what was erased: drafts, and the e-mail addresses in them.
  private func settleWhenIdle() async {
    var seen = -1
    while seen != groups || isRunning {
      seen = groups
      try? await Task.sleep(for: rest)
    }
    isToSettle = false
    // Where a reader is in the way the next time does.
    try? store.settle()
  }
}
