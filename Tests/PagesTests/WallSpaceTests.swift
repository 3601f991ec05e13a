import Sessions
import Surveys
import TestSupport
import Testing

@testable import Pages

@Suite struct WallSpaceTests {
  private func scene(_ kinds: [SessionEvent.Kind] = []) throws -> RoomScene {
    let survey = try Survey.read(
      """
      survey: isles
      title: The isles
      organiser: Isles Trust
      privacy: Held by the Isles Trust
      themes: { roads: Roads }
      pages: [{ questions: [{ name: who, type: text, label: Who are you? }] }]

      """)
    let session = Session(id: "focus-group", kind: .consensus, title: "Agree and prioritise")
    let state = SessionState(
      session, themes: ["roads"], kinds.enumerated().map { SampleSession.event($0.offset + 1, $0.element) })
    return RoomScene(
      survey, state, ballots: [], now: Moment(milliseconds: 0), code: "7KD2MX", language: "en")
  }

  private func space(_ kinds: [SessionEvent.Kind] = [], hasJoining: Bool = false) throws -> WallSpace {
    WallSpace(try scene(kinds), hasVoteLine: false, hasJoining: hasJoining)
  }

  private func areas(_ count: Int, letters: Int = 70) -> [String] {
    (1...count).map { "\($0) " + String(repeating: "pier ", count: letters / 5) }
  }

  @Test func `a text breaks between words, and within one that is longer than a line`() {
    #expect(WallSpace.lines("", 10, 1) == 1)
    #expect(WallSpace.lines("one two", 10, 1) == 1)
    #expect(WallSpace.lines("one two three", 10, 1) == 2)
    #expect(WallSpace.lines("one two three", 3, 1) == 4)
    #expect(WallSpace.lines("abcdefghijkl", 5, 1) == 3)
    #expect(WallSpace.lines("word", 0, 1) == 4)
  }

  @Test func `the type shrinks with the areas, and twenty long ones can still be read whole`() throws {
    let space = try space()
    let looks = [1, 3, 10, 20].map { space.table(areas($0), bar: 43) }
    #expect(looks.map(\.size) == looks.map(\.size).sorted())
    #expect(looks[0].size == 0 && looks.allSatisfy { !$0.isClipped })
    #expect(WallSpace.sizes[looks[3].size] >= 2)
  }

  @Test func `bars and reasons go before the type is small, and names are cut last of all`() throws {
    let half = try space().half
    #expect(half.list(areas(3), hasReason: [true, true, true]).hasExtras)
    let many = half.list(areas(14, letters: 40), hasReason: Array(repeating: true, count: 14))
    #expect(!many.hasExtras && !many.isClipped)
    let most = half.table(areas(20), bar: 15, isWhole: false)
    #expect(most.isClipped && most.classes == "f\(most.size) bare clipped")
    #expect(half.table(areas(200), bar: 15, isWhole: false).size == WallSpace.sizes.count - 1)
  }

  @Test func `what stands above and beside a list takes room from it`() throws {
    let whole = try space()
    #expect(try space([.simulated]).height < whole.height)
    #expect(try space([.slotStarted(title: "Read", seconds: 60, table: nil)]).height < whole.height)
    #expect(WallSpace(try scene(), hasVoteLine: true, hasJoining: false).height < whole.height)
    #expect(try space(hasJoining: true).width < whole.width)
  }

  @Test func `every size has its style, that of the shorter side`() {
    #expect(WallSpace.css.contains(".wall .f0{font-size:min(3.7vh,"))
    #expect(WallSpace.css.split(separator: "}").count == WallSpace.sizes.count)
  }
}
