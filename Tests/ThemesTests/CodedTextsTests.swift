import Responses
import Sessions
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct CodedTextsTests {
  private let themes: [Name] = ["roads", "money"]

  /// Decisions of two coders about texts, by chance.
  private func decisions(_ texts: [Themes.Comment], _ chance: inout Chance) -> [CodingDecision] {
    var found: [CodingDecision] = []
    for at in 0..<60 {
      let text = texts[Int(chance.next() % UInt64(texts.count))]
      let codes = themes.filter { _ in chance.next() % 2 == 0 }
      var one = Coding.decision(text, chance.next() % 2 == 0 ? "Anna" : "Ben", codes, at: Int64(at))
      switch chance.next() % 8 {
      case 0: one.kind = .undone
      case 1: one.kind = .skipped
      case 2: one.kind = .resolved(codes.map { Code($0) })
      case 3: one.kind = .copy(of: texts[Int(chance.next() % UInt64(texts.count))].place)
      default: break
      }
      found.append(one)
    }
    return found
  }

  @Test(arguments: 1...40) func `whatever was said and decided of it, no figure of what was written changes`(seed: Int)
  {
    var chance = Chance(seed: UInt64(seed))
    var survey = Coding.survey
    if seed.isMultiple(of: 2) { survey.priorities.commentCodes = .suggested }
    let written = Coding.comments(["The road", "Money", "A bus", "Scones", "Money for the road", "Tea"])
    let said = SampleTalk.said(["The bus is late", "Money", "Scones", "A road"])
    let own = decisions(written, &chance)
    let mixed = decisions(written + said, &chance).filter(\.place.isContribution)
    let alone = CodedTexts(survey, written, contributions: [], own)
    let both = CodedTexts(survey, written, contributions: said, interleaved(own, mixed, &chance))
    let ids = written.compactMap(\.place.response)
    let (one, other) = (
      CommentEvidence(survey, ids: ids, alone.comments), CommentEvidence(survey, ids: ids, both.comments)
    )
    // Nor where somebody hands over what was said together with what was written.
    let all = CommentEvidence(survey, ids: ids, both.all)
    #expect(one.figures == other.figures && one.figures == all.figures)
    for person in ids.indices {
      #expect(one.hasText(person) == other.hasText(person) && one.hasText(person) == all.hasText(person))
      for theme in 0..<2 {
        #expect(one.speaks(person, of: theme) == other.speaks(person, of: theme))
        #expect(one.speaks(person, of: theme) == all.speaks(person, of: theme))
      }
    }
    #expect(both.contributions.entries.allSatisfy { $0.copyOf == nil })
    #expect(both.all.entries.map(\.comment) == written + said)
  }

  /// Both lists in one, each in its own order.
  private func interleaved(
    _ one: [CodingDecision], _ other: [CodingDecision], _ chance: inout Chance
  ) -> [CodingDecision] {
    var (left, right) = (one[...], other[...])
    var all: [CodingDecision] = []
    while !left.isEmpty || !right.isEmpty {
      if right.isEmpty || (!left.isEmpty && chance.next() % 2 == 0) {
        all.append(left.removeFirst())
      } else {
        all.append(right.removeFirst())
      }
    }
    return all
  }

  @Test(arguments: 1...40) func `decisions that are followed one by one come to what they come to all at once`(
    seed: Int
  ) {
    var chance = Chance(seed: UInt64(seed))
    let texts = Coding.comments(["The road", "Money", "A bus", "Scones"]) + SampleTalk.said(["The bus", "Money"])
    let all = decisions(texts, &chance)
    var step = Codings(Coding.survey, texts, [])
    for one in all { step.follow([one]) }
    let once = Codings(Coding.survey, texts, all)
    #expect(step.entries == once.entries && step.strays == once.strays && step.reopened == once.reopened)
    let joined = CodedTexts(
      Coding.survey, texts.filter { $0.said == nil }, contributions: texts.filter { $0.said != nil }, [])
    var later = joined.all
    later.follow(all)
    // A copy is of what was written alone.
    #expect(later.entries == once.entries)
  }
}
