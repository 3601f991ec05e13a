import Foundation
import ResponseFiles
import Sessions
import Surveys
import TerminalForm
import TestSupport
import Testing

/// The sessions of the worked example are what a scribe's lines make, and all of them say that they are made up.
@Suite struct ExampleSessionsTests {
  private static let file = HouseTests.root.appending(path: "responses/highland-cpip.sessions.jsonl")

  private func text(_ path: String) throws -> String {
    try String(contentsOf: HouseTests.root.appending(path: path), encoding: .utf8)
  }

  /// The events of a session whose scribe typed the lines of a file, each half a minute after the one before or at the time above it.
  private func events(_ planned: PlannedSession, _ survey: Survey, seed: UInt64) throws -> [SessionEvent] {
    let day = try #require(planned.date)
    var desk = SessionDesk(
      survey, Session(planned), scribe: "scribe", chance: SeededChance(seed: seed))
    var (moment, events) = (Moment(milliseconds: 0), [SessionEvent]())
    for line in try text("responses/highland-cpip.\(planned.id).txt").split(separator: "\n") {
      if line.hasPrefix("# ") {
        moment = Moment(rfc3339: "\(day)T\(line.dropFirst(2)):00Z") ?? moment
        continue
      }
      let turn = desk.take(String(line), at: moment)
      #expect(!turn.events.isEmpty, "\(line): \(turn.text)")
      let kept = turn.events.enumerated().map { KeptEvent(place: events.count + $0.offset + 1, event: $0.element) }
      _ = desk.follow(kept)
      events += turn.events
      moment = Moment(milliseconds: moment.milliseconds + 30_000)
    }
    return events
  }

  private func survey() throws -> Survey { try Survey.read(try text("surveys/highland-cpip.yaml")) }

  @Test func `the committed sessions are exactly what the scribe's lines make`() throws {
    let survey = try survey()
    let made = try ["focus-group", "consensus"].enumerated().flatMap { at, id in
      let planned = try #require(survey.sessions.first { $0.id.text == id })
      return try events(planned, survey, seed: UInt64(at + 1))
    }
    let lines = try made.map { try SessionFile.text(.event($0)) }.joined()
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(lines.utf8).write(to: Self.file)
      Issue.record("recorded \(Self.file.lastPathComponent); read it, then run without RECORD_GOLDEN")
    }
    #expect(lines == (try String(contentsOf: Self.file, encoding: .utf8)))
  }

  @Test func `both sessions are marked as made up before anything else, and name offices only`() throws {
    let survey = try survey()
    for id in ["focus-group", "consensus"] {
      let planned = try #require(survey.sessions.first { $0.id.text == id })
      let events = try events(planned, survey, seed: 1)
      #expect(events.first?.kind == .simulated)
      let state = SessionState(Session(planned), themes: survey.themes.map(\.name), events)
      #expect(state.isSimulated)
      #expect(state.attendants.map(\.name) == ["Facilitator", "Programme Office"])
      #expect(state.vote?.standing == .closed)
    }
  }

  @Test func `the survey and the sessions hold some hundred and fifty comments`() throws {
    func count(_ word: String, in file: String) throws -> Int {
      try text("responses/\(file)").split(separator: "\n").count { $0.contains("\"\(word)\":") }
    }
    let said = try count("contributed", in: "highland-cpip.sessions.jsonl")
    let written = try count("change", in: "highland-cpip.jsonl")
    #expect(said == 45)
    #expect((140...160).contains(said + written), "\(written) comments")
  }

  @Test func `every paper of the example says that its sessions were made up`() throws {
    for name in ["priority-report", "plan"] {
      let paper = try text("reports/highland-cpip/\(name).md")
      #expect(paper.contains("said and voted at “Third sector focus group” and “Agree and prioritise” was made up"))
    }
    for day in ["2016-01-18", "2016-01-26"] {
      #expect(try text("reports/highland-cpip/minutes-\(day).md").contains("Everything in this session was made up."))
    }
  }

  @Test func `the report shows the agreed order, which is the plan's, beside the computed one`() throws {
    let survey = try survey()
    let planned = try #require(survey.sessions.first { $0.id.text == "consensus" })
    let state = SessionState(
      Session(planned), themes: survey.themes.map(\.name), try events(planned, survey, seed: 1))
    #expect(
      state.agreed.map(\.theme) == ["capacity", "awareness", "vision", "services", "marketing", "openness"])
    #expect(state.agreed.allSatisfy { $0.reason != nil })
    let report = try text("reports/highland-cpip/priority-report.md")
    #expect(report.contains("people agreed on the same improvements in another order: “Building the capacity"))
    #expect(report.contains("The agreed order beside the computed one"))
  }
}
