import Priorities
import Responses
import Surveys
import TestSupport
import Testing

/// The diagnostics against the plain ones, on some hundred random consultations.
@Suite struct CertaintyTests {
  static func random(_ seed: UInt64, draws: Int) -> (survey: Survey, people: [AnswerSheet]) {
    let random = RandomConsultation(seed: seed)
    var survey = random.survey
    survey.priorities.bootstrap = draws
    survey.priorities.seed = seed
    return (survey, random.people)
  }

  static func near(_ one: Double?, _ other: Double?) -> Bool {
    if let one, let other { (one - other).magnitude < 1e-9 } else { one == nil && other == nil }
  }

  @Test(arguments: 0..<250 as Range<UInt64>)
  func `other rules, weightings and what is left out agree with the plain ones`(seed: UInt64) throws {
    let (survey, people) = Self.random(seed, draws: 0)
    let result = try PlainMethodTests.compute(survey, people)
    let plain = PlainRules(order: PlainOrder(survey, people))
    let certainty = result.certainty
    let isOpen = plain.themes.count > survey.priorities.top
    if plain.themes.isEmpty {
      #expect(certainty.rules == nil && certainty.leaveOneOut == nil)
      return
    }
    let rules = try #require(certainty.rules)
    #expect(rules.borda == plain.order.order)
    #expect(rules.schulze == plain.schulze())
    let best = plain.kemeny()
    #expect(rules.kemeny == best.first && rules.kemenyOptima == best.count)
    let votes = plain.votes().map { plain.order.method.groups($0, within: 1e-12) }
    #expect(rules.votes == votes && rules.missing == (votes == nil ? [.votes] : []))
    let comparison = plain.comparison()
    #expect(Set(rules.differ.map { [$0.first, $0.second] }) == comparison.differ)
    #expect(rules.inTopByAll == comparison.inTop)
    let weightings = isOpen ? plain.weightings() : nil
    for theme in result.themes where theme.rank != nil {
      #expect(Self.near(theme.weightingsInTop, weightings?[theme.theme]))
      #expect(theme.verdict == nil && theme.rangeInRedraws == nil && theme.inTop == nil && theme.band == nil)
    }
    let left = certainty.leaveOneOut?.map { one in
      let name =
        switch one.part {
        case .stream(let stream): stream.rawValue
        case .sector(let sector): sector.name.text
        }
      return "\(name): \(one.enter) \(one.leave)"
    }
    #expect(left == (isOpen ? plain.leaveOneOut() : nil))
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `redraws agree with computing everything again from those who came`(seed: UInt64) throws {
    let (survey, people) = Self.random(seed, draws: 21)
    let result = try PlainMethodTests.compute(survey, people)
    let plain = PlainCertainty(PlainOrder(survey, people))
    let isOpen = result.themes.count { $0.rank != nil } > survey.priorities.top
    for theme in result.themes {
      #expect(theme.rangeInRedraws == plain.ranges[theme.theme], "\(theme.theme)")
      #expect(theme.band == plain.bands[theme.theme], "\(theme.theme)")
      #expect(Self.near(theme.inTop, isOpen ? plain.inTop[theme.theme] : nil), "\(theme.theme)")
      #expect((theme.verdict == nil) == (theme.inTop == nil))
    }
    if !plain.ranges.isEmpty { #expect(result.certainty.redraws.map(\.manner) == plain.manners) }
  }

  @Test func `the same answers and seed give the same value, and another seed others`() throws {
    let (survey, people) = Self.random(7, draws: 50)
    #expect(try PlainMethodTests.compute(survey, people) == PlainMethodTests.compute(survey, people))
  }
}
