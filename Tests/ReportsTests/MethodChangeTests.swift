import Reports
import Surveys
import TestSupport
import Testing

@Suite struct MethodChangeTests {
  private func parts(_ change: (inout Survey) -> Void) throws -> [String] {
    let survey = try SampleReport.survey
    var other = survey
    change(&other)
    return MethodChange.parts(from: survey, to: other)
  }

  @Test func `nothing has changed where the method is the same`() throws {
    #expect(try parts { $0.title = Wording("Other words") } == [])
  }

  @Test func `each setting that moves a figure is named with what it was and is`() throws {
    #expect(try parts { $0.priorities.top = 3 } == ["how many improvements come first (2, now 3)"])
    #expect(try parts { $0.priorities.weights = [.votes: 0.5] } == ["the weight of votes (1, now 0.5)"])
    #expect(try parts { $0.priorities.smallSector = 3 } == ["the size under which a group is pooled (5, now 3)"])
    #expect(try parts { $0.priorities.sectors = .population } == ["how much each group counts (equal, now population)"])
    #expect(try parts { $0.audiences[0].population = 41 } == ["the declared size of the groups"])
    #expect(try parts { $0.scales[0].unfavourable = [] } == ["which answers of a scale show a need"])
    #expect(try parts { $0.weight = "height" } == ["the weight of a response"])
  }

  @Test func `areas that were added, dropped, moved or coded otherwise are named`() throws {
    #expect(try parts { $0.themes.append(Theme(name: "ice", label: Wording("Ice"))) } == ["the areas (added: Ice)"])
    #expect(try parts { $0.themes.removeLast() } == ["the areas (dropped: Buses)"])
    #expect(try parts { $0.themes.swapAt(0, 1) } == ["the order of the areas"])
    #expect(try parts { $0.themes[0].codebook = ["mud"] } == ["the codebook of Paths"])
  }

  @Test func `a question that speaks for another area is named`() throws {
    #expect(
      try parts { $0.pages[1].questions[1].theme = "lights" } == ["what is evidence for what (kept)"])
    #expect(try parts { $0.pages[1].questions.removeAll { $0.name == "dots" } } == ["what is evidence for what (dots)"])
  }

  @Test func `every change of the method's hash has words`() throws {
    let survey = try SampleReport.survey
    var other = survey
    other.sessions[0].evidence = .none
    #expect(!MethodChange.parts(from: survey, to: other).isEmpty)
    other = survey
    other.priorities.seed = 1
    other.priorities.bootstrap = 10
    #expect(MethodChange.parts(from: survey, to: other).count == 2)
  }
}
