import Plans
import Priorities
import Reports
import Sessions
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct SessionSectionTests {
  /// An evening in the north with ballots of those dots each, and a consensus session where nothing was voted.
  private func outcomes(_ ballots: [[Name: Int]], closed: Bool = true, wall: Bool = false) throws -> [SessionOutcome] {
    let survey = try SampleReport.survey
    let themes = survey.themes.map(\.name)
    let evening = try #require(survey.sessions.first.map { Session($0) })
    var kinds: [SessionEvent.Kind] = [
      .simulated, .counted(people: 14), .attended(Attendant("Anna", role: .apologies)),
      .contributed(text: "The path floods", table: "1"), .contributed(text: "No lamps", table: "2"),
      .grouped(title: "Wet feet", contributions: [SampleSession.id(4)]),
      .coded(subject: SampleSession.id(6), themes: ["paths"]),
      .voteOpened(dots: 5, themes: []),
    ]
    if wall { kinds.append(.dotsCounted(vote: SampleSession.id(8), theme: "buses", table: nil, dots: 30)) }
    if closed { kinds.append(.voteClosed(vote: SampleSession.id(8))) }
    let events = kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element, in: "evening") }
    let all = ballots.enumerated().map { SampleSession.ballot($0.offset, vote: 8, $0.element) }
    let consensus = Session(
      id: "agree", kind: .consensus, title: "Agree | decide", day: CivilDate(iso: "2026-03-01"))
    let agreed: [SessionEvent.Kind] = [
      .picked(table: "1", theme: "lights", text: "A lamp at the school", reason: "Children <walk> there"),
      .agreed(places: [AgreedPlace("lights", reason: "The nights are long"), AgreedPlace("paths")]),
    ]
    return [
      SessionOutcome(SessionState(evening, themes: themes, events), ballots: all),
      SessionOutcome(
        SessionState(
          consensus, themes: themes,
          agreed.enumerated().map { SampleSession.event($0.offset + 40, $0.element, in: "agree") })),
    ]
  }

  /// What the Markdown of a report says of sessions.
  private func said(_ report: PriorityReport) -> String {
    let lines = report.markdown.split(separator: "\n").filter {
      $0.contains("Session:") || $0.contains("They are no responses")
    }
    let section = report.markdown.split(separator: "What came of the sessions\n", maxSplits: 1).last ?? ""
    let rest = report.markdown.contains("What came of the sessions") ? section.split(separator: "\n## ")[0] : ""
    return lines.joined(separator: "\n\n") + "\n" + rest
  }

  @Test func `a report says who came to each session, what was said and placed, and what that changed`() throws {
    let many = Array(repeating: ["benches": 4, "buses": 1] as [Name: Int], count: 14)
    let report = try SampleReport.make(sessions: try outcomes(many))
    expectGolden(said(report), "sessions.md")
    #expect(report.json.contains("\"session\": \"evening\""))
    let stays = report.openPaper.markdown
    for words in ["A lamp at the school", "Children", "The nights are long"] {
      #expect(report.paper.markdown.contains(words) && !stays.contains(words))
    }
    #expect(stays.contains("The agreed order beside the computed one"))
  }

  @Test func `a report says what each number of people is: who was there, who led, and who placed dots`()
    throws
  {
    let survey = try SampleReport.survey
    let evening = try #require(survey.sessions.first.map { Session($0) })
    var kinds: [SessionEvent.Kind] = [
      .attended(Attendant("Anna", role: .chair)), .attended(Attendant("Ben", role: .secretariat)),
      .counted(people: 16), .voteOpened(dots: 5, themes: []),
    ]
    func paper(_ kinds: [SessionEvent.Kind], _ ballots: Int) throws -> String {
      let events = kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element, in: "evening") }
      let all = (0..<ballots).map { SampleSession.ballot($0, vote: 4, ["benches": 4, "buses": 1]) }
      let state = SessionState(evening, themes: survey.themes.map(\.name), events)
      return try SampleReport.make(sessions: [SessionOutcome(state, ballots: all)]).markdown
    }
    kinds.append(.voteClosed(vote: SampleSession.id(4)))
    let text = try paper(kinds, 14)
    #expect(text.contains("16 people were in the room, 2 of them in the chair or the secretariat."))
    #expect(text.contains(" 14 of the 16 voted: 70 dots were placed."))
    #expect(text.contains("14 placed theirs at “An evening”, and"))
    #expect(try paper(kinds, 16).contains("16 people voted: 80 dots were placed."))
    #expect(try !paper([.counted(people: 3)], 0).contains("Under “People” stands"))
  }

  @Test func `what was said is reported as people coded it, beside what the room put it to`() throws {
    let outcomes = try outcomes([])
    let survey = try SampleReport.survey
    let said = ContributionReading.comments(survey, outcomes.map(\.state))
    func decision(_ at: Int, _ coder: String, _ codes: [Name]) -> CodingDecision {
      CodingDecision(
        place: said[at].place, digest: said[at].digest, coder: coder, at: Moment(milliseconds: 1),
        kind: .coded(codes.map { Code($0) }))
    }
    func report(_ decisions: [CodingDecision]) throws -> PriorityReport {
      let contributions = ContributionFigures.bySession(survey, Codings(survey, said, decisions))
      return try SampleReport.make(sessions: outcomes, contributions: contributions)
    }
    let both = try report([
      decision(0, "Anna", ["paths"]), decision(0, "Ben", ["paths"]), decision(1, "Anna", ["lights"]),
      decision(1, "Ben", ["lights", "paths"]),
    ])
    expectGolden(self.said(both), "contributions-twice.md")
    expectGolden(self.said(try report([decision(1, "Anna", ["lights"])])), "contributions-once.md")
    let json = try #require(both.json.split(separator: "\"coding\": ").dropFirst().first)
    #expect(json.contains("\"disputed\": 1") && json.contains("\"coded_by_several\": 2"))
    // Nobody has begun: nothing is said of it.
    #expect(try report([]).json == SampleReport.make(sessions: outcomes).json)
    for name in ["Anna", "Ben"] { #expect(!both.markdown.contains(name + " ")) }
  }

  @Test func `a made up session is told of above everything, and the agreed order in the summary`() throws {
    let many = Array(repeating: ["benches": 4, "buses": 1] as [Name: Int], count: 14)
    let report = try SampleReport.make(sessions: try outcomes(many))
    let notice = try #require(report.paper.notice)
    #expect(notice.hasSuffix("Simulated session: all that was said and voted at “An evening” was made up."))
    #expect(report.interimPaper.notice?.contains("“An evening” was made up") == true)
    #expect(report.planEvidence.notice == notice)
    #expect(report.markdown.contains("people agreed on another list: “Lighting” and “Paths”. Both orders stand below"))
  }

  @Test func `the agreed place of each area stands beside its rank, and no column where nothing was agreed`() throws {
    let report = try SampleReport.make(sessions: try outcomes([]))
    let lines = report.markdown.split(separator: "\n")
    let head = try #require(lines.firstIndex { $0.hasPrefix("| Area | Rank | Agreed | Priority |") })
    let rows = lines[(head + 2)...].prefix { $0.hasPrefix("|") }.map { row in
      row.split(separator: "|").map { $0.filter { $0 != " " } }
    }
    #expect(Set(rows.map { "\($0[0]) \($0[2])" }).isSuperset(of: ["Lighting 1", "Paths 2"]))
    #expect(rows.count { $0[2] == "–" } == 1)
    #expect(report.markdown.contains("“Agreed” is the one that people agreed on at “Agree \\| decide”"))
    #expect(!(try SampleReport.make()).markdown.contains("| Agreed |"))
  }

  @Test func `an order agreed on as it was computed is said to be that`() throws {
    var outcomes = try outcomes([])
    let computed = try SampleReport.make().highlighted.map { AgreedPlace($0.name) }
    let agreed = SampleSession.event(60, .agreed(places: computed), in: "agree")
    outcomes[1].state = SessionState(outcomes[1].session, themes: try SampleReport.survey.themes.map(\.name), [agreed])
    let report = try SampleReport.make(sessions: outcomes)
    #expect(report.markdown.contains("At “Agree \\| decide” people agreed on this order."))
    outcomes[1].state = SessionState(
      outcomes[1].session, themes: try SampleReport.survey.themes.map(\.name),
      [SampleSession.event(60, .agreed(places: computed.reversed()), in: "agree")])
    let other = try SampleReport.make(sessions: outcomes)
    #expect(other.markdown.contains("people agreed on the same improvements in another order: "))
  }

  @Test func `an open vote does not count, and the report says so`() throws {
    let report = try SampleReport.make(sessions: try outcomes([["benches": 5]], closed: false))
    #expect(said(report).contains("A vote is still open, and counts when it is closed."))
    #expect(report.result.themes == (try SampleReport.make()).result.themes)
  }

  @Test func `dots on the wall count for those in the room`() throws {
    let report = try SampleReport.make(sessions: try outcomes([], wall: true))
    #expect(said(report).contains("14 people voted: 30 dots were placed."))
  }

  @Test func `votes of fewer than a table needs are said to be too few`() throws {
    let few = [["benches": 4], ["buses": 1]] as [[Name: Int]]
    var survey = try SampleReport.survey
    survey.priorities.smallSector = 60
    var report = try SampleReport.make(survey: survey, sessions: try outcomes(few))
    #expect(said(report).contains("They are too few to count: a group's dots count once 60 of its people placed any."))
    #expect(!said(report).contains("They count among") && report.json.contains("\"counted\": false"))
    // As few as are too few for a table may well be enough to publish the rest.
    report.result.settings.smallSector = 5
    report.result = try report.result.published(try SampleReport.survey)
    #expect(said(report).contains("They are too few to count"))
  }

  @Test func `an order from votes at sessions alone is said to be so`() throws {
    let many = Array(repeating: ["benches": 4, "buses": 1] as [Name: Int], count: 14)
    let report = try SampleReport.make(people: 0, sessions: try outcomes(many))
    let words =
      "Nobody has answered the survey yet: all figures come from sessions. The order rests on the votes at An evening alone."
    #expect(report.markdown.contains(words) && !report.markdown.contains("there are no figures"))
    #expect(report.terminalSummary.contains("Nobody has answered the survey yet"))
    #expect(report.terminalSummary.contains("Benches"))
  }

  @Test func `a session before anything happened in it is left out, and has no figures`() throws {
    let report = try SampleReport.make()
    #expect(!said(report).contains("Session:"))
    #expect(report.result.sessions.isEmpty && report.json.contains("\"sessions\": []"))
  }

  @Test func `what few voted is not published, nor a table that would tell it`() throws {
    let report = try SampleReport.make(sessions: try outcomes([["benches": 4], ["buses": 1]]))
    var published = report
    published.result = try report.result.published(report.survey)
    let text = said(published)
    #expect(text.contains("What was voted is not published"))
    #expect(!text.contains("Dots –"))
    let north = published.result.themes.flatMap(\.sectors).filter { $0.sector == .audience("north") }
    #expect(!north.isEmpty && north.allSatisfy { !$0.streams.contains { $0.stream == .votes } })
  }
}
