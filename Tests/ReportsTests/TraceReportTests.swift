import Plans
import Reports
import Responses
import Sessions
import Surveys
import TestSupport
import Testing
import Themes

/// The way from a figure to what is behind it, and to what came of it.
@Suite struct TraceReportTests {
  private static let plan = Plan(
    survey: "paths",
    improvements: [
      Improvement(
        theme: "paths", improvement: "Drier paths", outcome: ["Dry feet."],
        actions: [
          Action(
            id: "1.1", action: "Drain them",
            cells: PlanCells(lead: .own(["Roads"]), target: .own(Target("March 2026")))),
          Action(id: "1.2", action: "Walk them", cells: PlanCells(lead: .above)),
        ]), Improvement(improvement: "More cake", source: "The annual meeting"),
    ])

  private func progress() throws -> ProgressReport {
    let (noted, today) = (try #require(CivilDate(iso: "2026-02-01")), try #require(CivilDate(iso: "2026-04-01")))
    let later = try #require(CivilDate(iso: "2026-05-01"))
    let log = ProgressLog(notes: [
      ProgressNote(
        date: noted, action: "1.1", progress: ["Half"], nextSteps: ["Dig"], standing: .onTrack, qualifier: "rain"),
      ProgressNote(date: later, action: "1.1", standing: .done),
    ])
    return ProgressReport(plan: Self.plan, log: log, on: today)
  }

  private func outcome() throws -> SessionOutcome {
    let session = Session(id: "agree", kind: .consensus, title: "Agree", day: CivilDate(iso: "2026-03-01"))
    let kinds: [SessionEvent.Kind] = [
      .simulated, .attended(Attendant("Convener", role: .chair)), .counted(people: 9),
      .contributed(text: "It floods", table: "2"), .contributed(text: "Write to ann@example.org", table: nil),
      .contributed(text: "No lamps", table: nil),
      .grouped(title: "Wet", contributions: [SampleSession.id(4), SampleSession.id(5)]),
      .coded(subject: SampleSession.id(7), themes: ["paths"]), .voteOpened(dots: 3, themes: []),
      .dotsCounted(vote: SampleSession.id(9), theme: "paths", table: nil, dots: 12),
      .voteClosed(vote: SampleSession.id(9)), .picked(table: "1", theme: "paths", text: "A drain", reason: "It is wet"),
    ]
    let events = kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element, in: "agree") }
    return SessionOutcome(SessionState(session, themes: try SampleReport.survey.themes.map(\.name), events))
  }

  private func trace(_ what: String, _ codings: Codings? = nil, contributions: Codings? = nil) throws -> String {
    let outcomes = [try outcome()]
    let report = try SampleReport.make(sessions: outcomes)
    let progress = try progress()
    let subject = try TraceSubject(what, report.survey, progress.plan)
    return TraceReport(report, codings, outcomes, contributions: contributions, progress, of: subject).paper.markdown
  }

  @Test func `an area is traced back to answers, contributions and dots, and forward to actions and their standing`()
    throws
  {
    let text = try trace("paths")
    expectGolden(text, "trace-theme.md")
    #expect(!text.contains("ann@example.org") && !text.contains("Convener") && !text.contains("No lamps"))
    // What is noted later than the day of the trace is not looked at.
    #expect(!text.contains("✓ Done"))
  }

  @Test
  func `an area leads to what was coded to it, beside what the room put to it, without what is personal or withheld`()
    throws
  {
    let survey = try SampleReport.survey
    let said = ContributionReading.comments(survey, [try outcome().state])
    let decisions = [(0, ["paths"]), (1, ["lights"]), (2, ["paths"])].map { at, codes in
      CodingDecision(
        place: said[at].place, digest: said[at].digest, coder: "Anna", at: Moment(milliseconds: 1),
        kind: .coded(codes.map { Code(Name($0) ?? "paths") }), withheld: at == 2 ? "too near" : nil)
    }
    let text = try trace("paths", contributions: Codings(survey, said, decisions))
    for line in [
      "Contribution 1, table 2: “It floods” (in ‘Wet’) – put to it in the room, and coded to it",
      "Contribution 2: “Write to \\[e-mail address\\]” (in ‘Wet’) – put to it in the room\n",
      "Contribution 3: not to be printed – coded to it",
    ] {
      #expect(text.contains(line), "\(line) is not in \(text)")
    }
    for secret in ["ann@example.org", "No lamps", "Anna", "too near"] { #expect(!text.contains(secret)) }
  }

  @Test func `an improvement and an action are traced to their area, and one without an area to its source`() throws {
    #expect(try trace("1").contains("## 1. The figure"))
    let action = try trace("1.1")
    #expect(action.contains("It belongs to improvement 1: Drier paths.") && !action.contains("| 1.2 Walk them"))
    let other = try trace("2")
    #expect(other.contains("It comes from: The annual meeting.") && other.contains("No action carries it out yet."))
    #expect(!other.contains("The figure"))
  }

  @Test func `the words of a comment are shown where they may be printed, and else its response alone`() throws {
    let survey = try SampleReport.survey
    func comment(_ id: UInt8, _ text: String, _ permissions: Set<Question.Permission>) -> Themes.Comment {
      Themes.Comment(
        place: CommentPlace(ResponseID(bytes: [UInt8](repeating: id, count: 16)), QuestionPath("why")), text: text,
        language: "en", permissions: permissions)
    }
    let comments = [
      comment(1, "Wet\nfeet", [.quote]), comment(2, "Secret feet", []), comment(3, "Ask ann@example.org", [.quote]),
      comment(4, "Withheld feet", [.quote]), comment(5, "Open feet", [.quote]),
    ]
    let decisions = comments.prefix(4).enumerated().map { at, one in
      CodingDecision(
        place: one.place, digest: one.digest, coder: "Anna", at: Moment(milliseconds: Int64(at)),
        kind: .coded([Code("paths")]), withheld: at == 3 ? "too near" : nil)
    }
    let text = try trace("paths", Codings(survey, comments, Array(decisions)))
    #expect(text.contains("4 comments are coded to it by people. Of all comments 1 is not settled."))
    #expect(text.contains("“Wet feet”") && text.components("not to be printed") == 2)
    for secret in ["Secret", "ann@example.org", "Withheld", "Open feet", "Anna", "too near"] {
      #expect(!text.contains(secret))
    }
  }

  @Test func `what cannot be traced is said, with what is near`() throws {
    let survey = try SampleReport.survey
    func fault(_ what: String, _ plan: Plan? = Self.plan) -> String? {
      do { _ = try TraceSubject(what, survey, plan) } catch { return error.message }
      return nil
    }
    #expect(fault("pahts") == "Nothing of ‘\(survey.id)’ is called ‘pahts’. Did you mean ‘paths’?")
    #expect(
      fault("3") == "The plan has no improvement 3. It has 2."
        && fault("0") == "The plan has no improvement 0. It has 2.")
    #expect(fault("1", nil) == "There is no plan yet.")
    for what in ["", "/", "themes/", "questions/paths/x", "1.9", "-1", "99999999999999999999", "<b>"] {
      #expect(fault(what) != nil, "\(what)")
    }
    for one in TraceSubject.all(survey, Self.plan) { #expect(fault(one.what) == nil, "\(one.what)") }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
