import Priorities
import Surveys
import Testing

/// Changes between rounds against published intervals, and the names of things that were renamed.
@Suite struct ChangeTests {
  /// Newcombe (1998), table II, method 10.
  @Test(arguments: [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1), (10, 10, 0, 10, 0.6075, 1),
  ])
  func `the interval of a change of a share is the published one`(
    a: Int, m: Int, b: Int, n: Int, low: Double, high: Double
  ) throws {
    let (now, before) = (Share(part: a, whole: m), Share(part: b, whole: n))
    let change = Change.share(
      try #require(now.value), Interval.wilson(now), try #require(before.value), Interval.wilson(before))
    #expect(((change.low ?? 9) - low).magnitude < 0.00006)
    #expect(((change.high ?? 9) - high).magnitude < 0.00006)
  }

  @Test func `two censuses leave no doubt about a change`() {
    let change = Change.share(0.5, nil, 0.25, nil)
    #expect(change.low == 0.25 && change.high == 0.25 && change.isClear)
    #expect(!Change.share(0.5, nil, 0.5, nil).isClear)
  }

  @Test func `a change of a mean has the errors of both, or no range`() {
    let change = Change.mean(5, 3, 2, 4)
    #expect(change.value == 3 && !change.isClear)
    #expect(((change.high ?? 0) - (3 + 5 * Interval.z)).magnitude < 1e-12)
    #expect(Change.mean(5, nil, 2, 4).low == nil)
  }

  @Test(arguments: [
    ("jobs=work", true), ("jobs.pay=wages", true), ("jobs/full=jobs/part", true),
    ("themes/skills=themes/capacity", true),
    ("jobs", false), ("=work", false), ("jobs=", false), ("a=b=c", false), ("a b=c", false), ("a.b c=d", false),
  ])
  func `what was renamed is said as one name, an equals sign and the other`(text: String, isSound: Bool) {
    var mapping = RoundMapping()
    let isAdded = mapping.add(text)
    #expect(isAdded == isSound)
    #expect(mapping.names.count == (isSound ? 1 : 0))
    let isAddedTwice = mapping.add(text)
    #expect(!isAddedTwice)
  }
}
