import Priorities
import Reports
import Testing

@Suite struct FiguresTests {
  @Test(arguments: [
    (0.005, 2, "0.01"), (0.5, 0, "1"), (12, 1, "12.0"), (-0.25, 1, "−0.3"), (-0.001, 2, "0.00"), (1234.5, 0, "1235"),
  ])
  func `halves are rounded away from zero`(number: Double, places: Int, text: String) {
    #expect(Figures.decimal(number, places) == text)
  }

  @Test(arguments: [(0, "0"), (3.5, "3.5"), (12.25, "12.25"), (100, "100"), (-2.001, "−2"), (1e13, "–")])
  func `no more decimals stand than are needed`(number: Double, text: String) {
    #expect(Figures.trimmed(number, 2) == text)
  }

  @Test func `percentages are made of integers, and nothing is made of nothing`() {
    #expect(Figures.percent(Share(part: 1, whole: 3)) == "33 %")
    #expect(Figures.percent(Share(part: 1, whole: 200)) == "1 %")
    #expect(Figures.percent(Share(part: 0, whole: 0)) == "–")
    #expect(Figures.decimal(nil, 2) == "–")
    #expect(Figures.decimal(.infinity, 2) == "–")
  }

  @Test func `a share says 0 and 100 of none and all alone`() {
    #expect(
      [nil, 0, 0.0005, 0.0049, 0.005, 0.5, 0.994, 0.995, 0.9995, 1].map(Figures.share) == [
        "–", "0 %", "under 1 %", "under 1 %", "1 %", "50 %", "99 %", "over 99 %", "over 99 %", "100 %",
      ])
  }
}
