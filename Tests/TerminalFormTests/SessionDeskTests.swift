import Sessions
import Surveys
import TestSupport
import Testing

@testable import TerminalForm

@Suite struct SessionDeskTests {
  /// A room with scribes at desks of their own, whose lines go into one log.
  private struct Room {
    let survey: Survey
    var kept: [KeptEvent] = []
    var now = Moment(milliseconds: 0)
    var ballots: [Ballot] = []

    init() throws {
      survey = try Survey.read(
        """
        survey: tea
        title: Tea
        organiser: Tea Society
        privacy: Ask us.
        themes: { roads: { label: Better roads }, money: { label: Money }, monks: { label: Monks } }
        sessions: [{ id: evening, kind: focus_group, title: An evening, dots: 3 }]
        pages: [{ questions: [{ name: cups, type: integer, label: Cups? }] }]

        """)
    }

    func desk(_ scribe: String, seed: UInt64) throws -> SessionDesk<Chance> {
      let session = try #require(survey.sessions.first.map { Session($0) })
      return SessionDesk(survey, session, scribe: scribe, chance: Chance(seed: seed))
    }

    /// A line at a desk: what is kept goes into the log, and the desk follows it. Gives what the scribe reads.
    mutating func type(_ line: String?, _ desk: inout SessionDesk<Chance>) -> String {
      now = Moment(milliseconds: now.milliseconds + 1_000)
      let others = desk.follow(kept.filter { $0.place > desk.place })
      let turn = desk.take(line, at: now)
      for event in turn.events { kept.append(KeptEvent(place: kept.count + 1, event: event)) }
      let text = others + desk.follow(kept.filter { $0.place > desk.place }) + turn.text
      let outcome = SessionOutcome(desk.state, ballots: ballots)
      return text + (turn.showsTally ? SessionWords.tally(outcome.tally, desk.state, survey) : "")
    }
  }

  @Test func `a whole evening at the desk`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    var said = desk.opening()
    let lines = [
      "The road floods", "3> No money for chairs", "4>", "Nobody asks us", "cups > saucers", "undo", "/people 12",
      "/chair Convener, Isles Trust", "/present Secretary", "/apologies Treasurer, Council", "/who",
      "/group 1 3 = Roads and voices", "/group Chairs", "/add B 2", "/name B Seats",
      "/reword 3 Nobody asks us anything",
      "/theme A roads", "/groups", "/merge A B", "/groups", "/out 2", "/list 2", "/vote", "/dots roads 9 mone 4",
      "/dots 3> monks 2", "/voters 12", "/tally", "/close", "/reopen", "/close", "/reveal",
      "/slot 15 Read the figures", "/time", "/slot stop", "/time", "/give 1> roads monks",
      "/pick 1> roads A new bridge because the old one is closed", "/agree monks because they are few; roads money",
      "/previous 2016-01-18 not agreed", "/item Matters arising", "/note The figures were read", "/decided To write",
      "/action Isles Trust: Write to the council (by June)", "/action Sweep up", "/after It was sent", "/next In May",
      "/table 1 7", "/table 3", "/pick 2> monks", "/picks", "/unpick 1", "/person 2 Clerk, Isles Trust",
      "/person 3 present", "/person 1 chair Convener, Council", "/person 3 off", "/who", "/title A long evening",
      "/date 2016-01-19", "/venue The hall", "/venue", "/areas", "/help", "/quit",
    ]
    for line in lines { said += desk.prompt + line + "\n" + room.type(line, &desk) }
    expectGolden(said, "session-desk.txt")
    #expect(desk.state.record.actions.map(\.owner) == ["Isles Trust", nil])
    #expect(desk.state.record.actions.map(\.target) == ["by June", nil])
    #expect(desk.state.picks.map(\.number) == [2])
    #expect(desk.state.agreed.map(\.reason) == ["they are few", nil, nil])
    expectGolden(SessionWords.whole(SessionOutcome(desk.state), room.survey), "session-whole.txt")
    expectGolden(SessionWords.trail(desk.state, room.kept.map(\.event), room.survey), "session-trail.txt")
  }

  @Test(arguments: [
    "/frobnicate", "/dot roads 3", "/dots roads 3", "/close", "/reopen", "/reveal", "/discard", "/voters 3", "/slot",
    "/slot 9999", "/slot stop", "/time", "/group", "/group 1 9 = Both", "/add A 1", "/merge A", "/name A", "/reword 1",
    "/theme A roads", "/theme 1 mon", "/people many", "/present", "/item", "/action", "/previous someday",
    "/give roads", "/give 1>", "/give 1> none", "/give 1> trains", "/pick 1>", "/pick 1> trains",
    "/pick roads", "/agree", "/agree trains", "/agree roads; roads", "/voters 9000000000000000000", "/vote 0",
    "/vote trains", "undo", "", "/table 9 3", "/table x", "/table 1 a-very-long-table", "/person", "/person 1 Anna",
    "/unpick 1", "/unpick", "/title", "/date", "/date someday", "/who", "/picks",
  ])
  func `what cannot be done keeps nothing, and says what to type`(line: String) throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    _ = room.type("What was said", &desk)
    if line == "undo" { _ = room.type("undo", &desk) }
    let before = room.kept.count
    let said = room.type(line, &desk)
    #expect(room.kept.count == before)
    #expect(said.isEmpty == line.isEmpty)
  }

  @Test func `a group is given areas, and loses them only where that is typed`() throws {
    var room = try Room()
    var (anna, ben) = (try room.desk("Anna", seed: 1), try room.desk("Ben", seed: 2))
    let ask = "Which areas does group 1 take? Type /give 1> roads money, or /areas for their names."
    #expect(room.type("/give roads", &anna) == "Name the group: /give 1> roads money. Nothing was kept.\n")
    #expect(room.type("/give 1>", &anna) == ask + " Nothing was kept.\n")
    #expect(room.type("/give 1> none", &anna) == "Group 1 has no areas. Nothing was kept.\n")
    #expect(room.type("/give 1> roads monks roads", &anna) == "Group 1 takes roads, monks.\n")
    #expect(
      room.type("/give 1>", &anna) == ask
        + " It has roads, monks; what you type takes their place, and /give 1> none takes them away."
        + " Nothing was kept.\n")
    #expect(anna.state.assignments["1"]?.map(\.text) == ["roads", "monks"])
    #expect(room.type("/give 1> none", &anna) == "Group 1 has no areas any more.\n")
    #expect(anna.state.assignments.isEmpty)
    #expect(room.type("/tally", &ben).contains("  Anna: group 1 has no areas any more\n"))
    #expect(room.type("undo", &anna).hasPrefix("Taken back: group 1 has no areas any more.\n"))
    #expect(anna.state.assignments["1"]?.count == 2)
  }

  @Test func `two scribes see each other's lines, and each takes back only their own`() throws {
    var room = try Room()
    var (anna, ben) = (try room.desk("Anna", seed: 1), try room.desk("Ben", seed: 2))
    #expect(room.type("One", &anna) == "")
    #expect(room.type("2> Two", &ben) == "  Anna: 1  One\n")
    #expect(room.type("/group 1 2 = Both", &anna) == "  Ben: 2  2> Two\nA: Both\n")
    #expect(room.type("undo", &ben) == "  Anna: group A: Both\nTaken back: 2> Two.\n")
    #expect(room.type("Three", &anna) == "  Ben: took their last line back\n")
    #expect(anna.state.contributions.map(\.number) == [1, 3])
    #expect(room.type("undo", &ben).hasSuffix("There is nothing of yours to take back.\n"))
  }

  @Test func `lines that look like commands or tables and are none are what was said`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    let said = ["a very long table name> x", "3>x", "x -> y", "Undo what was done", "“/help” is no help", "vote"]
    for line in said { _ = room.type("  \(line) ", &desk) }
    #expect(desk.state.contributions.map(\.text) == said)
    #expect(desk.state.contributions.allSatisfy { $0.table == nil })
    _ = room.type("green> x", &desk)
    #expect(desk.state.contributions.last?.table == "green")
  }

  @Test func `the clock warns once at each of the last minutes, and when time is up`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    _ = room.type("/slot 3 Figures", &desk)
    var said: [String] = []
    for second in stride(from: 0, through: 200, by: 5) {
      let text = desk.clock(at: Moment(milliseconds: room.now.milliseconds + Int64(second) * 1_000))
      if !text.isEmpty { said.append("\(second) \(text)") }
    }
    #expect(
      said == [
        "60 Figures: 2 minutes left.\n", "120 Figures: 1 minute left.\n", "180 Figures: time is up.\n",
      ])
  }

  @Test func `more dots than people have, and tables that do not add up, are said`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    for line in ["/vote", "/voters 2", "/dots 1> roads 3", "/dots roads 9"] { _ = room.type(line, &desk) }
    let said = room.type("/tally", &desk)
    #expect(said.contains("The tables do not add up to the whole wall: roads.\n"))
    #expect(said.contains("That is more than 3 dots for each of 2. Count again.\n"))
  }

  @Test func `while a vote is open only the wall's dots are told, and of phones how many have voted`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    _ = room.type("/vote 3", &desk)
    let vote = try #require(desk.state.openVote?.id)
    let id = try #require(BallotID(String(repeating: "a", count: 32)))
    room.ballots = [Ballot(id: id, vote: vote, revision: 1, dots: ["money": 3])]
    let none = "   0  Better roads\n   0  Money\n   0  Monks\n1 person has voted on phones. The vote is open.\n"
    #expect(room.type("/tally", &desk) == none)
    let some = "   2  Better roads  ●●\n   0  Money\n   0  Monks\n"
    #expect(
      room.type("/dots roads 2", &desk) == some
        + "2 dots on the wall by nobody knows how many people; type /voters. 1 person has voted on phones. "
        + "The vote is open.\n")
    #expect(
      room.type("/voters 1", &desk) == some
        + "2 dots on the wall by 1 person. 1 person has voted on phones. The vote is open.\n")
    let outcome = SessionOutcome(desk.state, ballots: room.ballots)
    let whole = SessionWords.whole(outcome, room.survey)
    #expect(whole.contains("   0  Money\n") && whole.contains("1 person has voted on phones"))
    #expect(room.type("/close", &desk).contains("   3  Money  ●●●\n   2  Better roads  ●●\n"))
  }

  @Test func `another vote takes the place of one that counts only where it is said, and the first is still shown`()
    throws
  {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    for line in ["/vote", "/dots roads 9 money 4", "/voters 12", "/close"] { _ = room.type(line, &desk) }
    let before = room.kept.count
    #expect(
      room.type("/vote 2 roads", &desk) == """
        A vote was held and closed (13 dots by 12 people) and counts. To hold another in its place: /vote 2 roads again
        Nothing was kept.

        """)
    #expect(room.kept.count == before && desk.state.votes.count == 1)
    #expect(room.type("/vote 2 roads again", &desk).hasPrefix("A vote is open: 2 dots each, on 1 areas"))
    let whole = SessionWords.whole(SessionOutcome(desk.state), room.survey)
    #expect(whole.contains("Held before, not counted: a vote with 3 dots each; on the wall money 4, roads 9.\n"))
  }

  @Test(arguments: [["/people 2"], ["/voters 2"], ["/voters 0"]])
  func `a vote with more dots than people have is said at once, and not closed unless it is said twice`(
    people: [String]
  )
    throws
  {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    for line in ["/vote"] + people { _ = room.type(line, &desk) }
    let said = room.type("/dots roads 9", &desk)
    #expect(said.contains(people == ["/voters 0"] ? "nobody who placed them" : "more than 3 dots for each of 2"))
    #expect(room.type("/close", &desk).hasPrefix("The vote stays open"))
    #expect(desk.state.openVote != nil)
    _ = room.type("/close anyway", &desk)
    #expect(desk.state.openVote == nil)
  }

  @Test func `a vote of nobody knows how many says that it does not count yet`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    for line in ["/vote", "/dots roads 100"] { _ = room.type(line, &desk) }
    #expect(room.type("/people 10", &desk).contains("more than 3 dots for each of 10"))
    _ = room.type("undo", &desk)
    #expect(room.type("/close", &desk).contains("It does not count until /voters says"))
  }

  @Test func `the end of the lines is the end of the sitting, and an open vote is said`() throws {
    var room = try Room()
    var desk = try room.desk("Anna", seed: 1)
    _ = room.type("/vote 5 roads", &desk)
    let end = desk.take(nil, at: room.now)
    #expect(end.isOver && end.events.isEmpty && end.text.contains("The vote is still open"))
  }

  @Test func `everything fits a terminal of 80 columns and 24 lines`() {
    let lines = SessionWords.help.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 22 && lines.allSatisfy { $0.count <= 80 })
    #expect([1, 26, 27, 52, 53, 703].map(SessionWords.letters) == ["A", "Z", "AA", "AZ", "BA", "AAA"])
  }
}
