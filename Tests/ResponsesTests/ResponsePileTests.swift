internal import Responses
internal import Surveys
internal import TestSupport
internal import Testing

/// Rows in any order, in any number of piles, become what they become one by one in the order of their ids.
struct ResponsePileTests {
  static let form = FormHash("now"), before = FormHash("before")
  static let older: Survey = {
    var survey = MatrixFillingTests.survey
    survey.pages[0].questions.removeLast()
    survey.pages[0].questions.swapAt(0, 2)
    return survey
  }()

  static func row(_ number: Int, _ chance: inout SeededChance) -> CodedRow {
    let isOlder = Int.random(in: 0..<4, using: &chance) == 0
    var sheet = MatrixFillingTests.random(&chance)
    if isOlder { sheet["tick"] = nil }
    return CodedRow(
      id: Sample.id(number), form: isOlder ? before : form,
      mode: ResponseMode.allCases.randomElement(using: &chance) ?? .web,
      submittedAt: Bool.random(using: &chance) ? Moment(milliseconds: .random(in: 0...9_000_000, using: &chance)) : nil,
      isSimulated: Bool.random(using: &chance),
      exclusion: [nil, nil, nil, .invalid, .duplicate, .campaign].randomElement(using: &chance) ?? nil,
      codes: ResponseCodes.encode(sheet, MatrixLayout(isOlder ? older : MatrixFillingTests.survey)))
  }

  static func bytes(_ sorted: SortedResponses, _ account: SortingAccount) -> [UInt8] {
    var writer = BlockWriter()
    sorted.write(0..<sorted.ids.count, account, to: &writer)
    return writer.bytes
  }

  static func sorting(_ survey: Survey) -> ResponseSorting {
    ResponseSorting(
      survey, form: form, window: AcceptanceWindow(opens: nil, closes: Moment(milliseconds: 8_000_000)))
  }

  static func pile(_ survey: Survey, bounds: [ResponseID]) -> ResponsePile {
    ResponsePile(sorting(survey), bounds: bounds, capacity: 0) { $0 == before ? older : nil }
  }

  /// With a repeat rows go into the columns one by one, without one many at a time.
  @Test(arguments: [true, false], [0, 1, 300, 9000])
  func `rows in any order become what they become in order`(hasRepeat: Bool, people: Int) throws {
    var survey = MatrixFillingTests.survey
    if !hasRepeat { survey.pages[0].questions.remove(at: 1) }
    var chance = SeededChance(seed: UInt64(people))
    let rows = (0..<people).map { number in
      var row = Self.row(number, &chance)
      if !hasRepeat, row.form == Self.form {
        var sheet = MatrixFillingTests.random(&chance)
        sheet["pets"] = nil
        row.codes = ResponseCodes.encode(sheet, MatrixLayout(survey))
      }
      return row
    }
    var (sorting, whole) = (Self.sorting(survey), SortedResponses(MatrixLayout(survey)))
    for row in rows { try sorting.take(row, into: &whole) { $0 == Self.before ? Self.older : nil } }

    let bounds = [people / 3, people / 2].filter { $0 > 0 }.map { Sample.id($0) }
    var piles = (0..<3).map { _ in Self.pile(survey, bounds: bounds) }
    for row in rows.shuffled(using: &chance) {
      let isTaken = piles[Int.random(in: 0..<3, using: &chance)].take(row)
      #expect(isTaken)
    }
    for at in piles.indices { piles[at].finish() }
    let (sorted, ranges) = try ResponsePile.join(&piles)
    #expect(sorted.ids == whole.ids)
    // Thousands of bytes are not for reading.
    let isSame = Self.bytes(sorted, whole.account) == Self.bytes(whole, whole.account)
    #expect(isSame)
    #expect(sorted.matrix.simulated == whole.matrix.simulated)
    var account = SortingAccount()
    for range in ranges { account.add(range.account) }
    #expect(account == whole.account)
    let lasts = (bounds + [Sample.id(people)]).map { bound in rows.last { $0.id < bound }?.id }
    #expect(people == 0 ? ranges.allSatisfy { $0.last == nil } : ranges.map(\.last).suffix(lasts.count) == lasts[...])
  }

  @Test func `one row that is none stops its pile and is told`() {
    var chance = SeededChance(seed: 3)
    var (good, bad) = (
      Self.pile(MatrixFillingTests.survey, bounds: []), Self.pile(MatrixFillingTests.survey, bounds: [])
    )
    var row = Self.row(1, &chance)
    row.form = FormHash("unheard of")
    row.exclusion = nil
    let isTaken = bad.take(row)
    #expect(!isTaken)
    good.finish()
    bad.finish()
    var piles = [good, bad]
    #expect(throws: SortedResponses.Fault.unknownForm(row.id, row.form)) { _ = try ResponsePile.join(&piles) }
  }
}
