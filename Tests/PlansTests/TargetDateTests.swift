import Surveys
import Testing

@testable import Plans

@Suite struct TargetDateTests {
  /// Text, kind, due day, approximate; counted from 18 February 2016.
  static let table: [(String, TargetDate.Kind, String?, Bool)] = [
    ("30 September 2016", .day, "2016-09-30", false),
    ("18th February 2016", .day, "2016-02-18", false),
    ("the 1st of March 2017", .day, "2017-03-01", false),
    ("March 30, 2016", .day, "2016-03-30", false),
    ("30/09/2016", .day, "2016-09-30", false),
    ("2016-09-30", .day, "2016-09-30", false),
    ("Sept 2016", .month, "2016-09-30", false),
    ("Sep 2016.", .month, "2016-09-30", false),
    ("Follow up forum – Sept 2016", .month, "2016-09-30", false),
    ("December 2016", .month, "2016-12-31", false),
    ("by end of June 2017", .month, "2017-06-30", false),
    ("by June", .vague, nil, false),
    ("February 2016", .month, "2016-02-29", false),
    ("Agreed approach by March 2017.", .month, "2017-03-31", false),
    ("mid-June 2016", .month, "2016-06-15", true),
    ("early July 2016", .month, "2016-07-10", true),
    ("For approximately August 2016.", .month, "2016-08-31", true),
    ("around May 2016", .month, "2016-05-31", true),
    ("June to September 2016", .month, "2016-09-30", false),
    ("between June and August 2016", .month, "2016-08-31", false),
    ("June 2016 or March 2017", .month, "2017-03-31", false),
    ("Q3 2017", .quarter, "2017-09-30", false),
    ("Autumn 2013", .season, "2013-11-30", false),
    ("winter 2016", .season, "2017-02-28", false),
    ("in 2018", .year, "2018-12-31", false),
    ("Held in 2017/18", .financialYear, "2018-03-31", false),
    ("2017-18", .financialYear, "2018-03-31", false),
    ("1999/2000", .financialYear, "2000-03-31", false),
    ("in 6 months", .relative, "2016-08-18", false),
    ("Should be in place in six months.", .relative, "2016-08-18", false),
    ("within the next 12 months (by February 2017)", .month, "2017-02-28", false),
    ("within 2 weeks", .relative, "2016-03-03", false),
    ("in 10 days", .relative, "2016-02-28", false),
    ("within the next year", .relative, "2017-02-18", false),
    ("in a year", .relative, "2017-02-18", false),
    ("in about 3 years", .relative, "2019-02-18", true),
    ("Ongoing.", .ongoing, nil, false),
    ("on-going", .ongoing, nil, false),
    ("Link timescale with the next round", .tied, nil, false),
    ("as soon as possible", .vague, nil, false),
    ("TBC", .vague, nil, false),
    ("", .vague, nil, false),
    ("31 June 2016", .month, "2016-06-30", false),
    ("2017/19", .vague, nil, false),
    ("12 people may attend", .vague, nil, false),
  ]

  @Test(arguments: table)
  func `a date is read from what its author wrote`(
    text: String, kind: TargetDate.Kind, due: String?, isApproximate: Bool
  ) {
    let read = TargetDate.read(text, from: CivilDate(iso: "2016-02-18"))
    #expect(read == TargetDate(kind, due: due.flatMap { CivilDate(iso: $0) }, isApproximate: isApproximate), "\(text)")
  }

  @Test func `a month too short for the day ends the count on its last day`() throws {
    #expect(TargetDate.read("in 3 months", from: CivilDate(iso: "2016-11-30")).due == CivilDate(iso: "2017-02-28"))
  }

  @Test func `without a day to count from, a count has no day`() {
    #expect(TargetDate.read("in 6 months") == TargetDate(.relative))
  }

  @Test func `a day in the file that the text says, too, is inferred, and another is not`() throws {
    let day = try #require(CivilDate(iso: "2016-09-30"))
    #expect(Target("Sept 2016", due: day).due(from: nil) == DueDay(day: day, isInferred: true))
    #expect(Target("Sept 2016").due(from: nil) == DueDay(day: day, isInferred: true))
    #expect(Target("soon", due: day).due(from: nil) == DueDay(day: day, isInferred: false))
    #expect(Target("soon").due(from: nil) == nil)
  }

  @Test func `no text brings the reader down`() {
    for scalar in UInt32(1)..<0x250 {
      let letter = Unicode.Scalar(scalar).map(String.init) ?? ""
      _ = TargetDate.read("\(letter)30 \(letter)June\(letter) 20\(letter)16 \(letter)")
    }
  }
}
