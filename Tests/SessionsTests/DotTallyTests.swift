import Surveys
import TestSupport
import Testing

@testable import Sessions

@Suite struct DotTallyTests {
  private var vote: SessionVote {
    SessionVote(id: SampleSession.id(5), dots: 3, themes: ["roads", "money", "care"])
  }

  @Test func `dots of ballots and of the wall add up, and as many dots share a place`() {
    var vote = vote
    vote.wall.count(4, on: "money", table: "1")
    vote.wall.count(2, on: "roads", table: "2")
    vote.wall.count(voters: 2, table: "1")
    let tally = DotTally(
      vote,
      ballots: [
        SampleSession.ballot(1, vote: 5, ["roads": 3]), SampleSession.ballot(2, vote: 5, ["roads": 1, "money": 2]),
        SampleSession.ballot(3, vote: 5, [:]), SampleSession.ballot(4, vote: 6, ["care": 3]),
        SampleSession.ballot(6, vote: 5, ["care": 4]),
      ], present: 30)
    #expect(tally.lines.map(\.theme) == ["roads", "money", "care"])
    #expect(tally.lines.map(\.dots) == [6, 6, 0])
    #expect(tally.lines.map(\.place) == [1, 1, 3])
    #expect(tally.lines.map(\.voters) == [2, 1, 0])
    #expect(tally.ballots == 2 && tally.people == 4)
    #expect(tally.ballotDots + tally.wallDots == tally.dots)
    #expect(tally.dots(on: "money") == 6 && tally.dots(on: "trains") == 0)
  }

  @Test func `who placed the dots on the wall are those in the room without a ballot, unless somebody counted`() {
    var vote = vote
    vote.wall.count(4, on: "money", table: nil)
    let one = [SampleSession.ballot(1, vote: 5, ["roads": 3])]
    #expect(DotTally(vote, ballots: one, present: 12).wallPeople == 11)
    #expect(DotTally(vote, ballots: one, present: nil).people == nil)
    vote.wall.count(voters: 4, table: nil)
    #expect(DotTally(vote, ballots: one, present: 12).people == 5)
  }

  @Test func `the ballots of an open vote are counted and not looked into`() {
    var vote = vote
    vote.wall.count(4, on: "money", table: nil)
    let one = [SampleSession.ballot(1, vote: 5, ["roads": 3])]
    let tally = DotTally(vote, ballots: one, present: 12, hidesBallots: true)
    #expect(tally.dots == 4 && tally.ballotDots == 0 && tally.ballots == 1 && tally.wallPeople == 11)
    #expect(tally.dots(on: "roads") == 0 && tally.lines.map(\.voters) == [0, 0, 0])
  }

  @Test func `the wall as a whole stands over its tables, and where they differ is said`() {
    var wall = WallCount()
    wall.count(4, on: "money", table: "1")
    wall.count(3, on: "money", table: "1")
    wall.count(2, on: "money", table: "2")
    #expect(wall.totals == ["money": 5] && wall.differing.isEmpty)
    wall.count(6, on: "money", table: nil)
    #expect(wall.totals == ["money": 6] && wall.differing == ["money"])
    #expect(wall.tables == ["1", "2"])
    wall.count(voters: 4, table: "1")
    wall.count(voters: 5, table: "2")
    #expect(wall.people == 9)
    wall.count(voters: 8, table: nil)
    #expect(wall.people == 8)
  }

  @Test func `a number for one area changes the count of no other`() {
    var chance = SeededChance(seed: 4)
    let themes: [Name] = ["roads", "money", "care"]
    let places: [String?] = [nil, "1", "2", "3"]
    for _ in 0..<200 {
      var wall = WallCount()
      for _ in 0..<12 {
        guard let theme = themes.randomElement(using: &chance), let table = places.randomElement(using: &chance)
        else { continue }
        let before = wall.totals
        wall.count(Int.random(in: 0...9, using: &chance), on: theme, table: table)
        for other in themes where other != theme { #expect(wall.totals[other] == before[other]) }
        #expect(wall.totals[theme] != nil)
      }
    }
  }

  @Test func `a number for the whole wall stands in the place of the tables of its area alone`() {
    var wall = WallCount()
    wall.count(7, on: "money", table: "1")
    wall.count(4, on: "care", table: nil)
    #expect(wall.totals == ["money": 7, "care": 4] && wall.differing.isEmpty)
    wall.count(3, on: "care", table: "1")
    #expect(wall.totals == ["money": 7, "care": 4] && wall.differing == ["care"])
  }
}
