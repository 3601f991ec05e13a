import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// What must not change a figure.
@Suite struct InvarianceTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `the order of the responses changes no figure`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    var chance = Chance(seed: seed ^ 0xFACE)
    let shuffled = chance.shuffled(random.people)
    let result = try PlainMethodTests.compute(random.survey, random.people)
    let other = try PlainMethodTests.compute(random.survey, shuffled)
    #expect(PlainMethodTests.differences(other, PlainOrder(random.survey, random.people)).isEmpty)
    // To the last bit: these are sums of whole numbers, or of sorted ones.
    #expect(result.questions == other.questions)
    #expect(result.audiences == other.audiences)
    #expect(result.sectors == other.sectors)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `the order of the themes changes no figure, and no rank but among equals`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    var chance = Chance(seed: seed ^ 0xFACE)
    var survey = random.survey
    survey.themes = chance.shuffled(survey.themes)
    let result = try PlainMethodTests.compute(random.survey, random.people)
    let other = try PlainMethodTests.compute(survey, random.people)
    #expect(result.questions == other.questions)
    #expect(result.sectors == other.sectors)
    for theme in result.themes {
      let twin = try #require(other.themes.first { $0.theme == theme.theme })
      #expect(Self.equal(theme.priority, twin.priority) && Self.equal(theme.perPerson, twin.perPerson))
      #expect(theme.tied == twin.tied && theme.tooLittleEvidence == twin.tooLittleEvidence)
      if !theme.tied { #expect(theme.rank == twin.rank) }
      for (score, same) in zip(theme.sectors, twin.sectors) {
        #expect(score.sector == same.sector && Self.equal(score.score, same.score))
        #expect(score.streams.map(\.place) == same.streams.map(\.place))
      }
    }
  }

  private static func equal(_ one: Double?, _ other: Double?) -> Bool {
    if let one, let other { (one - other).magnitude < 1e-9 } else { one == nil && other == nil }
  }

  /// Everyone twice is everyone, as long as the threshold is met by both.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `everyone twice over comes to the same priorities`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    var survey = random.survey
    survey.priorities.smallSector = 1
    survey.priorities.sectors = .equal
    let result = try PlainMethodTests.compute(survey, random.people)
    let other = try PlainMethodTests.compute(survey, random.people + random.people)
    #expect(result.themes.map(\.theme) == other.themes.map(\.theme))
    #expect(zip(result.themes, other.themes).allSatisfy { Self.equal($0.priority, $1.priority) })
  }
}
