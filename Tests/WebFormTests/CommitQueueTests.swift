import Dispatch
import Responses
import SQLiteStore
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import WebForm

struct CommitQueueTests {
  /// A store that holds each group back until the gate is opened, tells when one has come, and fails for some.
  final class GatedStore: FormStore {
    let key = [UInt8](repeating: 1, count: 32)
    /// The sizes of the groups, each as it comes.
    let groups: AsyncStream<Int>
    private let come: AsyncStream<Int>.Continuation
    /// Each time that the store was settled or swept: whether on the thread of a task.
    let settlings: AsyncStream<Bool>
    private let rested: AsyncStream<Bool>.Continuation
    private let state = Mutex(State())
    private let faulty: Set<Int>
    /// The one response that is kept, and what happens when it is erased.
    private let record: ResponseRecord?
    private let onForget: @Sendable () -> Void

    private struct State {
      var count = 0
      var isOpen = false
      var held: [DispatchSemaphore] = []
    }

    static let fault = StoreFault.busy(path: "x")

    /// - Parameter faulty: the places of the groups that fail, from 0.
    init(faulty: Set<Int> = [], record: ResponseRecord? = nil, onForget: @escaping @Sendable () -> Void = {}) {
      self.faulty = faulty
      self.record = record
      self.onForget = onForget
      (groups, come) = AsyncStream.makeStream()
      (settlings, rested) = AsyncStream.makeStream()
    }

    func open() {
      let held = state.withLock { state in
        state.isOpen = true
        defer { state.held = [] }
        return state.held
      }
      for one in held { one.signal() }
    }

    func commit(_ deeds: [FormDeed], limit: Int?) throws(StoreFault) -> [FormOutcome] {
      let gate = DispatchSemaphore(value: 0)
      let (place, isOpen) = state.withLock { state in
        defer { state.count += 1 }
        if !state.isOpen { state.held.append(gate) }
        return (state.count, state.isOpen)
      }
      come.yield(deeds.count)
      if !isOpen { gate.wait() }
      if faulty.contains(place) { throw GatedStore.fault }
      return deeds.map { _ in .done }
    }
    func place(draft code: [UInt8], receipt hash: [UInt8]) throws(StoreFault) -> StoredPlace {
      StoredPlace(draft: nil, isSent: false, ruling: nil)
    }
    func record(receipt hash: [UInt8]) throws(StoreFault) -> ResponseRecord? { record }
    func forget(_ receipt: SealedReceipt) throws(StoreFault) -> Erasure {
      onForget()
      return Erasure(responses: 1)
    }
    func counters() throws(StoreFault) -> ResponseCounters { ResponseCounters() }
    func save(_ draft: Draft) throws(StoreFault) {}
    func draft(_ code: [UInt8]) throws(StoreFault) -> Draft? { nil }
    func discard(_ code: [UInt8]) throws(StoreFault) {}
    func invite(_ invitations: [NewInvitation]) throws(StoreFault) {}
    func invitation(_ hash: [UInt8]) throws(StoreFault) -> InvitationState? { nil }
    func invitationCount() throws(StoreFault) -> InvitationCount { InvitationCount() }
    func invitationLabels() throws(StoreFault) -> [LabelledInvitation] { [] }
    func eraseLabel(_ label: String) throws(StoreFault) -> Int { 0 }
    func eraseInvitations() throws(StoreFault) -> Int { 0 }
    func settle() throws(StoreFault) { rested.yield(isInTask) }
    func rulings() throws(StoreFault) -> [Ruling] { [] }
    func lastRuling() throws(StoreFault) -> Ruling? { nil }
    func rule(_ ruling: Ruling) throws(StoreFault) {}
    func discardDrafts(before moment: Moment) throws(StoreFault) -> Int {
      rested.yield(isInTask)
      return 0
    }

    /// Whether a task calls, whose threads are for what waits for nothing.
    private var isInTask: Bool { withUnsafeCurrentTask { $0 != nil } }
  }

  /// What became of one deed: an outcome, or why there is none.
  private typealias End = Result<FormOutcome, CommitQueue.Fault>

  private func perform(_ queue: CommitQueue) async -> End {
    do throws(CommitQueue.Fault) {
      return .success(try await queue.perform(.discard([1])))
    } catch {
      return .failure(error)
    }
  }

  /// Sends one deed, and behind it, while the store holds that one, so many more; then opens the gate.
  ///
  /// - Returns: the ends of the first and of the others, and the sizes of the groups that they came in.
  private func rush(_ count: Int, _ queue: CommitQueue, _ store: GatedStore, groups expected: Int) async -> (
    first: End, others: [End], groups: [Int]
  ) {
    var groups: [Int] = []
    var come = store.groups.makeAsyncIterator()
    async let first = perform(queue)
    if let group = await come.next() { groups.append(group) }
    let others = await withTaskGroup(of: End.self) { tasks in
      for _ in 0..<count { tasks.addTask { await perform(queue) } }
      while queue.length < count { await Task.yield() }
      store.open()
      return await tasks.reduce(into: [End]()) { $0.append($1) }
    }
    while groups.count < expected, let group = await come.next() { groups.append(group) }
    return (await first, others, groups)
  }

  @Test func `many that wait are written together, and each gets its answer`() async throws {
    let store = GatedStore()
    let queue = CommitQueue(store: store, limit: nil)
    let ends = await rush(200, queue, store, groups: 2)
    #expect(ends.groups == [1, 200])
    #expect(ends.first == .success(.done) && ends.others == Array(repeating: .success(.done), count: 200))
    let (length, written, deeds) = (queue.length, queue.groups, queue.deeds)
    #expect(length == 0 && written == 2 && deeds == 201)
  }

  @Test func `a group has an end, and what is over it comes in the next`() async throws {
    let store = GatedStore()
    let queue = CommitQueue(store: store, limit: nil, largestGroup: 8)
    let ends = await rush(20, queue, store, groups: 4)
    #expect(ends.groups == [1, 8, 8, 4])
    #expect(ends.others == Array(repeating: .success(.done), count: 20))
  }

  @Test func `a fault of the store reaches everyone in the group, and the next group is tried`() async throws {
    let store = GatedStore(faulty: [1])
    let queue = CommitQueue(store: store, limit: nil)
    let ends = await rush(5, queue, store, groups: 2)
    #expect(ends.first == .success(.done))
    #expect(ends.others == Array(repeating: .failure(.store(GatedStore.fault)), count: 5))
    #expect(await perform(queue) == .success(.done))
  }

  @Test func `once nothing comes any more the store is settled`() async throws {
    let store = GatedStore()
    store.open()
    let queue = CommitQueue(store: store, limit: nil, rest: .zero)
    #expect(await perform(queue) == .success(.done))
    var settlings = store.settlings.makeAsyncIterator()
    #expect(await settlings.next() != nil)
    #expect(await perform(queue) == .success(.done))
    #expect(await settlings.next() != nil)
  }

  @Test func `what may wait for the disk holds up no thread of those that wait for nothing`() async throws {
    let store = GatedStore()
    let day = try #require(CivilDate(daysSince1970: 20_000))
    let served = ServedSurvey(survey: try Survey.read(TestSite.tea), store: store, day: { _ in day })
    var calls = store.settlings.makeAsyncIterator()
    // While a group is written the sweep waits.
    var come = store.groups.makeAsyncIterator()
    async let first = perform(served.queue)
    #expect(await come.next() == 1)
    async let sweep: Void = DraftSweep(site: FormSite([served], now: { Moment(milliseconds: 0) })).sweep()
    store.open()
    #expect(await calls.next() == false)
    await sweep
    #expect(await first == .success(.done))
    // And what is settled once nothing comes any more.
    let queue = CommitQueue(store: store, limit: nil, rest: .zero)
    #expect(await perform(queue) == .success(.done))
    #expect(await calls.next() == false)
  }

  @Test func `more than may wait are turned away at once`() async throws {
    let store = GatedStore()
    let queue = CommitQueue(store: store, limit: nil, capacity: 3)
    var come = store.groups.makeAsyncIterator()
    async let first = perform(queue)
    #expect(await come.next() == 1)
    async let second = perform(queue)
    async let third = perform(queue)
    async let fourth = perform(queue)
    while queue.length < 3 { await Task.yield() }
    // The store is held still, and this one has its answer all the same.
    #expect(await perform(queue) == .failure(.overfull))
    store.open()
    #expect(await [first, second, third, fourth] == Array(repeating: .success(.done), count: 4))
  }
}
