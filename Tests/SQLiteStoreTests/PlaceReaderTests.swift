import Responses
import Surveys
import TestSupport
import Testing

@testable import SQLiteStore

struct PlaceReaderTests {
  private let code = [UInt8](repeating: 1, count: 32)
  private let nobody = [UInt8](repeating: 2, count: 32)
  private let now = Moment(milliseconds: 1_700_000_000_000)

  private func draft(_ code: [UInt8], _ answers: String) -> Draft {
    Draft(
      code: code, form: FormHash("sha256:f"), language: Language("gd"), startedAt: now,
      savedAt: Moment(milliseconds: now.milliseconds + 1), answers: answers,
      invitation: [UInt8](repeating: 5, count: 44))
  }

  @Test func `nothing is kept of somebody who has not begun`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let place = try store.place(draft: code, receipt: nobody)
    #expect(place == StoredPlace(draft: nil, isSent: false, ruling: nil))
  }

  @Test func `what one connection writes another place's reader sees at once`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let other = try SurveyStore(path: folder.file("a.sqlite"))
    for text in ["{}", "{\"a\":1}"] {
      try other.save(draft(code, text))
      #expect(try store.place(draft: code, receipt: nobody).draft == draft(code, text))
      #expect(try store.place(draft: nobody, receipt: nobody).draft == nil)
    }
    try other.rule(Ruling(.closed, at: now))
    try other.rule(Ruling(.open, at: Moment(milliseconds: now.milliseconds + 5)))
    #expect(
      try store.place(draft: code, receipt: nobody).ruling
        == Ruling(.open, at: Moment(milliseconds: now.milliseconds + 5)))
    #expect(try store.lastRuling() == store.rulings().last)
    try other.discard(code)
    #expect(try store.place(draft: code, receipt: nobody).draft == nil)
  }

  @Test func `a reading of several tables is of one moment, whatever is written meanwhile`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    let other = try SurveyStore(path: folder.file("a.sqlite"))
    try store.rule(Ruling(.open, at: now))
    var seen: [Int] = []
    // A reading inside a reading belongs to its transaction.
    try store.reading { _ in
      seen.append(try store.rulings().count)
      try other.rule(Ruling(.closed, at: now))
      seen.append(try store.rulings().count)
    }
    #expect(seen == [1, 1])
    #expect(try store.rulings().count == 2)
  }
}
