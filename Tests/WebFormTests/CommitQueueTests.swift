import Responses
import SQLiteStore
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

struct CommitQueueTests {
  /// A store that takes its time, counts what it is given, and can be told to fail.
  final class SlowStore: FormStore {
    let groups = Mutex<[Int]>([])
    let fault = Mutex<StoreFault?>(nil)
    let key = [UInt8](repeating: 1, count: 32)

    func commit(_ deeds: [FormDeed], limit: Int?) async throws(StoreFault) -> [FormOutcome] {
      groups.withLock { $0.append(deeds.count) }
      try? await Task.sleep(for: .milliseconds(20))
      if let fault = fault.withLock({ $0 }) { throw fault }
      return deeds.map { _ in .done }
    }
    func record(receipt hash: [UInt8]) throws(StoreFault) -> ResponseRecord? { nil }
    func forget(_ receipt: SealedReceipt) throws(StoreFault) -> Erasure { Erasure() }
    func counters() throws(StoreFault) -> ResponseCounters { ResponseCounters() }
    func save(_ draft: Draft) throws(StoreFault) {}
    func draft(_ code: [UInt8]) throws(StoreFault) -> Draft? { nil }
    func discard(_ code: [UInt8]) throws(StoreFault) {}
    func rulings() throws(StoreFault) -> [Ruling] { [] }
    func rule(_ ruling: Ruling) throws(StoreFault) {}
    func discardDrafts(before moment: Moment) throws(StoreFault) -> Int { 0 }
  }

  @Test func `many that wait are written together, and each gets its answer`() async throws {
    let store = SlowStore()
    let queue = CommitQueue(store: store, limit: nil)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask { (try? await queue.perform(.discard([UInt8(number % 256)]))) == .done }
      }
      for await isDone in group { #expect(isDone) }
    }
    let groups = store.groups.withLock { $0 }
    #expect(groups.reduce(0, +) == 200 && groups.count < 20)
    #expect(await queue.length == 0)
  }

  @Test func `a fault of the store reaches everyone in the group, and the next group is tried`() async throws {
    let store = SlowStore()
    let queue = CommitQueue(store: store, limit: nil)
    store.fault.withLock { $0 = .busy(path: "x") }
    let fault = await #expect(throws: CommitQueue.Fault.self) { try await queue.perform(.discard([1])) }
    #expect(fault == .store(.busy(path: "x")))
    store.fault.withLock { $0 = nil }
    #expect(try await queue.perform(.discard([1])) == .done)
  }

  @Test func `more than may wait are turned away at once`() async throws {
    let store = SlowStore()
    let queue = CommitQueue(store: store, limit: nil, capacity: 3)
    let turnedAway = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<30 {
        group.addTask {
          do throws(CommitQueue.Fault) {
            _ = try await queue.perform(.discard([1]))
            return false
          } catch {
            return error == .overfull
          }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect((1..<30).contains(turnedAway))
  }
}
