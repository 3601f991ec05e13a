import Testing

@testable import Responses

@Suite struct LedgerTests {
  @Test func `a ledger is what its parts say, and fewer parts or negative ones say nothing`() {
    let parts = [1, 2, 3, 4, 5, 6, 7]
    #expect(Ledger(parts: parts)?.parts == parts)
    #expect(Ledger(parts: parts)?.received == 28)
    #expect(Ledger(parts: parts + [8]) == nil && Ledger(parts: [1, 2, 3, 4, 5, 6, -7]) == nil)
  }
}
