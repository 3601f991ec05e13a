import Dispatch
import Hummingbird
import HummingbirdTesting
import NIOCore
import Responses
import Seals
import Surveys
import Synchronization
import TestSupport
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

  @Test func `erasing by a program is done aside, for it may wait for the disk`() async throws {
    final class Seen: Sendable { let isOnLoop = Mutex<Bool?>(nil) }
    let (seen, loop) = (Seen(), loop)
    var chance = SystemChance()
    let id = ResponseID(at: Moment(milliseconds: 0), using: &chance)
    let receipt = Receipt(of: "tea", using: &chance)
    let store = CommitQueueTests.GatedStore(
      record: ResponseRecord(id: id, form: FormHash("sha256:x"), mode: .api, language: "en", answers: "{}")
    ) { seen.isOnLoop.withLock { $0 = loop.inEventLoop } }
    let day = try #require(CivilDate(daysSince1970: 20_000))
    let served = ServedSurvey(survey: try Survey.read(TestSite.tea), store: store, day: { _ in day })
    let site = FormSite([served], now: { Moment(milliseconds: 0) })
    let router = WebForm.router(site, WebForm.Settings(host: "127.0.0.1", port: 0, perClient: nil))
    try await Application(responder: router.buildResponder()).test(.router) { client in
      try await withTaskExecutorPreference(LoopExecutor(loop: loop)) {
        let answer = try await client.executeRequest(
          uri: "/api/v1/responses/\(receipt)", method: .delete, headers: [:], body: nil)
        #expect(answer.status == .noContent)
      }
    }
    #expect(seen.isOnLoop.withLock { $0 } == false)
  }
}
