import Surveys
import Testing

@testable import Themes

struct CommentGroupsTests {
  private func words(_ texts: [String]) -> [[CommentWord]] {
    var reader = WordReader("en")
    return texts.map { reader.words(of: $0) }
  }

  private let texts = [
    "The last bus leaves at five, so nobody from the glen can be at an evening meeting.",
    "The phone line drops whenever it rains and the broadband is worse.",
    "There is no bus after five; evening meetings are for those with a car.",
    "Broadband in the glen fails when it rains, like the phone.",
    "Meetings in the evening need a bus home.",
    "My phone and my broadband both stop with the first rain.",
    "Lovely weather today.",
  ]

  @Test func `comments on the same are in one group, and what is like no other is in none`() {
    let found = CommentGroups(words(texts), groups: 2)
    #expect(found.groups.map { Set($0.members) } == [[0, 2, 4], [1, 3, 5]])
    #expect(found.left == [6])
    #expect(Set(found.groups[0].terms).isSuperset(of: ["bus", "evening"]))
    #expect(Set(found.groups[1].terms).isSuperset(of: ["phone", "broadband"]))
  }

  @Test func `words that say nothing are no terms`() {
    let terms = CommentGroups(words(texts), groups: 2).groups.flatMap(\.terms)
    #expect(Set(terms).isDisjoint(with: CommonWords.english))
  }

  @Test func `every comment is in one group or in none, and the same comments give the same groups`() {
    var chance = Chance(seed: 8)
    let vocabulary = (0..<60).map { "word\($0)" }
    for _ in 0..<20 {
      let texts = (0..<Int.random(in: 0..<40, using: &chance)).map { _ in
        (0..<Int.random(in: 0..<15, using: &chance)).map { _ in vocabulary[chance.below(60)] }.joined(separator: " ")
      }
      let read = words(texts)
      let found = CommentGroups(read, groups: CommentGroups.count(for: texts.count))
      #expect((found.groups.flatMap(\.members) + found.left).sorted() == Array(texts.indices))
      #expect(found.groups.allSatisfy { $0.members.count >= CommentGroups.least && !$0.terms.isEmpty })
      let again = CommentGroups(read, groups: CommentGroups.count(for: texts.count))
      #expect(again.groups == found.groups && again.left == found.left)
    }
  }

  @Test func `texts without words, and no texts, make no groups`() {
    #expect(CommentGroups([], groups: 3).groups.isEmpty)
    let found = CommentGroups(words(["", "!", "the the"]), groups: 3)
    #expect(found.groups.isEmpty && found.left == [0, 1, 2])
  }

  @Test(arguments: [(0, 2), (8, 2), (50, 5), (128, 8), (10_000, 8)])
  func `how many groups are looked for follows the number of comments`(comments: Int, groups: Int) {
    #expect(CommentGroups.count(for: comments) == groups)
  }
}
