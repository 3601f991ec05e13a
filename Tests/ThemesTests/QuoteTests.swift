import Surveys
import Testing
import Themes

@Suite struct QuoteTests {
  private func quotes(
    _ texts: [String], audiences: [Name] = [], may: (Int) -> Bool = { _ in true }, withheld: Set<Int> = []
  ) -> [String] {
    var comments = Coding.comments(texts)
    for at in comments.indices {
      comments[at].permissions = may(at) ? [.quote] : []
      if at < audiences.count { comments[at].audience = audiences[at] }
    }
    let decisions = comments.enumerated().map { at, comment in
      var decision = Coding.decision(comment, "Anna", ["roads"])
      decision.withheld = withheld.contains(at) ? "names a person" : nil
      return decision
    }
    let codings = Codings(Coding.survey, comments, decisions)
    return CommentEvidence(Coding.survey, ids: [], codings).figures.quotes.map(\.text)
  }

  @Test func `a quote says what many say, word for word, and the second speaks for another group`() {
    let texts = [
      "Scones!", "The road is full of potholes", "Potholes in the road", "Mend the road and its potholes", "A bus",
    ]
    let found = quotes(texts, audiences: ["a", "a", "a", "a", "b"])
    #expect(found.count == 2)
    #expect(found[0].contains("road"))
    #expect(found[1] == "A bus")
  }

  @Test func `nothing is quoted without leave, or against a coder's reason, and what is personal stands in brackets`() {
    let texts = ["The road", "The road, too", "The road: ring 01463 555 019", String(repeating: "road ", count: 90)]
    #expect(quotes([texts[2], texts[3]]) == ["The road: ring [telephone number]"])
    #expect(quotes(Array(texts[..<2])).sorted() == ["The road", "The road, too"])
    #expect(quotes(texts, may: { $0 == 1 }) == ["The road, too"])
    #expect(quotes(texts, withheld: [1, 2]) == ["The road"])
    #expect(quotes(texts, may: { _ in false }).isEmpty)
  }

  @Test func `the same text is quoted once`() {
    #expect(quotes(["The road", "The road"]) == ["The road"])
  }
}
