import Responses
import Seals
import Surveys
import Testing

@testable import WebForm

struct KeptTests {
  @Test func `marks that are kept are those that would be made, also when more people come than are kept`() {
    var chance = Chance(seed: 2)
    let key = [UInt8](repeating: 7, count: 32)
    let kept = Kept<DraftCode, CodeMarks>(capacity: 3)
    let codes = (0..<8).map { _ in DraftCode(using: &chance) }
    for _ in 0..<3 {
      for code in codes {
        let marks = kept.value(of: code) { CodeMarks(code, of: "tea", under: key) }
        #expect(marks.sealed == code.sealed(under: key))
        #expect(marks.receipt == Receipt(of: "tea", for: code.description, under: key))
        #expect(marks.receiptHash == marks.receipt.sealed(under: key).hash)
        #expect(marks.token == FormToken(of: code.description, under: key))
      }
    }
  }

  @Test func `what is known is not made again, unless it holds no more`() {
    let kept = Kept<String, Int>(capacity: 3)
    var made = 0
    func make() -> Int? {
      made += 1
      return made
    }
    #expect(kept.value(of: "a", make) == 1)
    #expect(kept.value(of: "a", make) == 1)
    #expect(kept.value(of: "a", where: { $0 > 1 }, make) == 2)
    #expect(kept.value(of: "a", make) == 2)
  }

  @Test func `what cannot be made is not kept`() {
    let kept = Kept<String, Int>(capacity: 3)
    #expect(kept.value(of: "a", { Int?.none }) == nil)
    #expect(kept.value(of: "a", { 5 }) == 5)
  }

  @Test func `what is to be forgotten is made anew`() {
    let kept = Kept<String, Int>(capacity: 3)
    for key in ["a", "b"] { #expect(kept.value(of: key) { 1 } == 1) }
    kept.forget("a")
    #expect(kept.value(of: "a") { 2 } == 2)
    #expect(kept.value(of: "b") { 2 } == 1)
    kept.forgetAll()
    #expect(kept.value(of: "b") { 3 } == 3)
  }

  @Test func `nothing is left in memory of answers that were erased`() async throws {
    let site = try TestSite()
    let served = site.served
    var chance = Chance(seed: 2)
    let code = served.marks(of: DraftCode(using: &chance)).sealed
    let draft = Draft(
      code: code, form: served.form, language: served.survey.defaultLanguage, startedAt: site.now, savedAt: site.now,
      answers: "{}")
    let first = try #require(served.reading(of: draft))
    #expect(served.reading(of: draft) === first)
    _ = try await FormSite([served], now: { site.now }).perform(.discard(code), served)
    let second = try #require(served.reading(of: draft))
    #expect(second !== first)
    await DraftSweep(site: FormSite([served], now: { site.now })).sweep()
    #expect(served.reading(of: draft) !== second)
  }
}
