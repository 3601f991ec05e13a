import Sessions
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct ContributionReadingTests {
  private func read(_ events: [SessionEvent]) -> [Themes.Comment] {
    ContributionReading.comments(Coding.survey, [SampleTalk.state(events)])
  }

  private let talk = [
    SampleSession.event(1, .contributed(text: "The bus", table: "3")),
    SampleSession.event(2, .contributed(text: "Money", table: nil)),
    SampleSession.event(3, .grouped(title: "Getting about", contributions: [SampleSession.id(1)])),
    SampleSession.event(4, .coded(subject: SampleSession.id(3), themes: ["roads"])),
  ]

  @Test func `what was said is a text with where it was said, and what the room made of it is no code`() throws {
    let read = read(talk)
    #expect(read.map(\.text) == ["The bus", "Money"])
    #expect(read.map(\.place) == [.contribution(SampleSession.id(1)), .contribution(SampleSession.id(2))])
    #expect(read.allSatisfy { $0.audience == nil && $0.permissions.isEmpty && $0.place.response == nil })
    let said = try #require(read[0].said)
    #expect(
      said
        == SaidAt(
          session: "focus-group", title: "Talk", table: "3", number: 1, group: "Getting about", areas: ["roads"]))
    #expect(said.words == "said at “Talk”, table 3")
    #expect(said.room(Coding.survey) == "In the room it was put to Roads, in the group ‘Getting about’.")
    #expect(read[1].said?.words == "said at “Talk”" && read[1].said?.room(Coding.survey) == nil)
    #expect(Codings(Coding.survey, read, []).entries.allSatisfy { $0.standing == .open })
  }

  @Test
  func
    `what is taken back waits no longer, and what is reworded waits anew; what was decided is kept and does not count`()
  {
    let before = read(talk)
    let decisions = before.map { Coding.decision($0, "Anna", ["roads"]) }
    #expect(Codings(Coding.survey, before, decisions).entries.allSatisfy { $0.standing == .settled([0]) })
    let after = read(
      talk + [
        SampleSession.event(5, .undone(event: SampleSession.id(1))),
        SampleSession.event(6, .reworded(contribution: SampleSession.id(2), text: "More money")),
      ])
    let codings = Codings(Coding.survey, after, decisions)
    #expect(codings.entries.map(\.comment.text) == ["More money"])
    #expect(codings.entries[0].standing == .open && codings.strays == 2)
  }

  @Test func `what a coder withheld is known by its reason, as long as its words are the same`() {
    var decisions = read(talk).map { Coding.decision($0, "Anna", ["roads"]) }
    decisions[0].withheld = "names a person"
    func withheld(_ events: [SessionEvent]) -> [EventID: String] {
      ContributionReading.withheld(Coding.survey, [SampleTalk.state(events)], decisions)
    }
    #expect(withheld(talk) == [SampleSession.id(1): "names a person"])
    let reworded = SessionEvent.Kind.reworded(contribution: SampleSession.id(1), text: "A bus")
    #expect(withheld(talk + [SampleSession.event(5, reworded)]).isEmpty)
    let coded = Coding.decision(read(talk)[0], "Anna", ["money"], at: 1)
    #expect(ContributionReading.withheld(Coding.survey, [SampleTalk.state(talk)], decisions + [coded]).isEmpty)
    #expect(ContributionReading.withheld(Coding.survey, [SampleTalk.state(talk)], []).isEmpty)
  }

  @Test func `groups that become one leave every contribution in them to be coded by itself`() {
    let merged = read(
      talk + [
        SampleSession.event(5, .grouped(title: "All", contributions: [SampleSession.id(2)])),
        SampleSession.event(6, .merged(groups: [SampleSession.id(3)], into: SampleSession.id(5))),
      ])
    #expect(merged.map(\.text) == ["The bus", "Money"])
    #expect(merged.map { $0.said?.group } == ["All", "All"])
  }
}
