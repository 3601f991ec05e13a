import Surveys
import Testing

@testable import Themes

@Suite struct NearDuplicatesTests {
  private let campaign = """
    I ask the council to keep the ferry to the island running through the winter, because without it we cannot reach the \
    hospital, the school or the shops, and our village will empty within ten years.
    """

  private func groups(_ texts: [String]) -> [NearDuplicates.Group] {
    var reader = WordReader("en")
    return NearDuplicates(texts.map { reader.words(of: $0) }).groups
  }

  @Test func `copies with a word changed, a greeting or other marks are found, and others are not`() {
    let found = groups([
      "Something quite different that nobody else has said about anything at all here.", campaign,
      campaign.replacing("ten years", with: "five years"), "The ferry is late again and nobody tells us why, ever.",
      "Dear Sir or Madam, " + campaign.uppercased(), campaign + " Yours, a friend of the island.",
    ])
    #expect(found.map(\.original) == [1])
    #expect(found.first?.copies.map(\.comment) == [2, 4, 5])
    #expect(found.first?.copies.allSatisfy { $0.similarity >= NearDuplicates.least && $0.similarity < 1 } == true)
  }

  @Test func `the same short thing said by many is no copy`() {
    #expect(groups(["More money for buses!", "More money for buses!", "", ""]).isEmpty)
  }

  @Test func `the same text twice is wholly alike`() {
    #expect(groups([campaign, campaign]) == [.init(original: 0, copies: [.init(comment: 1, similarity: 1)])])
  }

  @Test func `pairs that are alike enough are found as an exact comparison finds them`() {
    var chance = Chance(seed: 9)
    let words = (0..<200).map { "word\($0)" }
    var texts: [String] = []
    for number in 0..<60 {
      var own = (0..<40).map { _ in words[chance.below(words.count)] }
      texts.append(own.joined(separator: " "))
      for _ in 0..<(number % 4) { own[chance.below(own.count)] = "other\(number)" }
      texts.append(own.joined(separator: " "))
    }
    var reader = WordReader("en")
    let shingles = texts.map { NearDuplicates.shingles(reader.words(of: $0)) }
    let expected = stride(from: 0, to: texts.count, by: 2).filter {
      NearDuplicates.similarity(shingles[$0], shingles[$0 + 1]) >= NearDuplicates.least
    }
    let found = groups(texts)
    #expect(found.allSatisfy { $0.copies.count == 1 && $0.copies.first?.comment == $0.original + 1 })
    #expect(Double(found.count) >= 0.97 * Double(expected.count))
    #expect(Set(found.map(\.original)).isSubset(of: expected))
  }

  @Test func `thousands that begin alike take no longer than thousands that do not`() {
    let texts = (0..<3000).map { campaign + " number \($0)" }
    let clock = ContinuousClock()
    let time = clock.measure { #expect(groups(texts).map(\.copies.count) == [2999]) }
    #expect(time < .seconds(60))
  }

  @Test func `differences are told word by word`() {
    func all(_ one: String, _ other: String) -> [WordDifference] {
      WordDifference.all(
        from: one.split(separator: " ").map(String.init), to: other.split(separator: " ").map(String.init))
    }
    #expect(all("a b c d", "a b c d").isEmpty)
    #expect(all("a b c d", "a x c d e") == [.init(old: ["b"], new: ["x"]), .init(old: [], new: ["e"])])
    #expect(all("", "a") == [.init(old: [], new: ["a"])])
    #expect(all("a b a b", "b a b") == [.init(old: ["a"], new: [])])
  }
}
