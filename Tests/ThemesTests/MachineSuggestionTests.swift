import Surveys
import Testing
import Themes

@Suite struct MachineSuggestionTests {
  private let survey = Coding.survey
  private let comments = Coding.comments(["The road and the bus", "Money", "The road and the bus"])

  private func suggestion(
    _ comment: Coding.Text, _ codes: [Code], run: Int = 1, model: String = "small"
  ) -> MachineSuggestion {
    MachineSuggestion(
      place: comment.place, digest: comment.digest, model: model, run: run, content: "\(model)-\(run)", codes: codes)
  }

  private func codings(_ suggestions: [MachineSuggestion], _ decisions: [CodingDecision] = []) -> Codings {
    Codings(survey, comments, decisions, suggestions: suggestions)
  }

  @Test func `suggestions of a machine settle nothing and count for nothing`() {
    let codings = codings([suggestion(comments[0], [Code("roads", parts: [4..<8])])])
    #expect(codings.entries[0].standing == .open)
    #expect(codings.coders.isEmpty)
    #expect(codings.entries[0].machine == [MachineCode(theme: 0, runs: 1, of: 1, spans: [4..<8])])
    let evidence = CommentEvidence(survey, ids: comments.compactMap(\.place.response), codings)
    #expect(!evidence.hasText(0) && evidence.figures.settled == 0 && evidence.figures.suggested == 0)
    #expect(evidence.figures.machine == MachineCount(suggested: 1, confirmed: 0))
  }

  @Test func `the runs of the model that was asked last stand together, in how many each theme was given`() {
    let codings = codings([
      suggestion(comments[0], [Code("money")], model: "old"),
      suggestion(comments[0], [Code("roads", parts: [4..<8])]),
      suggestion(comments[0], [Code("roads", parts: [6..<20]), Code("money", parts: [0..<3])], run: 2),
    ])
    #expect(
      codings.entries[0].machine == [
        MachineCode(theme: 0, runs: 2, of: 2, spans: [4..<20]), MachineCode(theme: 1, runs: 1, of: 2, spans: [0..<3]),
      ])
    #expect(codings.entries[0].machine.map(\.mark) == ["suggested by machine", "suggested by machine, in 1 of 2 runs"])
  }

  @Test func `what was suggested for another text or a theme that is no more does not show`() {
    var stray = suggestion(comments[0], [Code("roads")])
    stray.digest += 1
    #expect(codings([stray]).machine == nil)
    #expect(codings([suggestion(comments[0], [Code("ferries")])]).machine == nil)
    #expect(codings([suggestion(comments[0], [])]).machine == nil)
  }

  @Test func `it is counted how many people confirmed, copies left out`() {
    let made = comments.map { suggestion($0, [Code("roads"), Code("money")]) }
    var copy = Coding.decision(comments[2], "Anna", [])
    copy.kind = .copy(of: comments[0].place)
    let count = codings(
      made, [copy, Coding.decision(comments[0], "Anna", ["roads"]), Coding.decision(comments[1], "Anna", [])]
    ).machine
    #expect(count == MachineCount(suggested: 4, confirmed: 1))
    #expect(count?.words == "suggested by machine, confirmed by people: 1 of 4")
    #expect(MachineCount(isHidden: true).words == "suggested by machine, confirmed by people")
  }

  @Test func `a coder has them before them at the terminal and on the web`() {
    let codings = codings([suggestion(comments[0], [Code("money", parts: [0..<3])])])
    let queue = CodingQueue(survey, codings, coder: "Anna", work: .first)
    var sitting = CodingSitting(survey, codings, coder: "Anna", work: .first)
    let shown = [queue.cases.first { $0.comment == comments[0] }, sitting.shown(codings.entries[0], survey, codings)]
    for one in shown {
      #expect(one?.suggestions.map(\.theme) == [0, 1])
      #expect(one?.suggestions.last?.machine?.mark == "suggested by machine")
    }
  }

  @Test func `a machine's codes stand beside what the codebook suggests, and behind it`() {
    var suggester = Suggester(survey, confirmed: [])
    let machine = [
      MachineCode(theme: 0, runs: 1, of: 2, spans: [5..<12]), MachineCode(theme: 1, runs: 2, of: 2, spans: [0..<3]),
    ]
    let joined = suggester.suggestions(for: comments[0]).joined(with: machine)
    #expect(joined.map(\.theme) == [0, 1])
    #expect(joined.map(\.isOfMachineAlone) == [false, true])
    #expect(joined[0].spans == [4..<12, 17..<20])
    #expect(joined.map { $0.machine?.runs } == [1, 2])
    #expect(suggester.suggestions(for: comments[1]).joined(with: []).map(\.theme) == [1])
  }
}
