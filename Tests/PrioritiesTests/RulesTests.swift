@testable import Priorities
import Surveys
import TestSupport
import Testing

/// The rules on examples with published results.
@Suite struct RulesTests {
  /// Ballots as texts such as `ACBED`, each with its number.
  static func ballots(_ ballots: [(Int, String)], _ themes: String) -> Ballots {
    let names = Array(themes)
    var above = names.map { _ in names.map { _ in 0.0 } }
    for (count, ballot) in ballots {
      let order = ballot.compactMap { names.firstIndex(of: $0) }
      for (at, one) in order.enumerated() {
        for other in order.dropFirst(at + 1) { above[one][other] += Double(count) }
      }
    }
    return Ballots(above: above)
  }

  static func text(_ order: [Int], _ themes: String) -> String { String(order.map { Array(themes)[$0] }) }

  static let fortyFive = [
    (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"),
  ]

  /// M. Schulze's first example, with its table of pairs: E A C B D.
  @Test func `forty-five ballots come to E A C B D by Schulze and to E B A D C by Kemeny`() throws {
    let ballots = Self.ballots(Self.fortyFive, "ABCDE")
    #expect(ballots.above[0] == [0, 20, 26, 30, 22])
    #expect(Schulze(ballots).tiers.map { Self.text($0, "ABCDE") } == ["E", "A", "C", "B", "D"])
    let kemeny = try #require(Kemeny(ballots))
    #expect(Self.text(kemeny.order, "ABCDE") == "EBADC" && kemeny.optima == 1)
  }

  /// Schulze's example of nine voters: B is better than C and D than A, and nothing else is decided.
  @Test func `nine ballots leave B and D in one tier`() {
    let ballots = Self.ballots([(3, "ABCD"), (2, "DABC"), (2, "DBCA"), (2, "CBDA")], "ABCD")
    let schulze = Schulze(ballots)
    #expect(schulze.tiers.map { Self.text($0, "ABCD") } == ["BD", "AC"])
    #expect(!schulze.beats[1][3] && !schulze.beats[3][1])
  }

  /// The capital of Tennessee: Nashville, Chattanooga, Knoxville, Memphis, with a score of 393 of 600.
  @Test func `the capital of Tennessee is Nashville by Kemeny`() throws {
    let ballots = Self.ballots([(42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM")], "MNCK")
    let kemeny = try #require(Kemeny(ballots))
    #expect(Self.text(kemeny.order, "MNCK") == "NCKM" && kemeny.score == 393 && kemeny.optima == 1)
    #expect(kemeny.always(inTop: 2).map { Self.text([$0], "MNCK") } == ["N", "C"])
    #expect(Schulze(ballots).tiers.map { Self.text($0, "MNCK") } == ["N", "C", "K", "M"])
  }

  /// Condorcet's cycle, each pair by two to one: three orders are best, and the definition's first is shown.
  @Test func `a cycle has three best orders, and one tier`() throws {
    let ballots = Self.ballots([(1, "ABC"), (1, "BCA"), (1, "CAB")], "ABC")
    let kemeny = try #require(Kemeny(ballots))
    #expect(kemeny.optima == 3 && Self.text(kemeny.order, "ABC") == "ABC" && kemeny.score == 5)
    #expect(kemeny.always(inTop: 1).isEmpty && kemeny.always(inTop: 2).isEmpty && kemeny.always(inTop: 3) == [0, 1, 2])
    #expect(Schulze(ballots).tiers == [[0, 1, 2]])
  }

  @Test func `nothing, one theme and all tied are orders, too`() throws {
    #expect(Schulze(Ballots(above: [])).tiers.isEmpty)
    #expect(try #require(Kemeny(Ballots(above: []))).order.isEmpty)
    let one = try #require(Kemeny(Ballots(above: [[0]])))
    #expect(one.order == [0] && one.optima == 1 && one.always(inTop: 1) == [0])
    let tied = Ballots(above: Array(repeating: Array(repeating: 0, count: 4), count: 4))
    let kemeny = try #require(Kemeny(tied))
    #expect(kemeny.optima == 24 && kemeny.order == [0, 1, 2, 3])
    #expect(Schulze(tied).tiers == [[0, 1, 2, 3]])
  }

  @Test func `twelve themes are searched by Kemeny, and thirteen are not`() throws {
    func straight(_ count: Int) -> Ballots {
      Ballots(above: (0..<count).map { one in (0..<count).map { one > $0 ? 1 : 0 } })
    }
    #expect(try #require(Kemeny(straight(12))).order == Array((0..<12).reversed()))
    #expect(Kemeny(straight(13)) == nil)
  }
}
