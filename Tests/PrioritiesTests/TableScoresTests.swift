@testable import Priorities
import Testing

@Suite struct TableScoresTests {
  private static func read(_ table: inout TableScores, _ means: [Double]) -> Bool { table.read(means) }

  private static func read(_ table: inout TableScores, sums row: [Double], from start: Int) -> Bool {
    table.read(sums: row, from: start)
  }

  @Test func `means get their places from the top, equal ones the mean of theirs, and none where there is no mean`() {
    var table = TableScores(themes: 5)
    #expect(Self.read(&table, [0.2, 0.7, .nan, 0.7 - 1e-13, 0.9]))
    #expect(table.places[0] == 4 && table.places[1] == 2.5 && table.places[3] == 2.5 && table.places[4] == 1)
    #expect(table.places[2].isNaN && table[2].isNaN)
    #expect(table[0] == 0 && table[1] == 0.5 && table[4] == 1)
  }

  @Test func `a theme without a mean and one theme alone make no table`() {
    var table = TableScores(themes: 2)
    #expect(!Self.read(&table, [.nan, .nan]))
    #expect(!Self.read(&table, [0.4, .nan]))
  }

  @Test func `nothing of a table is left in the next one`() {
    var table = TableScores(themes: 3)
    #expect(Self.read(&table, [0.1, 0.2, 0.3]))
    #expect(Self.read(&table, [.nan, 0.2, 0.1]))
    #expect(table.places[0].isNaN && table[1] == 1 && table[2] == 0)
  }

  @Test func `sums and counts are read from where they stand in a row`() {
    var table = TableScores(themes: 2)
    #expect(Self.read(&table, sums: [9, 9, 2, 1, 8, 2, 9], from: 2))
    #expect(table[0] == 0 && table[1] == 1)
    #expect(!Self.read(&table, sums: [2, 1, 0, 2], from: 0))
  }
}
