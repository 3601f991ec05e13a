import Dispatch
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import WebForm

struct LoopChannelTests {
  private let loop = EventLoopGroupProvider.singleton.eventLoopGroup.next()

  /// Whether the caller's task runs on a loop.
  @concurrent private func isOn(_ loop: any EventLoop) async -> Bool { loop.inEventLoop }

  @Test func `what answers a request runs on the thread that reads its connection, also after it has waited`() async {
    let (before, after) = await withTaskExecutorPreference(LoopExecutor(loop: loop)) {
      let before = await isOn(loop)
      await Task.yield()
      // Another thread ends the wait.
      await withCheckedContinuation { wait in DispatchQueue.global().async { wait.resume() } }
      return (before, await isOn(loop))
    }
    #expect(before && after)
  }

  @Test func `what takes long leaves that thread, and what comes behind it is on the thread again`() async {
    let (aside, behind) = await withTaskExecutorPreference(LoopExecutor(loop: loop)) {
      let aside = await withTaskExecutorPreference(globalConcurrentExecutor) { await isOn(loop) }
      return (aside, await isOn(loop))
    }
    #expect(!aside && behind)
  }

  @Test func `a thousand parts run on that thread, each in its turn`() async {
    final class Turns: Sendable {
      let taken = Mutex<[(number: Int, isOnLoop: Bool)]>([])
    }
    let (turns, loop) = (Turns(), loop)
    await withTaskExecutorPreference(LoopExecutor(loop: loop)) {
      await withTaskGroup { tasks in
        for number in 0..<1000 {
          tasks.addTask { turns.taken.withLock { $0.append((number, loop.inEventLoop)) } }
        }
      }
    }
    #expect(turns.taken.withLock { $0.map(\.number) } == Array(0..<1000))
    #expect(turns.taken.withLock { $0.allSatisfy(\.isOnLoop) })
  }
}
