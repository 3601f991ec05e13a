import Surveys
import Testing
import Themes

@Suite struct SuggestionTests {
  private let survey = Coding.survey

  private func words(_ comment: Coding.Text, _ spans: [Range<Int>]) -> [String] {
    let bytes = Array(comment.text.utf8)
    return spans.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Forty comments in which ferries always go with roads, without the codebook knowing of them.
  private var taught: [(comment: Coding.Text, themes: Set<Int>)] {
    let texts = (0..<40).map { number in
      number % 2 == 0 ? "The ferry number \(number) is late again" : "We like the scones \(number) at the fair"
    }
    return Coding.comments(texts).enumerated().map { ($1, $0 % 2 == 0 ? [0] : []) }
  }

  @Test func `the codebook suggests, with the words that spoke for it`() {
    var suggester = Suggester(survey, confirmed: [])
    #expect(!suggester.hasModel)
    let comment = Coding.comments(["Money for the bus, and for roads."])[0]
    let found = suggester.suggestions(for: comment)
    #expect(found.map(\.theme) == [0, 1])
    #expect(found.map { words(comment, $0.spans) } == [["bus", "roads"], ["Money"]])
    #expect(found.allSatisfy { $0.fromCodebook && $0.margin == nil })
  }

  @Test func `a model learns from confirmed codes what the codebook does not know`() throws {
    var suggester = Suggester(survey, confirmed: taught)
    #expect(suggester.hasModel)
    let comment = Coding.comments(["Another ferry that was late"])[0]
    let found = suggester.suggestions(for: comment)
    #expect(found.map(\.theme) == [0])
    let one = try #require(found.first)
    #expect(!one.fromCodebook)
    #expect((one.margin ?? 0) > 0)
    #expect(words(comment, one.spans).contains("ferry"))
    #expect(suggester.suggestions(for: Coding.comments(["More scones"])[0]).isEmpty)
    #expect(suggester.suggestions(for: Coding.comments(["", "…"])[1]).isEmpty)
  }

  @Test func `too few confirmed codes teach nothing`() {
    let few = [taught[0], taught[1], taught[2], taught[3], taught[4]]
    #expect(!Suggester(survey, confirmed: few).hasModel)
    #expect(!Suggester(survey, confirmed: taught.map { ($0.comment, [0]) }).hasModel)
  }

  @Test func `the same codes give the same suggestions to the last bit`() {
    let comment = Coding.comments(["Another late ferry, and scones for the bus"])[0]
    var (one, two) = (Suggester(survey, confirmed: taught), Suggester(survey, confirmed: taught))
    #expect(one.suggestions(for: comment) == two.suggestions(for: comment))
  }

  @Test func `a decision tells most where the machine is least sure`() {
    var plain = Suggester(survey, confirmed: [])
    let order = ["a bus for money", "nobody asked", "a bus", "…"]
    let doubts = Coding.comments(order).map { plain.read($0).informative }
    #expect(doubts == doubts.sorted(by: >))
    #expect(Set(doubts).count == 4)
    var taught = Suggester(survey, confirmed: taught)
    let sure = taught.read(Coding.comments(["The ferry is late again"])[0]).informative
    let unsure = taught.read(Coding.comments(["The ferry is like scones"])[0]).informative
    #expect(unsure > sure)
  }

  @Test func `each comment is judged by models that have not seen it`() {
    let check = SuggestionCheck(survey, confirmed: taught)
    #expect(check.texts == 40)
    #expect(check.themes.map(\.confirmed) == [20, 0])
    #expect(check.themes[0].codebook.recall == 0)
    #expect(check.themes[0].codebook.precision == nil)
    #expect(check.themes[0].both.f1 == 1)
    #expect(check.themes[1].both == SuggestionCheck.Count())
    // With labels by chance nothing can be learned that holds for texts not seen.
    let noise = taught.enumerated().map { ($1.comment, ($0 / 2) % 2 == 0 ? Set([0]) : []) }
    #expect((SuggestionCheck(survey, confirmed: noise).themes[0].both.f1 ?? 0) < 0.8)
  }

  @Test func `precision, recall and F1 are what they are called`() {
    var count = SuggestionCheck.Count()
    #expect(count.f1 == nil && count.precision == nil && count.recall == nil)
    (count.right, count.wrong, count.missed) = (6, 2, 4)
    #expect(count.precision == 0.75 && count.recall == 0.6)
    #expect(count.f1 == 12.0 / 18)
  }
}
