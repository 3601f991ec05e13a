import Plans
import Reports
import Priorities
import Sessions
import Surveys
import TestSupport
import Testing

@Suite struct SessionReportTests {
  private func outcome(_ kinds: [SessionEvent.Kind], kind: Session.Kind = .consensus) throws -> SessionOutcome {
    let session = Session(
      id: "agree", kind: kind, title: "Agree", day: CivilDate(iso: "2026-03-01"), venue: "The hall")
    let events = kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element, in: "agree") }
    return SessionOutcome(SessionState(session, themes: try SampleReport.survey.themes.map(\.name), events))
  }

  private let wholeEvening: [SessionEvent.Kind] = [
    .simulated, .attended(Attendant("Convener", role: .chair, organisation: "Isles")), .counted(people: 9),
    .attended(Attendant("Clerk", role: .secretariat)), .attended(Attendant("Treasurer", role: .apologies)),
    .contributed(text: "It floods", table: "2"), .contributed(text: "No lamps", table: nil),
    .grouped(title: "Wet", contributions: [SampleSession.id(6)]),
    .coded(subject: SampleSession.id(8), themes: ["paths"]), .voteOpened(dots: 3, themes: []),
    .dotsCounted(vote: SampleSession.id(10), theme: "lights", table: nil, dots: 12),
    .voteClosed(vote: SampleSession.id(10)), .item(title: "Figures"), .minuted(.said, text: "They were read"),
    .minuted(.decided, text: "To print them"), .minuted(.afterwards, text: "Printed"),
    .action(owner: "Clerk", text: "Print", target: "in 2 weeks"),
    .picked(table: "1", theme: "lights", text: "A lamp", reason: nil), .previous(date: nil, isAgreed: true),
    .next(text: "In May"), .assigned(table: "2", themes: ["lights"]), .assigned(table: "10", themes: ["buses"]),
  ]

  @Test func `the minutes of a session are what was minuted, said, placed, picked and agreed`() throws {
    let survey = try SampleReport.survey
    let day = try #require(CivilDate(iso: "2026-03-01"))
    let minutes = SessionReport(survey, try outcome(wholeEvening)).minutes(on: day)
    expectGolden(MinutesReport(minutes).paper.markdown, "session-minutes.md")
    #expect(minutes.actions.map(\.id) == ["agree.1"])
    let joined = Plan().joined(with: [minutes]) { "\($0)" }
    #expect(joined.dueDays["agree.1"]?.day == CivilDate(iso: "2026-03-15"))
  }

  @Test func `what could show who is meant is taken out of what was said before it is printed`() throws {
    let kinds: [SessionEvent.Kind] = [
      .contributed(text: "Ring 01463 555 019 or ann@example.org", table: "2"),
      .contributed(text: "Write to ben@example.org", table: nil),
      .grouped(title: "Wet", contributions: [SampleSession.id(1)]),
    ]
    let day = try #require(CivilDate(iso: "2026-03-01"))
    let minutes = SessionReport(try SampleReport.survey, try outcome(kinds)).minutes(on: day)
    let text = MinutesReport(minutes).paper.markdown
    #expect(text.contains("Ring \\[telephone number\\] or") && text.contains("(table 2)"))
    for secret in ["01463", "ann@", "ben@"] { #expect(!text.contains(secret)) }
  }

  @Test
  func `what is withheld is counted and not printed, in minutes and in packs, and stands in the data with the reason`()
    throws
  {
    let outcome = try outcome(wholeEvening)
    let survey = try SampleReport.survey
    let day = try #require(CivilDate(iso: "2026-03-01"))
    func minutes(_ withheld: [Int]) -> String {
      let reasons = Dictionary(uniqueKeysWithValues: withheld.map { (SampleSession.id($0), "a <name>") })
      return MinutesReport(SessionReport(survey, outcome, withheld: reasons).minutes(on: day)).paper.markdown
    }
    #expect(!minutes([]).contains("withheld") && minutes([]).contains("It floods"))
    let one = minutes([6])
    #expect(!one.contains("It floods") && one.contains("No lamps") && !one.contains("Wet"))
    #expect(one.contains("One contribution is withheld, and is not printed here."))
    #expect(minutes([6, 7]).contains("2 contributions are withheld, and are not printed here."))
    let withheld = [SampleSession.id(6): "names a person"]
    let pack = BriefingPack(
      try SampleReport.make(), outcome.session, table: "2", themes: ["paths"], sessions: [outcome], withheld: withheld
    ).paper.markdown
    #expect(!pack.contains("It floods") && pack.contains("One contribution is withheld"))
    #expect(!pack.contains("Nothing was said of it"))
    let json = SessionReport.json([outcome], withheld: withheld)
    #expect(json.contains("It floods") && json.contains("\"withheld\": \"names a person\""))
    #expect(json.contains("\"withheld\": null"))
  }

  @Test func `sessions as JSON have everything but names`() throws {
    let json = SessionReport.json([try outcome(wholeEvening), try outcome([])])
    expectGolden(json, "sessions.json")
    #expect(!json.contains("Convener"))
  }

  @Test func `sessions as JSON tell of an open vote how many have voted, and not for what`() throws {
    var outcome = try outcome([.voteOpened(dots: 3, themes: [])])
    outcome.ballots = [SampleSession.ballot(1, vote: 1, ["lights": 3])]
    let open = SessionReport.json([outcome])
    #expect(open.contains("\"ballots\": 1") && open.contains("\"lights\": 0") && !open.contains("\"dots\": 3"))
    outcome = try self.outcome([
      .voteOpened(dots: 3, themes: []), .voteClosed(vote: SampleSession.id(1)),
    ])
    outcome.ballots = [SampleSession.ballot(1, vote: 1, ["lights": 3])]
    #expect(SessionReport.json([outcome]).contains("\"lights\": 3"))
  }

  @Test func `a briefing pack has the figures, the comments and the ideas of a group's areas`() throws {
    let all = [try outcome(wholeEvening)]
    let report = try SampleReport.make()
    let pack = BriefingPack(report, all[0].session, table: "2", themes: ["paths", "lights"], sessions: all)
    expectGolden(pack.paper.markdown, "briefing.md")
    #expect(pack.paper.mark?.hasPrefix("Not for publication: this pack") == true)
    var published = report
    published.result = try report.result.published(report.survey)
    let open = BriefingPack(published, all[0].session, table: "2", themes: ["paths"], sessions: all)
    #expect(open.paper.mark == nil && CoveringLetter(published).paper.mark == nil)
  }

  @Test func `groups take what they were given, or else three areas each in the computed order`() throws {
    let given = BriefingPack.shares(try outcome(wholeEvening).state, order: ["paths", "lights"], groups: nil)
    #expect(given.map(\.table) == ["2", "10"] && given.map(\.themes) == [["lights"], ["buses"]])
    let order: [Name] = ["paths", "lights", "benches", "buses"]
    let none = try outcome([]).state
    func themes(_ groups: Int?, _ order: [Name]) -> [[Name]] {
      BriefingPack.shares(none, order: order, groups: groups).map(\.themes)
    }
    #expect(themes(nil, order) == [["paths", "lights", "benches"], ["buses", "paths", "lights"]])
    #expect(themes(1, order) == [order])
    #expect(themes(3, order).allSatisfy { $0.count == 3 && Set($0).count == 3 })
    #expect(themes(2, ["paths"]) == [["paths"], ["paths"]])
    #expect(themes(nil, []).isEmpty)
  }

  @Test func `the letter says what was done and recommended, asks, and is signed`() throws {
    let report = try SampleReport.make(sessions: [try outcome(wholeEvening)])
    expectGolden(CoveringLetter(report, agreed: ["lights"]).paper.markdown, "letter.md")
    let plain = CoveringLetter(try SampleReport.make(people: 0)).paper.markdown
    #expect(plain.contains("0 people answered."))
  }

  @Test func `of several sessions the last one agreed counts`() throws {
    var later = try outcome([.agreed(places: [AgreedPlace("buses")])], kind: .planning)
    later.state.session.day = CivilDate(iso: "2026-04-01")
    #expect([later, try outcome(wholeEvening)].agreed?.agreedOrder.map(\.theme) == ["buses"])
    #expect(try outcome(wholeEvening).agreedOrder.map(\.theme) == ["lights"])
    #expect([try outcome([])].agreed == nil)
  }
}
