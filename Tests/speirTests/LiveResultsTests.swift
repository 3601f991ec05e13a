import Dispatch
import Foundation
import Responses
import SQLiteStore
import Surveys
import Synchronization
import TestSupport
import Testing
import WebForm

@testable import speir

/// What a reader of the results page could tell from two readings of it.
@Suite struct LiveResultsTests {
  private static let survey = """
    survey: tea
    title: Tea
    organiser: Us
    privacy: Ask us.
    opens: 2026-01-01
    closes: 2026-03-31
    timezone: UTC
    themes: { chairs: Softer chairs, cups: Bigger cups }
    pages:
      - questions:
          - { name: first, type: rank, label: What first?, choices: themes, evidence: ranking, max: 1 }
          - { name: sugar, type: select_one, label: Sugar?, choices: [Yes, No] }

    """

  /// A survey whose results are open, as a server meets it that was started on some day.
  private final class Site: Sendable {
    let folder: TemporaryFolder
    let world: World
    let loaded: LoadedSurvey
    let store: SurveyStore
    private let stored = Mutex(0)

    init() throws {
      folder = try TemporaryFolder()
      try folder.write(LiveResultsTests.survey, to: "surveys/tea.yaml")
      let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
      world = World(
        folder: Folder(path: folder.path), console: console, now: { Moment(milliseconds: 1_775_500_000_000) })
      loaded = try world.load("tea")
      store = try world.store(for: loaded)
    }

    /// That many more answer, one each minute; `early` ones have ids that stand before all others.
    func answer(_ count: Int, early: Bool = false, sugar: String = "yes") throws {
      let lines = (0..<count).map { _ in
        let number = stored.withLock {
          $0 += 1; return $0
        }
        let tail = String(number + (early ? 0 : 100_000_000_000))
        let id = "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
        let time = "2026-02-01T\(String(100 + number / 60).suffix(2)):\(String(100 + number % 60).suffix(2)):00Z"
        return #"{"id":"\#(id)","submitted_at":"\#(time)","answers":{"first":["chairs"],"sugar":"\#(sugar)"}}"#
      }
      let run = try ProgramRun(["import", "tea", "-"], in: folder, input: lines.joined(separator: "\n") + "\n")
      #expect(run.status == 0, "\(run.errors)")
    }

    /// Erases the responses of the first minutes, up to that number.
    func erase(upTo number: Int) throws {
      let start = try #require(Moment(rfc3339: "2026-02-01T00:00:00Z"))
      _ = try store.purge(before: Moment(milliseconds: start.milliseconds + Int64(number) * 60_000 + 1))
    }

    /// A server that has just been started.
    func desk(closed: Bool = false, queue: DispatchQueue? = nil) throws -> LiveDesk {
      let day = try #require(CivilDate(iso: closed ? "2026-04-07" : "2026-03-01"))
      guard let queue else { return LiveDesk(world, loaded, store, day: { _ in day }) }
      return LiveDesk(world, loaded, store, queue: queue, day: { _ in day })
    }

    /// The page as such a server shows it; nil where it shows none.
    func page(closed: Bool = false) async throws -> String? {
      guard case .page(let bytes) = try await desk(closed: closed).openResults() else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// Of how many people the page is that was kept last.
    func people() throws -> Int {
      let kept = try ResultsPage(in: folder.file("reports/tea/public")).kept()
      return try #require(kept).ledger.analysed
    }

    /// What an organiser publishes meanwhile.
    func publish() throws -> ProgramRun {
      try ProgramRun(["report", "tea", "--public", "--format", "html"], in: folder)
    }

    func remove(_ name: String) throws {
      try FileManager.default.removeItem(atPath: folder.file("reports/tea/" + name))
    }
  }

  @Test func `between two readings while answers come in no single response comes or goes`() async throws {
    let site = try Site()
    try site.answer(15)
    let first = try #require(try await site.page())
    try site.erase(upTo: 1)
    #expect(try await site.page() == first)
    try site.answer(1, early: true, sugar: "no")
    #expect(try await site.page() == first)
    try site.answer(4)
    #expect(try await site.page() == first)
    try site.answer(1)
    #expect(try await site.page() != first)
  }

  @Test func `closing shows enough more responses that nobody's can be told`() async throws {
    for extra in 0..<5 {
      let site = try Site()
      try site.answer(15 + extra)
      _ = try #require(try await site.page())
      let before = try site.people()
      _ = try #require(try await site.page(closed: true))
      #expect(try site.people() == 15 + extra && before <= 5 + extra)
    }
  }

  @Test func `after closing the page stays until enough have come or gone`() async throws {
    let site = try Site()
    try site.answer(20)
    try site.answer(1, sugar: "no")
    let first = try #require(try await site.page(closed: true))
    try site.erase(upTo: 1)
    #expect(try await site.page(closed: true) == first)
    try site.erase(upTo: 4)
    #expect(try await site.page(closed: true) == first)
    try site.erase(upTo: 5)
    #expect(try await site.page(closed: true) != first)
  }

  @Test func `one server shows at each reading what one shows that was started anew`() async throws {
    let site = try Site()
    let desk = try site.desk()
    #expect(try await desk.openResults() == .tooFew)
    try site.answer(14)
    #expect(try await desk.openResults() == .tooFew)
    try site.answer(1)
    let first = try await desk.openResults()
    #expect(first != .tooFew)
    #expect(try await desk.openResults() == first)
    try site.answer(5)
    let second = try await desk.openResults()
    #expect(second != first)
    #expect(try await site.desk().openResults() == second)
  }

  @Test func `erasing enough of what the page counts and answering anew brings no page of nearly the same people`()
    async throws
  {
    let site = try Site()
    try site.answer(20)
    let first = try #require(try await site.page(closed: true))
    try site.answer(5)
    let second = try #require(try await site.page(closed: true))
    #expect(second != first)
    // Four of those who came last and one of the first: 20 again, of whom 19 are the same.
    try site.erase(upTo: 5)
    #expect(try await site.page(closed: true) == second)
    try site.erase(upTo: 10)
    #expect(try await site.page(closed: true) != second)
  }

  @Test func `where an answer taken back leaves too few for a report, the message says how many are enough`()
    async throws
  {
    let site = try Site()
    try site.answer(15)
    _ = try #require(try await site.page())
    try site.erase(upTo: 6)
    let refused = try site.publish()
    #expect(refused.status == 77 && refused.errors.contains("until there are at least 10 responses; where"))
    #expect(refused.errors.contains("delete what is in \(site.folder.file("reports/tea"))/public, and"))
    try site.answer(1)
    #expect(try site.publish().status == 0)
  }

  @Test(arguments: 0..<5)
  func `as many as small_sector may take back their answers, and the report can still be published`(
    extra: Int
  ) async throws {
    let site = try Site()
    try site.answer(15 + extra)
    _ = try #require(try await site.page())
    try site.erase(upTo: 5)
    #expect(try site.publish().status == 0)
  }

  @Test func `an edition of the report and the page are held against one another`() async throws {
    let site = try Site()
    try site.answer(20)
    let first = try #require(try await site.page(closed: true))
    try site.erase(upTo: 1)
    let refused = try site.publish()
    #expect(refused.status == 77 && refused.errors.contains("would be of 19 responses"))
    #expect(refused.errors.contains("until there are at least 25 responses, or at most 15;"))
    try site.erase(upTo: 5)
    #expect(try site.publish().status == 0)
    let second = try #require(try await site.page(closed: true))
    #expect(second != first)
    try site.answer(1)
    #expect(try await site.page(closed: true) == second)
  }

  @Test func `where the page is gone there is none until enough have come, or what was published is deleted`()
    async throws
  {
    let site = try Site()
    try site.answer(20)
    let first = try #require(try await site.page(closed: true))
    try site.remove("public/results.html")
    #expect(try await site.page(closed: true) == first)
    try site.remove("public/results.html")
    try site.answer(1)
    let desk = try site.desk(closed: true)
    for _ in 0..<2 { #expect(try await desk.openResults() == .held(5)) }
    try site.remove("published.txt")
    guard case .page = try await desk.openResults() else {
      Issue.record("there is no page")
      return
    }
  }

  @Test func `what stays beside the reports names nobody`() async throws {
    let site = try Site()
    try site.answer(20)
    _ = try await site.page(closed: true)
    let files = ["published.txt", "public/results.html"].map { "reports/tea/" + $0 }
    let kept = try files.map { String(decoding: try site.folder.bytes(of: $0), as: UTF8.self) }.joined()
    #expect(kept.contains("<!-- responses 0 0 0 0 0 0 20 -->") && kept.contains("between 20 20"))
    #expect(!kept.contains("00000000-"))
  }

  @Test func `whoever looks at the results waits for no report of the organisers'`() async throws {
    let site = try Site()
    try site.answer(20)
    // A report that takes until it is told to end.
    let queue = DispatchQueue(label: "a long report")
    let end = DispatchSemaphore(value: 0)
    let isOver = Mutex(false)
    queue.async {
      _ = end.wait(timeout: .now() + 900)
      isOver.withLock { $0 = true }
    }
    defer { end.signal() }
    let results = try await site.desk(closed: true, queue: queue).openResults()
    #expect(results != .tooFew && !isOver.withLock { $0 })
  }

  @Test func `a page that is put into the place of another, of the same length, is the one that is shown`() async throws
  {
    let site = try Site()
    try site.answer(20)
    let desk = try site.desk(closed: true)
    guard case .page(let first) = try await desk.openResults() else {
      Issue.record("there is no page")
      return
    }
    #expect(try await desk.openResults() == .page(first))
    let page = ResultsPage(in: site.folder.file("reports/tea/public"))
    let stamp = page.stamp
    let other = first.map { $0 == UInt8(ascii: "T") ? UInt8(ascii: "t") : $0 }
    let kept = try site.folder.bytes(of: "reports/tea/public/results.html")
    try OutputFile.write(kept.dropLast(first.count) + other, to: page.path)
    #expect(page.stamp != stamp && other != first)
    #expect(try await desk.openResults() == .page(other))
  }
}
