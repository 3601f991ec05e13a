import Surveys
import Testing

@testable import ResponseFiles

@Suite struct ChoiceFinderTests {
  private let finder = ChoiceFinder(
    [
      Choice(name: "fish", label: Wording("Fish, fresh")), Choice(name: "bread", label: Wording("Bread")),
      Choice(name: "none", label: Wording("None of these")),
      Choice(name: "bread-rolls", label: Wording("Bread, rolls")),
    ], languages: ["en"], values: ["pan": "bread", "nowt": "None of these", "?!": "", "x": "cake"])

  @Test func `a choice is found by its name, its label and what the mapping says`() {
    #expect(finder.find("fish") == .choice("fish", isExact: true))
    #expect(finder.find("Fish, fresh") == .choice("fish", isExact: true))
    #expect(finder.find(" fish,  FRESH") == .choice("fish", isExact: false))
    #expect(finder.find("Pan") == .choice("bread", isExact: true))
    #expect(finder.find("nowt") == .choice("none", isExact: true))
    #expect(finder.find("?!") == .blank)
    #expect(finder.find("cake") == nil)
    #expect(finder.unknown == ["cake"])
  }

  @Test(arguments: [
    ("fish bread", ["fish", "bread"]), ("Fish, fresh, Bread", ["fish", "bread"]),
    ("Bread;None of these;", ["bread", "none"]),
    ("Bread, rolls", ["bread-rolls"]), ("Bread, Fish, fresh", ["bread", "fish"]),
    ("Bread\nfish, fresh", ["bread", "fish"]),
    ("bread|fish", ["bread", "fish"]), ("Bread, rolls, Bread", ["bread-rolls", "bread"]), ("?!", []),
  ])
  func `several choices in one cell are told apart`(_ cell: String, _ names: [String]) throws {
    #expect(try finder.findSeveral(cell).get().map { $0.text } == names)
  }

  @Test func `the piece that is no choice is named`() {
    #expect(finder.findSeveral("Bread; cake") == .failure(.unknownChoice("cake")))
    #expect(finder.findSeveral("cake") == .failure(.unknownChoice("cake")))
  }

  @Test func `two choices with one label are not guessed between`() {
    let finder = ChoiceFinder(
      [Choice(name: "a", label: Wording("Other")), Choice(name: "b", label: Wording("Other"))], languages: ["en"])
    #expect(finder.find("Other") == nil)
    #expect(finder.find("Other (b)") == .choice("b", isExact: true))
    #expect(finder.find("a") == .choice("a", isExact: true))
  }
}
