import ResponseFiles
import Surveys
import Testing

@Suite struct ChoiceLabelsTests {
  private func labels(_ pairs: KeyValuePairs<Name, String>) -> (ChoiceLabels, [Name]) {
    (ChoiceLabels(pairs.map { Choice(name: $0.key, label: Wording($0.value)) }, in: "en"), pairs.map(\.key))
  }

  @Test func `labels of their own stand for the choices`() {
    let (labels, _) = labels(["black": "Black tea", "green": "green"])
    #expect(labels["black"] == "Black tea" && labels["green"] == "green" && labels["red"] == "red")
    #expect(labels.choice(of: "Black tea") == "black" && labels.choice(of: "black") == nil)
  }

  @Test func `a label that two choices share is followed by the name`() {
    let (labels, _) = labels(["a": "Other", "b": "Other", "c": "Tea"])
    #expect(labels["a"] == "Other (a)" && labels["b"] == "Other (b)" && labels["c"] == "Tea")
  }

  @Test(
    arguments: [
      ["yes": "no", "no": "yes"], ["a": "X", "b": "X", "c": "X (a)"], ["a": "a (b)", "b": "a", "c": "a"],
      ["a": " ", "b": ""],
    ] as [KeyValuePairs<Name, String>])
  func `every choice can be told from the others`(_ pairs: KeyValuePairs<Name, String>) {
    let (labels, names) = labels(pairs)
    for name in names { #expect(labels.choice(of: labels[name]) == name) }
  }

  @Test func `a label is taken in the language, or else in the first`() throws {
    let label = try #require(Wording([Wording.Version("en", "Yes"), Wording.Version("gd", "Tha")]))
    let choices = [Choice(name: "yes", label: label), Choice(name: "no", label: Wording("No"))]
    #expect(ChoiceLabels(choices, in: "gd")["yes"] == "Tha")
    #expect(ChoiceLabels(choices, in: "gd")["no"] == "No")
  }
}
