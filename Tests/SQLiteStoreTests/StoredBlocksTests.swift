import Foundation
import GRDB
import Priorities
import Responses
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

/// Blocks beside the rows never say anything else than the rows.
@Suite struct StoredBlocksTests {
  private static let form = FormHash("sha256:random")

  private static func survey(_ seed: UInt64) -> Survey {
    var chance = Chance(seed: seed)
    var survey = RandomSurvey(using: &chance).survey
    survey.audiences = [Audience(name: "a", label: Wording("A")), Audience(name: "b", label: Wording("B"))]
    survey.pages[0].questions.insert(
      Question(
        name: "who", label: Wording("Who"),
        kind: .selectOne(
          ChoiceSet(
            source: .audiences,
            choices: [Choice(name: "a", label: Wording("A")), Choice(name: "b", label: Wording("B"))]))),
      at: 0)
    return survey
  }

  private static func submission(_ survey: Survey, _ number: Int, _ chance: inout Chance) -> Submission {
    let sheet = RandomAnswers.sheet(for: survey.pages.flatMap(\.questions), faults: 0, using: &chance)
    var submission = Sample.submission(
      number, "w\(chance.below(1000))", minute: chance.happens(0.1) ? nil : chance.below(100), receipt: number)
    submission.record.form = form
    submission.record.isSimulated = chance.happens(0.2)
    submission.codes = ResponseCodes.encode(sheet, MatrixLayout(survey))
    return submission
  }

  private static func window(_ survey: Survey) -> AcceptanceWindow {
    AcceptanceWindow(opens: Moment(milliseconds: 5 * 60_000), closes: Moment(milliseconds: 95 * 60_000))
  }

  private static func projection(_ survey: Survey, _ method: String = "m", size: Int = 7, new: Int = 0) -> Projection {
    Projection(survey, form: form, method: method, window: window(survey), blockSize: size, leastRows: 0, leastNew: new)
    { _ in nil }
  }

  /// What is read with blocks is what the rows alone say, down to each code.
  private static func expectSame(
    _ survey: Survey, _ store: SurveyStore, countingFirst countsFirst: Bool = false,
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    // The order in which the two are asked changes nothing.
    let first = countsFirst ? try projection(survey).count(store) : nil
    let quick = try projection(survey).read(store)
    let counted = try first ?? projection(survey).count(store)
    let plain = try SortedResponses(survey, form: form, window: window(survey), from: store) { _ in nil }
    func bytes(_ sorted: SortedResponses) -> [UInt8] {
      var writer = BlockWriter()
      sorted.write(0..<sorted.ids.count, sorted.account, to: &writer)
      return writer.bytes
    }
    #expect(quick.sorted.ids == plain.ids, sourceLocation: sourceLocation)
    #expect(quick.sorted.account == plain.account, sourceLocation: sourceLocation)
    #expect(bytes(quick.sorted) == bytes(plain), sourceLocation: sourceLocation)
    #expect(counted.account == plain.account && counted.counts == quick.counts, sourceLocation: sourceLocation)
    #expect(counted.people == quick.counts?.people(survey, plain.matrix.layout), sourceLocation: sourceLocation)
    #expect(counted.people.reduce(0, +) == plain.ids.count, sourceLocation: sourceLocation)
    #expect(quick.counts == MatrixCounts.byAudience(survey, plain.matrix), sourceLocation: sourceLocation)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `whatever is added, set aside, replaced and erased, blocks say what the rows say`(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let survey = StoredBlocksTests.survey(seed)
    var chance = Chance(seed: seed, path: [1])
    var last = 0
    for _ in 0..<12 {
      switch chance.below(6) {
      case 0, 1:
        // Ids mostly come later than all others; some come between them.
        let many = (0..<chance.below(20)).map { _ in
          last += 2
          return StoredBlocksTests.submission(survey, chance.happens(0.05) ? chance.below(last) | 1 : last, &chance)
        }
        try store.add(many)
      case 2:
        try store.add([StoredBlocksTests.submission(survey, 1 + chance.below(last + 1), &chance)])
      case 3:
        _ = try store.exclude(
          Sample.id(chance.below(last + 1)), as: [.invalid, .duplicate, .campaign, nil][chance.below(4)])
      case 4: _ = try store.forget(Sample.receipt(chance.happens(0.5) ? last : chance.below(last + 1)))
      default: _ = try store.purge(before: Moment(milliseconds: Int64(chance.below(30)) * 60_000))
      }
      if chance.happens(0.8) { try StoredBlocksTests.expectSame(survey, store, countingFirst: chance.happens(0.5)) }
    }
    try StoredBlocksTests.expectSame(survey, store)
    // Too few for blocks: the rows are read in the order of their ids.
    let few = Projection(survey, form: StoredBlocksTests.form, method: "few", window: StoredBlocksTests.window(survey))
    { _ in nil }
    let (ordered, whole) = try (few.read(store), StoredBlocksTests.projection(survey).read(store))
    #expect(ordered.counts == whole.counts && ordered.sorted.ids == whole.sorted.ids)
  }

  @Test func `rows are not read as they came where one was changed meanwhile`() throws {
    let folder = try TemporaryFolder()
    let store = try StoredBlocksTests.filled(folder, StoredBlocksTests.survey(3), 60)
    let kept = try store.keptBlocks(under: "m")
    let piles = try store.readCodes(upTo: kept.last, at: kept.version) { _ in Ids() }
    #expect(piles?.flatMap(\.ids).sorted() == (1...60).map { Sample.id($0) })
    _ = try store.exclude(Sample.id(7), as: .invalid)
    #expect(try store.readCodes(upTo: kept.last, at: kept.version) { _ in Ids() } == nil)
  }

  @Test func `many read a store without blocks at once, and none waits for ever`() async throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(3)
    let store = try StoredBlocksTests.filled(folder, survey, 60)
    let plain = try SortedResponses(
      survey, form: StoredBlocksTests.form, window: StoredBlocksTests.window(survey), from: store
    ) { _ in nil }
    let seen = Mutex<[[ResponseID]]>([])
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      let found = try? StoredBlocksTests.projection(survey, "method \(number)").read(store).sorted.ids
      seen.withLock { $0.append(found ?? []) }
    }
    #expect(seen.withLock { $0 } == Array(repeating: plain.ids, count: 12))
  }

  @Test func `a row that came after the mark stays out`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(3)
    let store = try StoredBlocksTests.filled(folder, survey, 60)
    let kept = try store.keptBlocks(under: "m")
    var chance = Chance(seed: 10)
    try store.add([StoredBlocksTests.submission(survey, 99, &chance)])
    let piles = try store.readCodes(upTo: kept.last, at: kept.version) { _ in Ids() }
    #expect(piles?.reduce(0) { $0 + $1.ids.count } == 60)
  }

  /// A store with that many responses and their blocks.
  private static func filled(_ folder: TemporaryFolder, _ survey: Survey, _ count: Int) throws -> SurveyStore {
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    var chance = Chance(seed: 9)
    try store.add((1...count).map { submission(survey, $0, &chance) })
    _ = try projection(survey).read(store)
    return store
  }

  private static func blocks(_ store: SurveyStore) throws -> [(bound: String, columns: Data?)] {
    try store.reading { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT bound, columns FROM block ORDER BY bound").map { ($0[0], $0[1]) }
    }
  }

  @Test func `one more response changes the last block alone, and one that is erased its own alone`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(3)
    let store = try StoredBlocksTests.filled(folder, survey, 60)
    let before = try StoredBlocksTests.blocks(store)
    #expect(before.count == 4)
    var chance = Chance(seed: 10)
    try store.add([StoredBlocksTests.submission(survey, 99, &chance)])
    _ = try StoredBlocksTests.projection(survey).read(store)
    let more = try StoredBlocksTests.blocks(store)
    #expect(zip(before.dropLast(), more).allSatisfy { $0.columns == $1.columns })
    _ = try store.forget(Sample.receipt(20))
    let emptied = try StoredBlocksTests.blocks(store)
    #expect(emptied.count { $0.columns == nil } == 1)
    #expect(zip(more, emptied).allSatisfy { $0.columns == $1.columns || $1.columns == nil })
    try StoredBlocksTests.expectSame(survey, store)
    #expect(try StoredBlocksTests.blocks(store).allSatisfy { $0.columns != nil })
  }

  @Test func `a few more responses are counted, and their block is not written again for them`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(3)
    let store = try StoredBlocksTests.filled(folder, survey, 60)
    let before = try StoredBlocksTests.blocks(store)
    var chance = Chance(seed: 10)
    try store.add((70...72).map { StoredBlocksTests.submission(survey, $0, &chance) })
    let few = try StoredBlocksTests.projection(survey, new: 4).count(store)
    #expect(few.account.ledger.received == 63)
    #expect(try zip(before, StoredBlocksTests.blocks(store)).allSatisfy { $0 == $1 })
    let many = try StoredBlocksTests.projection(survey, new: 3).count(store)
    #expect(many.counts == few.counts && many.account == few.account)
    #expect(try StoredBlocksTests.blocks(store).count > before.count)
    _ = try store.forget(Sample.receipt(20))
    _ = try StoredBlocksTests.projection(survey, new: 4).count(store)
    #expect(try StoredBlocksTests.blocks(store).allSatisfy { $0.columns != nil })
  }

  @Test func `what was erased is in no block from then on, and its id in no bound`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(3)
    let store = try StoredBlocksTests.filled(folder, survey, 60)
    for number in 1...60 { #expect(try store.forget(Sample.receipt(number)).responses == 1) }
    let left = try StoredBlocksTests.blocks(store)
    #expect(left.allSatisfy { $0.columns == nil && $0.bound.count < 36 })
    try store.close()
    let file = try Data(contentsOf: URL(filePath: folder.file("a.sqlite")))
    for number in 1...60 {
      let id = Sample.id(number)
      #expect(file.range(of: Data(id.text.utf8)) == nil)
      let bytes = [id.high, id.low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) } }
      #expect(file.range(of: Data(bytes)) == nil)
    }
  }

  @Test func `a damaged block is made anew`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(4)
    let store = try StoredBlocksTests.filled(folder, survey, 40)
    for column in ["summary", "columns"] {
      try store.writing { db in
        try db.execute(sql: "UPDATE block SET \(column) = zeroblob(length(\(column))) WHERE bound = ''")
      }
      // Also where too little is new for a block to be written again.
      let seen = try StoredBlocksTests.projection(survey, new: 1000).read(store)
      #expect(seen.sorted.ids.count == seen.sorted.ledger.analysed)
      #expect(try StoredBlocksTests.blocks(store).allSatisfy { $0.columns.map { $0.contains { $0 != 0 } } ?? false })
      try StoredBlocksTests.expectSame(survey, store)
    }
  }

  @Test func `another definition, and blocks that were thrown away, begin anew`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(5)
    let store = try StoredBlocksTests.filled(folder, survey, 40)
    let other = try StoredBlocksTests.projection(survey, "another", size: 11).read(store)
    #expect(other.counts == MatrixCounts.byAudience(survey, other.sorted.matrix))
    try StoredBlocksTests.expectSame(survey, store)
    try store.writing { db in try db.execute(sql: "DELETE FROM block") }
    try StoredBlocksTests.expectSame(survey, store)
  }

  @Test func `blocks that were made of what is no longer so are not kept`() throws {
    let folder = try TemporaryFolder()
    let survey = StoredBlocksTests.survey(6)
    let store = try StoredBlocksTests.filled(folder, survey, 40)
    let kept = try store.keptBlocks(under: "none")
    let change = BlockChange(key: "none", version: kept.version, mark: kept.last, gone: nil)
    let block = BlockChange.Block(bound: "", summary: [1], columns: [2])
    _ = try store.forget(Sample.receipt(7))
    #expect(try !store.keep(change, 1) { _ in block })
    #expect(try StoredBlocksTests.blocks(store).count > 1)
  }
}

private struct Ids: RowPile {
  var ids: [ResponseID] = []
  mutating func take(_ row: CodedRow) -> Bool {
    ids.append(row.id)
    return true
  }
  mutating func finish() {}
}
