import Responses
import Surveys
import TestSupport
import Testing

@testable import ResponseFiles

@Suite struct ColumnFinderTests {
  private func finder() throws -> ColumnFinder { ColumnFinder(try .tea()) }

  @Test(
    arguments: [
      ("who", ColumnTarget("who")), ("Who are you?", ColumnTarget("who")), ("WHO ARE YOU", ColumnTarget("who")),
      ("kinds/green", ColumnTarget("kinds", .chosen("green"))),
      ("kinds.green", ColumnTarget("kinds", .chosen("green"))),
      ("kinds.other", ColumnTarget("kinds", .specification("other"))),
      ("kinds/other", ColumnTarget("kinds", .chosen("other"))),
      ("Which kinds? [Green]", ColumnTarget("kinds", .chosen("green"))),
      ("Which kinds? - Green", ColumnTarget("kinds", .chosen("green"))),
      ("Which kinds? – Other (text)", ColumnTarget("kinds", .specification("other"))),
      ("Which kinds: Black", ColumnTarget("kinds", .chosen("black"))), ("kinds_0003", ColumnTarget("kinds")),
      ("How do you like it? [The cost]", ColumnTarget("rated", .row("cost"))),
      ("rated.leaf", ColumnTarget("rated", .row("leaf"))),
      ("first.2", ColumnTarget("first", .place(2))), ("What matters first? [1st]", ColumnTarget("first", .place(1))),
      ("What matters first? - Second choice", ColumnTarget("first", .place(2))),
      ("What matters first? - Price", ColumnTarget("first", .placeOf("price"))),
      ("dots.taste", ColumnTarget("dots", .points("taste"))), ("mail", ColumnTarget("mail")),
      ("pots", ColumnTarget("pots", .itemCount)),
      ("pots[1].colour", ColumnTarget("colour", in: QuestionPath.RepeatItem("pots", 1))),
    ] as [(String, ColumnTarget)])
  func `a heading is known`(_ heading: String, _ target: ColumnTarget) throws {
    #expect(try finder().find(heading) == .one(target))
  }

  @Test(arguments: ["", "Respondent", "colour", "pots[x].colour", "pots[0].cups", "cups_1", "kinds/blue"])
  func `a heading that means nothing here is not guessed`(_ heading: String) throws {
    #expect(try finder().find(heading) == nil)
  }

  @Test func `every column of an export is known`() throws {
    let survey = try Survey.tea()
    let finder = ColumnFinder(survey)
    for column in ColumnScheme(survey, items: ["pots": 2]).columns {
      switch finder.find(column.name) {
      case .fact(let fact)?: #expect(column.content == .fact(fact))
      case .one(let target)?: #expect(target.name == column.name)
      default: Issue.record("\(column.name) is not known")
      }
    }
  }

  @Test func `a text that two questions share is both`() throws {
    let survey = try Survey.read(
      """
      survey: twins
      title: Twins
      organiser: Us
      privacy: Kept a month. Write to us at 1 High Street.
      pages:
        - questions:
            - { name: a, type: text, label: Why? }
            - { name: b, type: text, label: why }
      """)
    #expect(ColumnFinder(survey).find("Why?") == .several(["a", "b"]))
    #expect(ColumnFinder(survey).find("b") == .one(ColumnTarget("b")))
  }

  @Test func `two rows of headings are read together`() throws {
    let finder = try finder()
    #expect(finder.find("Which kinds?", "Green") == .one(ColumnTarget("kinds", .chosen("green"))))
    #expect(finder.find("How many cups?", "Open-Ended Response") == .one(ColumnTarget("cups")))
    #expect(finder.find("How do you like it?", "The leaf") == .one(ColumnTarget("rated", .row("leaf"))))
    #expect(finder.find("Which kinds?", "Blue") == nil)
  }

  @Test func `the nearest question is named`() throws {
    #expect(try finder().nearest(to: "How mny cups?") == "cups")
    #expect(try finder().nearest(to: "Something else entirely") == nil)
  }
}
