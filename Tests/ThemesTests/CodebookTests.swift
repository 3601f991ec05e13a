import Surveys
import Testing
import Themes

@Suite struct CodebookTests {
  private func survey(_ themes: [(Name, [String], [String])]) -> Survey {
    Survey(
      id: "tea", title: Wording("Tea"), organiser: Wording("Us"), privacy: Wording("Ours"),
      themes: themes.map { Theme(name: $0.0, label: Wording($0.0.text), codebook: $0.1, not: $0.2) },
      pages: [])
  }

  /// Each match as its theme and the words that it covers.
  private func matches(_ survey: Survey, _ text: String, _ language: Language = "en") -> [String] {
    var book = Codebook(survey, language: language)
    let bytes = Array(text.utf8)
    return book.matches(in: book.words(of: text)).map {
      "\(survey.themes[$0.theme].name): \(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test func `a word finds its whole family in English, and marks what was written`() {
    let survey = survey([("skill", ["training", "skills"], [])])
    #expect(
      matches(survey, "Train us! We’ve trained nobody; a SKILLED “trainer”…") == [
        "skill: Train", "skill: trained", "skill: SKILLED",
      ])
    #expect(matches(survey, "").isEmpty)
  }

  @Test func `another language is folded and not stemmed`() {
    let survey = survey([("money", ["maoineachadh", "àite"], [])])
    #expect(matches(survey, "Maoineachadh. AITE. maoineachaidh", "gd") == ["money: Maoineachadh", "money: AITE"])
  }

  @Test func `a phrase stands in one sentence with at most two other words between its words`() {
    let survey = survey([("capacity", ["build capacity"], [])])
    #expect(matches(survey, "Build the community's capacity") == ["capacity: Build the community's capacity"])
    #expect(matches(survey, "building capacities") == ["capacity: building capacities"])
    #expect(matches(survey, "Build up all of the capacity").isEmpty)
    #expect(matches(survey, "What you build. Capacity is all.").isEmpty)
    #expect(matches(survey, "capacity to build").isEmpty)
  }

  @Test func `a star stands for any letters`() {
    let survey = survey([("a", ["confus*", "*ship", "*"], [])])
    #expect(
      matches(survey, "Confusion about membership confuses") == [
        "a: Confusion", "a: membership", "a: confuses",
      ])
  }

  @Test func `what stands under not takes away what it covers, of its own theme alone`() {
    let survey = survey([("capacity", ["capacity"], ["parking capacity"]), ("roads", ["capacity"], [])])
    #expect(
      matches(survey, "Parking capacity, and our capacity") == [
        "roads: capacity", "capacity: capacity", "roads: capacity",
      ])
  }

  @Test func `a match lies at the borders of characters`() {
    let survey = survey([("a", ["café"], [])])
    #expect(matches(survey, "🏔️ cafe\u{301}s, Café", "fr") == ["a: Café"])
    #expect(matches(survey, "🏔️ the cafe\u{301}!", "fr") == ["a: cafe\u{301}"])
  }
}
