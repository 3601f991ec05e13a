import Surveys
import Testing
import Themes

@Suite struct CodingsTests {
  private let survey = Coding.survey
  private let comments = Coding.comments(["The road", "Money"])

  private func standing(_ decisions: [CodingDecision]) -> Codings.Standing {
    Codings(survey, comments, decisions).entries[0].standing
  }

  @Test func `a text is settled once a person has confirmed its codes, none included`() {
    #expect(standing([]) == .open)
    #expect(standing([Coding.decision(comments[0], "Anna", ["money", "roads"])]) == .settled([0, 1]))
    #expect(standing([Coding.decision(comments[0], "Anna", [])]) == .settled([]))
  }

  @Test func `coders who agree settle a text, those who differ do not until they resolve it`() {
    let anna = Coding.decision(comments[0], "Anna", ["roads"])
    #expect(standing([anna, Coding.decision(comments[0], "Ben", ["roads"])]) == .settled([0]))
    let ben = Coding.decision(comments[0], "Ben", [])
    #expect(standing([anna, ben]) == .disputed)
    #expect(standing([anna, ben, Coding.decision(comments[0], "Ben", ["money"], resolves: true)]) == .settled([1]))
  }

  @Test func `the latest decision of a coder counts, and taking it back brings the one before`() {
    let first = Coding.decision(comments[0], "Anna", ["roads"], at: 1)
    let second = Coding.decision(comments[0], "Anna", ["money"], at: 2)
    var back = second
    back.kind = .undone
    #expect(standing([first, second]) == .settled([1]))
    #expect(standing([first, second, back]) == .settled([0]))
    #expect(standing([first, second, back, back]) == .open)
    #expect(standing([first, second, back, back, back, second]) == .settled([1]))
  }

  @Test func `what is left for later stays open, and is known to be`() {
    var later = Coding.decision(comments[0], "Anna", [])
    later.kind = .skipped
    let codings = Codings(survey, comments, [later])
    #expect(codings.entries[0].standing == .open)
    #expect(codings.entries[0].skippedBy == ["Anna"])
    let done = Codings(survey, comments, [later, Coding.decision(comments[0], "Anna", ["roads"])])
    #expect(done.entries[0].skippedBy.isEmpty)
  }

  @Test func `a theme that was renamed or merged keeps its codes, and one that is no more opens its comments again`() {
    var survey = survey
    survey.themes[0].was = ["ferries", "paths"]
    let first = Coding.decision(comments[0], "Anna", ["ferries", "paths"])
    let second = Coding.decision(comments[1], "Anna", ["money", "ferries"])
    let renamed = Codings(survey, comments, [first, second])
    #expect(renamed.entries.map(\.standing) == [.settled([0]), .settled([0, 1])])
    #expect(renamed.reopened == 0)
    survey.themes[0].was = ["paths"]
    let gone = Codings(survey, comments, [first, second, Coding.decision(comments[1], "Ben", ["money"])])
    // What Ben decided still stands; what Anna did she is asked again.
    #expect(gone.entries.map(\.standing) == [.open, .settled([1])])
    #expect(gone.entries.allSatisfy { $0.byCoder["Anna"] == nil })
    #expect(gone.reopened == 2)
  }

  @Test func `a decision about another text or comment does not count`() {
    var other = Coding.decision(comments[0], "Anna", ["roads"])
    other.digest ^= 1
    let gone = Coding.decision(Coding.comments(["a", "b", "c"])[2], "Anna", ["roads"])
    let codings = Codings(survey, comments, [other, gone, Coding.decision(comments[1], "Anna", ["money"])])
    #expect(codings.strays == 2)
    #expect(codings.entries.map(\.standing) == [.open, .settled([1])])
  }

  @Test func `a copy is not counted again while its original is there`() {
    var copy = Coding.decision(comments[0], "Anna", [])
    copy.kind = .copy(of: comments[1].place)
    #expect(standing([copy]) == .copy(of: comments[1].place))
    #expect(Codings(survey, [comments[0]], [copy]).entries[0].standing == .open)
  }

  @Test func `codes are read back as they are written`() {
    let codes = [Code("roads", parts: [0..<4, 9..<12]), Code("money")]
    #expect(codes.text == "roads@0-4,9-12 money")
    #expect([Code](text: codes.text) == codes)
    #expect([Code](text: "") == [])
    for wrong in ["roads@", "roads@4-4", "roads@5-4", "roads@0-4,3-9", "roads@a-b", "@0-4", "1", "roads@-1-4"] {
      #expect([Code](text: wrong) == nil, "\(wrong)")
    }
  }
}
