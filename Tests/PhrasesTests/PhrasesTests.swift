import Phrases
import Surveys
import Testing

struct PhrasesTests {
  @Test(arguments: Phrase.allCases)
  func `every text has English words`(phrase: Phrase) {
    #expect(!Phrases("en")(phrase).isEmpty)
  }

  @Test(arguments: RoomPhrase.allCases)
  func `every text of a room has English words`(phrase: RoomPhrase) {
    #expect(!Phrases("en")(phrase).isEmpty)
  }

  @Test func `a language with a part of the texts falls back one by one`() {
    let phrases = Phrases("tlh", own: [.back: "chegh"])
    #expect(phrases(.back) == "chegh")
    #expect(phrases(.next) == Phrases("en")(.next))
  }

  @Test func `a language that nobody knows speaks English, and a region speaks its language`() {
    #expect(Phrases("xx")(.required) == "required")
    #expect(Phrases("gd-GB")(.back) == Phrases("gd")(.back))
    #expect(Phrases("gd")(.back) != Phrases("en")(.back))
  }

  /// What stands in braces.
  private func values(_ text: String) -> [Substring] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix { $0 != "}" } }.sorted()
  }

  @Test(arguments: Phrase.allCases)
  func `a Gaelic text has the values of the English one`(phrase: Phrase) {
    #expect(values(Phrases("gd")(phrase)) == values(Phrases("en")(phrase)))
    #expect(Phrases("gd")(phrase).split(separator: "|").count == Phrases("en")(phrase).split(separator: "|").count)
  }

  @Test(arguments: RoomPhrase.allCases)
  func `a Gaelic text of a room has the values of the English one`(phrase: RoomPhrase) {
    #expect(values(Phrases("gd")(phrase)) == values(Phrases("en")(phrase)))
    #expect(Phrases("gd").has(phrase) == (Phrases("gd")(phrase) != Phrases("en")(phrase)))
    #expect(Phrases("fr")(phrase) == Phrases("en")(phrase) && !Phrases("fr").has(phrase))
  }

  @Test(arguments: FacilitatorPhrase.allCases)
  func `a Gaelic text of the facilitator's has the values of the English one`(phrase: FacilitatorPhrase) {
    #expect(values(Phrases("gd").desk(phrase)) == values(Phrases("en").desk(phrase)))
    #expect(Phrases("gd").has(phrase) && !Phrases("fr").has(phrase))
  }

  @Test(arguments: DeedPhrase.allCases)
  func `what became of a deed is told in Gaelic with the values of the English text`(phrase: DeedPhrase) {
    #expect(values(Phrases("gd").deed(phrase)) == values(Phrases("en").deed(phrase)))
    #expect(Phrases("gd").has(phrase) && Phrases("en").has(phrase) && !Phrases("fr").has(phrase))
  }

  @Test func `Gaelic days are said in Gaelic, and its words in doubt in English`() throws {
    let words = Phrases("gd").inWords(try #require(CivilDate(iso: "2016-01-04")))
    #expect(words == "DiLuain 4 dhen Fhaoilleach 2016")
    #expect(Phrases("gd")(.yes) == Phrases("en")(.yes))
  }

  @Test func `values are filled in once and not looked at again`() {
    let phrases = Phrases("en")
    #expect(phrases(.questionOf, ["number": "3", "count": "12"]) == "Question 3 of 12")
    #expect(phrases(.questionOf, ["number": "{count}", "count": "12"]) == "Question {count} of 12")
  }

  @Test func `one thing and several have their own words`() {
    let phrases = Phrases("en")
    #expect(phrases.counted(1, one: .pointsLeftOne, many: .pointsLeft) == "1 point left")
    #expect(phrases.counted(4, one: .pointsLeftOne, many: .pointsLeft) == "4 points left")
    #expect(phrases.counted(0, one: .pointsLeftOne, many: .pointsLeft) == "0 points left")
  }

  @Test(arguments: [
    ("1970-01-01", "Thursday 1 January 1970"), ("2016-02-29", "Monday 29 February 2016"),
    ("0001-01-01", "Monday 1 January 1"), ("1969-12-31", "Wednesday 31 December 1969"),
  ])
  func `a day is said with its day of the week`(day: String, words: String) throws {
    #expect(Phrases("en").inWords(try #require(CivilDate(iso: day))) == words)
  }

  @Test func `a language says for which phrases English stands in`() {
    let some = Phrases("gd", own: [.thanks: "Tapadh leibh"])
    #expect(some.has(.thanks) && !some.has(.sent))
    #expect(Phrases("en-GB", own: [:]).has(.sent))
    #expect(!Phrases("enx", own: [:]).has(.sent))
  }
}
