import Responses
import Surveys
import TestSupport
import Testing
import Themes

@testable import TerminalForm

@Suite struct CodingDeskTests {
  private let survey = Survey(
    id: "visits", title: Wording("Visits"), organiser: Wording("Us"), privacy: Wording("Ours"),
    audiences: [Audience(name: "guests", label: Wording("Guests"))],
    themes: [
      Theme(name: "roads", label: Wording("Better roads"), codebook: ["road", "bus"]),
      Theme(name: "money", label: Wording("Money"), codebook: ["money"]),
      Theme(name: "voice", label: Wording("A voice")),
    ], pages: [])

  private func cases(_ texts: [String]) -> [CodingCase] {
    var suggester = Suggester(survey, confirmed: [])
    return texts.enumerated().map { number, text in
      let place = CommentPlace(ResponseID(bytes: [UInt8(number)]), QuestionPath("change"))
      let comment = Comment(place: place, text: text, language: "en", audience: "guests")
      return CodingCase(comment: comment, suggestions: suggester.suggestions(for: comment))
    }
  }

  /// What the coder reads, with the lines that they type, and what was decided.
  private func sitting(_ desk: CodingDesk, _ lines: [String]) -> (text: String, decisions: [CodingDecision]) {
    var desk = desk
    let opening = desk.opening()
    var (text, decisions, isOver) = (opening.text, [CodingDecision](), opening.isOver)
    for (number, line) in (lines + [nil]).enumerated() where !isOver {
      let turn = desk.take(line, at: Moment(milliseconds: Int64(number + 1) * 10_000))
      text += "> \(line ?? "")\n" + turn.text
      decisions += turn.decisions
      isOver = turn.isOver
    }
    return (text, decisions)
  }

  private func desk(_ texts: [String], isLit: Bool = false) -> CodingDesk {
    CodingDesk(survey, cases(texts), coder: "Anna", isLit: isLit, started: Moment(milliseconds: 0))
  }

  @Test func `a sitting reads as a person has read and approved it`() {
    let texts = [
      "The road is bad. Money is tight; nobody asks us.", "A bus, please. Ring 01463 555 019", "Nothing", "Money!",
      "The end of the road",
    ]
    let (text, decisions) = sitting(
      desk(texts),
      [
        "note about the A9", "", "-a +c", "undo", "a b", "withhold names a neighbour", "none", "/voi", "c", "split",
        "skip",
        "quit",
      ])
    expectGolden(text, "coding.txt")
    #expect(
      decisions.map(\.kind) == [
        .coded([Code("roads"), Code("money")]), .coded([Code("voice")]), .undone,
        .coded([Code("roads"), Code("money")]), .coded([]), .coded([Code("voice")]), .skipped,
      ])
    #expect(decisions.map(\.note) == ["about the A9"] + [String?](repeating: nil, count: 6))
    #expect(decisions[4].withheld == "names a neighbour")
  }

  @Test func `what was said in a session stands with where it was said and what the room made of it`() {
    let said = SaidAt(
      session: "talk", title: "A\u{1B}talk", table: "2", number: 4, group: "Ways", areas: ["roads", "voice"])
    var one = cases(["The bus is late"])[0]
    one.comment = Comment(
      place: .contribution(SampleSession.id(4)), text: "The bus is late", language: "en", said: said)
    let desk = CodingDesk(survey, [one], coder: "Anna", isLit: false, started: Moment(milliseconds: 0))
    let (text, decisions) = sitting(desk, ["c"])
    #expect(
      text.contains(
        """
        Contribution 1 of 1, said at “A�talk”, table 2:
          The bus is late
        In the room it was put to Better roads and A voice, in the group ‘Ways’.
        Suggested:
        """))
    // What the room put it to is no decision, nor a suggestion.
    #expect(decisions.map(\.kind) == [.coded([Code("voice")])])
    #expect(decisions.map(\.place) == [.contribution(SampleSession.id(4))])
  }

  @Test func `a theme that is missing is kept in the note, until it is taken back`() {
    let (text, decisions) = sitting(desk(["A road", "A bus"]), ["new", "new Piers", "note ask", "", "undo", "", ""])
    #expect(
      text.contains("Type new and what the theme is about.\n") && text.contains("Noted as a theme that is missing."))
    #expect(
      decisions.map(\.note) == ["New theme: Piers; ask", "New theme: Piers; ask", "New theme: Piers; ask", nil])
  }

  @Test func `a comment is coded sentence by sentence, and its codes say where they stand`() {
    let text = "The road is bad. Money is tight; nobody asks us."
    let (_, decisions) = sitting(desk([text]), ["split", "", "", "c"])
    #expect(
      decisions.map(\.kind) == [
        .coded([Code("roads", parts: [0..<16]), Code("money", parts: [17..<32]), Code("voice", parts: [33..<48])])
      ])
  }

  @Test func `words that spoke for a theme are lit, and nothing in a comment can steer the terminal`() {
    let (text, _) = sitting(desk(["\u{1B}[2J the \u{202E}road"], isLit: true), [])
    #expect(text.contains("  �[2J the �\u{1B}[1;4mroad\u{1B}[22;24m\n"))
  }

  @Test func `decisions of one coder about one comment have moments of their own`() {
    var desk = desk(["A road", "A bus"])
    let moment = Moment(milliseconds: 5)
    let turns = ["", "undo", "b", "undo", "c"].map { desk.take($0, at: moment) }
    let moments = turns.flatMap(\.decisions).map(\.at)
    #expect(moments == moments.sorted())
    #expect(Set(turns.flatMap(\.decisions).filter { $0.kind != .undone }.map(\.at)).count == 3)
  }

  @Test func `no comments end the sitting at once`() {
    #expect(desk([]).opening().isOver)
  }
}
