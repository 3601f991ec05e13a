import Dispatch
import Synchronization
import Testing

@testable import WebForm

struct TurnsTests {
  /// Runs tasks on threads of its own, as many as it needs.
  private final class Threads: TaskExecutor {
    private let queue = DispatchQueue(label: "test.threads", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  /// Two who wait for one another, each holding its thread.
  private final class Meeting: Sendable {
    private let here = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]

    /// Whether the other came, too.
    func come(_ number: Int) -> Bool {
      here[1 - number].signal()
      return here[number].wait(timeout: .now() + 300) == .success
    }
  }

  private struct Fault: Error {}

  @Test func `two people's work overlaps, also where neither ever gives up its thread`() async throws {
    let (turns, meeting) = (Turns(), Meeting())
    let met = try await withTaskExecutorPreference(Threads()) {
      async let first = turns.take([1]) { meeting.come(0) }
      async let second = turns.take([2]) { meeting.come(1) }
      return try await [first, second]
    }
    #expect(met == [true, true])
  }

  @Test func `work under one code is done one after the other, in the order in which it came`() async throws {
    final class Seen: Sendable { let numbers = Mutex<(inside: Int, done: [Int])>((0, [])) }
    let (turns, seen) = (Turns(), Seen())
    try await turns.take([1]) {
      for number in 0..<20 {
        Task {
          try await turns.take([1]) {
            seen.numbers.withLock { $0.inside += 1 }
            await Task.yield()
            let inside = seen.numbers.withLock { numbers in
              numbers.done.append(number)
              defer { numbers.inside -= 1 }
              return numbers.inside
            }
            #expect(inside == 1)
          }
        }
        while turns.waiting([1]) != number + 1 { await Task.yield() }
      }
    }
    while turns.waiting([1]) != nil { await Task.yield() }
    #expect(seen.numbers.withLock { $0.done } == Array(0..<20))
  }

  @Test func `a turn is given back by work that fails, and by work that was cancelled while it waited`() async throws {
    let turns = Turns()
    await #expect(throws: Fault.self) { try await turns.take([1]) { throw Fault() } }
    #expect(turns.waiting([1]) == nil)
    let late = try await turns.take([1]) {
      let late = Task { try await turns.take([1]) { Task.isCancelled } }
      while turns.waiting([1]) != 1 { await Task.yield() }
      late.cancel()
      return late
    }
    #expect(try await late.value)
    #expect(turns.waiting([1]) == nil)
  }
}
