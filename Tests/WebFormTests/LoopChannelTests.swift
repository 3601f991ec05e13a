import Hummingbird
import NIOCore
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
      try? await Task.sleep(for: .zero)
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

  @Test func `a thousand parts on one thread are never run two at a time`() async {
    // Nothing guards the number but that everything is on one thread.
    final class Unguarded: Sendable {
      nonisolated(unsafe) var number = 0
    }
    let count = Unguarded()
    await withTaskExecutorPreference(LoopExecutor(loop: loop)) {
      await withTaskGroup { tasks in
        for _ in 0..<1000 {
          tasks.addTask {
            let before = count.number
            count.number = before + 1
            await Task.yield()
          }
        }
      }
    }
    #expect(count.number == 1000)
  }
}
