import Priorities
import Reports
import Responses
import Surveys
import TestSupport
import Testing

/// How sure the order is, in words for a board.
@Suite struct CertaintySectionTests {
  private static func ballots(_ orders: [String], audience: String? = nil) -> [(String?, [Name])] {
    orders.map { order in (audience, order.compactMap { Name(String($0)) }) }
  }

  /// A report of people who rank three areas.
  private static func report(
    _ ballots: [(String?, [Name])], top: Int = 2, audiences: String = "x: { label: Ants, population: 9 }, y: Bees"
  ) throws -> PriorityReport {
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      audiences: { \(audiences) }
      themes: { a: Apples, b: Bread, c: Cheese }
      priorities: { top: \(top), bootstrap: 200 }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who?, choices: audiences }
            - { name: first, type: rank, label: First?, choices: themes, evidence: ranking }
      """)
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    let today = try #require(CivilDate(year: 2026, month: 2, day: 1))
    for (who, order) in ballots {
      var sheet = AnswerSheet()
      sheet[QuestionPath("who")] = who.flatMap { Name($0) }.map { .choice($0) }
      sheet[QuestionPath("first")] = .ranking(order)
      let submitted = Interview(survey: survey, sheet: sheet, today: today).submission()
      try matrix.append(codes: ResponseCodes.encode(submitted, layout), isSimulated: false)
    }
    var ledger = Ledger()
    ledger.analysed = ballots.count
    return PriorityReport(
      survey: survey, result: PriorityResult.compute(survey, matrix), ledger: ledger, form: "f", method: "m",
      date: nil, days: nil, modes: [:])
  }

  @Test func `an area that is level with the last of the first is named, and so is how often it would be among them`()
    throws
  {
    let orders = ["abc", "abc", "bca", "bca", "cab", "cab"]
    let report = try Self.report(Self.ballots(orders, audience: "y"))
    #expect(
      report.markdown.contains(
        "“Cheese” is level with the last of them, and stands lower only by the order of everyone counted as one group"))
    #expect(
      report.markdown.contains("“Cheese” comes close: had other people like them come, it would be among these in 7"))
    #expect(report.markdown.contains("An equals sign marks areas"))
    #expect(report.markdown.contains("“Apples”, “Bread” and “Cheese” are level for the last places."))
    let one = try Self.report(Self.ballots(orders, audience: "y"), top: 1).markdown
    #expect(one.contains("From 6 responses this improvement comes first:"))
    #expect(one.contains("“Bread” and “Cheese” are level with it, and stand lower"))
    #expect(one.contains("The first, “Apples”, is ") && !one.contains("first 1"))
  }

  @Test func `an area that is first for one group and not among the first is named with the group`() throws {
    let ballots =
      Self.ballots(Array(repeating: "abc", count: 5), audience: "x")
      + Self.ballots(Array(repeating: "bca", count: 5), audience: "y")
    let markdown = try Self.report(ballots, top: 1).markdown
    #expect(
      markdown.contains(
        "Not among these: “Apples”, at place 2, comes first for Ants. The table of priorities has each group’s own order."
      ))
    #expect(
      !(try Self.report(Self.ballots(["abc", "abc", "abc", "abc", "abc"], audience: "x"))).markdown.contains(
        "Not among these"))
  }

  @Test func `where every group has all areas level, that is why their orders cannot be compared`() throws {
    let orders = ["abc", "bca", "cab", "abc", "bca", "cab"]
    let ballots = Self.ballots(orders, audience: "x") + Self.ballots(orders, audience: "y")
    #expect(try Self.report(ballots).markdown.contains("the areas that every group placed are level with one another."))
  }

  @Test func `without ties nothing is said of them, and where no rule has other areas first, that`() throws {
    let markdown = try Self.report(Self.ballots(Array(repeating: "abc", count: 8), audience: "y")).markdown
    #expect(!markdown.contains("equals sign") && !markdown.contains("level with"))
    #expect(markdown.contains("Of the first 2, 1 stands firm") || markdown.contains("Of the first 2, both"))
    #expect(markdown.contains("The first 2 are the same by Schulze’s rule and Kemeny’s rule."))
    #expect(markdown.contains("No two areas stand one way round by one of these rules"))
  }

  @Test func `where everyone in the groups answered, nobody else could have come`() throws {
    let ballots =
      Self.ballots(["abc", "abc", "abc", "bac", "bac"], audience: "x")
      + Self.ballots(["bca", "bca", "bac", "bca", "cba"], audience: "y")
    func markdown(_ size: Int) throws -> String {
      let groups = "x: { label: Ants, population: 5 }, y: { label: Bees, population: \(size) }"
      return try Self.report(ballots, audiences: groups).markdown
    }
    let sentence = "Everyone in the groups answered, so there is nobody else who could have come."
    #expect(try markdown(5).contains(sentence))
    #expect(!(try markdown(6).contains(sentence)))
  }

  @Test func `an edition for publication does not tell how a group of a declared size was redrawn`() throws {
    let ballots =
      Self.ballots(Array(repeating: "abc", count: 10), audience: "x")
      + Self.ballots(Array(repeating: "bac", count: 9), audience: "y")
    var report = try Self.report(ballots)
    #expect(
      report.markdown.contains("since more answered than there are said to be: Ants."))
    report.result = try report.result.published(report.survey)
    #expect(!report.markdown.contains("more answered than there are said to be: Ants"))
    #expect(
      report.markdown.contains(
        "it is not for publication how they were redrawn, since that tells how many answered: Ants."))
    #expect(report.json.contains("{\"suppressed\": true, \"sector\": \"x\", \"manner\": null}"))
  }

  @Test func `the groups that agree most and least are named where they stand out`() throws {
    let report = try Self.report(
      Self.ballots(Array(repeating: "abc", count: 6), audience: "x")
        + Self.ballots(Array(repeating: "acb", count: 6), audience: "y")
        + Self.ballots(Array(repeating: "cba", count: 6), audience: "z"),
      audiences: "x: Ants, y: Bees, z: Crows")
    #expect(
      report.markdown.contains(
        "The orders of Ants and of Bees are the most alike, those of Ants and of Crows the least."))
  }

  @Test func `one area alone has no order`() throws {
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: Us
      privacy: Ask at the office, 1 High Street.
      themes: { a: Apples }
      scales: { good: { best: first, choices: { 'yes': Good, 'no': Bad }, unfavourable: [no] } }
      pages:
        - questions:
            - { name: fine, type: select_one, label: Fine?, scale: good, evidence: need, theme: a }
      """)
    let report = try SampleReport.make(people: 9, survey: survey)
    #expect(report.markdown.contains("There is one area alone, so there is no order to put it in."))
    #expect(!report.markdown.contains("too little evidence yet"))
  }
}
