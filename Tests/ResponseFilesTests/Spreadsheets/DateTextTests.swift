import ResponseFiles
import Responses
import Surveys
import Testing

@Suite struct DateTextTests {
  @Test(arguments: [
    "2016-01-04", "2016/1/4", "2016.01.04", "4 Jan 2016", "4 January 2016", "January 4, 2016", "Jan 4 2016",
    "4-Jan-2016",
    "Mon, 4 Jan 2016", "Monday 4 January 2016", " 2016-01-04 ", "4-Jan-16",
  ])
  func `a date that can be read in one way needs no order`(_ text: String) throws {
    #expect(try DateText(text, order: nil) == DateText("2016-01-04", order: nil))
    #expect(try DateText(text, order: nil).day == CivilDate(iso: "2016-01-04"))
  }

  @Test func `of day and month the one that can be a month is one`() throws {
    #expect(try DateText("24/1/2016", order: nil).day == CivilDate(iso: "2016-01-24"))
    #expect(try DateText("1/24/16", order: nil).day == CivilDate(iso: "2016-01-24"))
    #expect(try DateText("1.1.1999", order: nil).day == CivilDate(iso: "1999-01-01"))
    #expect(throws: DateText.Fault.ambiguous) { try DateText("4/1/2016", order: nil) }
    #expect(try DateText("4/1/2016", order: .dayFirst).day == CivilDate(iso: "2016-01-04"))
    #expect(try DateText("4/1/2016", order: .monthFirst).day == CivilDate(iso: "2016-04-01"))
    #expect(throws: DateText.Fault.noDate) { try DateText("24/1/2016", order: .monthFirst) }
    #expect(try DateText("1/2/69", order: .dayFirst).day == CivilDate(iso: "1969-02-01"))
    #expect(try DateText("1/2/68", order: .dayFirst).day == CivilDate(iso: "2068-02-01"))
  }

  @Test(
    arguments: [
      ("2016-01-04 10:20", 37_200_000, nil), ("2016-01-04T10:20:31Z", 37_231_000, 0),
      ("1/24/2016 1:05:09 PM", 47_109_000, nil), ("2016/01/04 12:00:01 AM GMT+1", 1000, 60),
      ("2016-01-04T10:20:31.5-05:00", 37_231_500, -300), ("2016-01-04T10:20:31.123456+0530", 37_231_123, 330),
      ("Jan 4, 2016, 10:20", 37_200_000, nil),
    ] as [(String, Int, Int?)])
  func `a time may follow, and where its clock stands`(_ text: String, _ time: Int, _ offset: Int?) throws {
    let read = try DateText(text, order: nil)
    #expect(read.time == time && read.offset == offset)
  }

  @Test(arguments: [
    "", "soon", "4", "2016", "4/1", "31/2/2016", "2016-13-01", "2016-01-04x", "2016-01-04 25:00", "2016-01-04 10:99",
    "2016-01-04 10:20 BST", "2016-01-04 13:20 PM", "1,234", "4 Nov", "2016-01-04 10", "5'3\"", "30-44", "1-2/2016",
  ])
  func `what is no date is none`(_ text: String) {
    #expect(throws: DateText.Fault.noDate) { try DateText(text, order: .dayFirst) }
  }
}
