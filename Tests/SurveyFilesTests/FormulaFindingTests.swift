import SurveyFiles
import Surveys
import TestSupport
import Testing

/// What is wrong with formulas where they stand.
struct FormulaFindingTests {
  /// Whether formulas are taken apart at all.
  private static var formulasAreParsed: Bool { (try? Formula.parse("1 +")) == nil }

  @Test(.enabled(if: formulasAreParsed))
  func `each faulty formula's findings stand exactly at its marks, in order`() throws {
    let fixtures = try Fixtures.texts(in: "formulas")
    #expect(fixtures.count >= 3)
    for (name, marked) in fixtures {
      let text = MarkedText(marked)
      let reading = SurveyReader.read(Array(text.text.utf8), file: name)
      var found: [Place] = []
      for finding in reading.findings where found.last != finding.place { found.append(finding.place) }
      #expect(
        found == text.places.sorted { $0.key < $1.key }.map(\.value), "\(name)\n\(FindingPrinter().text(of: reading))")
    }
  }
}
