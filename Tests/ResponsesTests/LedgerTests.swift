import Testing

@testable import Responses

@Suite struct LedgerTests {
  private func ledger(withdrawn: Int = 0, analysed: Int) -> Ledger {
    var ledger = Ledger()
    ledger.withdrawn = withdrawn
    ledger.analysed = analysed
    return ledger
  }

  @Test func `one that went and another that came are a change, though as many are analysed`() {
    #expect(ledger(analysed: 40).changes(since: ledger(analysed: 40)) == 0)
    #expect(ledger(analysed: 41).changes(since: ledger(analysed: 40)) == 1)
    #expect(ledger(withdrawn: 1, analysed: 40).changes(since: ledger(analysed: 40)) == 1)
    #expect(ledger(withdrawn: 2, analysed: 38).changes(since: ledger(analysed: 40)) == 2)
  }

  @Test func `a ledger is what its parts say, and fewer parts or negative ones say nothing`() {
    let parts = [1, 2, 3, 4, 5, 6, 7]
    #expect(Ledger(parts: parts)?.parts == parts)
    #expect(Ledger(parts: parts)?.received == 28)
    #expect(Ledger(parts: parts + [8]) == nil && Ledger(parts: [1, 2, 3, 4, 5, 6, -7]) == nil)
  }
}
