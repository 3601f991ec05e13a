import SurveyFiles
import Surveys
import TestSupport
import Testing

/// Definitions that were changed at random: whatever comes out, the reader comes to an end with findings or a survey.
struct MutationTests {
  @Test func `a definition with lines deleted, doubled or exchanged is read or refused, never both and never neither`()
    throws
  {
    var chance = SeededChance(seed: 7)
    let fixtures = try Fixtures.texts(in: "surveys") + Fixtures.texts(in: "broken")
    for (name, text) in fixtures {
      let lines = MarkedText(text).text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for _ in 0..<40 {
        var mutated = lines
        for _ in 0..<Int.random(in: 1...3, using: &chance) {
          let line = Int.random(in: 0..<mutated.count, using: &chance)
          switch Int.random(in: 0..<4, using: &chance) {
          case 0: mutated[line] = ""
          case 1: mutated.insert(mutated[line], at: line)
          case 2: mutated[line] = lines.randomElement(using: &chance) ?? ""
          default: mutated[line] = MutationTests.scrambled(mutated[line], &chance)
          }
        }
        let reading = SurveyReader.read(Array(mutated.joined(separator: "\n").utf8), file: name)
        let sound = !reading.findings.contains { $0.severity == .error }
        #expect((reading.survey != nil) == sound)
        let places = reading.findings.map(\.place)
        #expect(places.filter { !(1...reading.text.lines.count).contains($0.line) } == [], "\(reading.findings)")
        #expect(FindingPrinter(width: 60).text(of: reading).isEmpty == reading.findings.isEmpty)
        if let survey = reading.survey { #expect(survey.formBytes != survey.methodBytes) }
      }
    }
  }

  private static func scrambled(_ line: String, _ chance: inout SeededChance) -> String {
    var scalars = Array(line.unicodeScalars)
    let signs = Array("[]{}:,-#&*!|>'\"%@` \t${}\\?é語".unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      guard let sign = signs.randomElement(using: &chance) else { continue }
      scalars.insert(sign, at: Int.random(in: 0...scalars.count, using: &chance))
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
