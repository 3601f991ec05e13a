import Dispatch
import Foundation
import Responses
import Synchronization
import TestSupport
import Testing

@testable import speir

@Suite struct PublicationsTests {
  private func ledger(_ analysed: Int) -> Ledger {
    var ledger = Ledger()
    ledger.analysed = analysed
    return ledger
  }

  @Test func `of editions that are published at the same moment and are near one another, one is`() throws {
    for round in 0..<20 {
      let folder = try TemporaryFolder()
      let publications = Publications(of: "tea", in: folder.file("reports/tea"), threshold: 5)
      let sizes = (0..<8).map { 30 + ($0 + round) % 4 }
      let published = Mutex<Set<Int>>([])
      let refusals = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: sizes.count) { place in
        do {
          try publications.note(table: nil, ledger(sizes[place]))
          published.withLock { _ = $0.insert(sizes[place]) }
        } catch {
          refusals.withLock { $0 += 1 }
        }
      }
      // Each of the four sizes came twice, and the one that was first is published again.
      #expect(published.withLock { $0 }.count == 1 && refusals.withLock { $0 } == 6)
      let size = try #require(published.withLock { $0.first })
      #expect(try publications.standing(of: ledger(size)) == .same)
    }
  }
}
