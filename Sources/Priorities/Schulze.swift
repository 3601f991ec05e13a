/// Schulze's method with winning votes.
///
/// M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and
/// Welfare 36 (2011), 267–303, section 2.2: a link is as strong as the votes of its winning side, a path as its weakest link, and one
/// theme beats another if its strongest path there is stronger than the one back.
struct Schulze {
  /// Whether the first theme beats the second.
  private(set) var beats: [[Bool]]
  /// The themes in tiers by how many they beat, the most first; in a tier in the order given.
  private(set) var tiers: [[Int]]

  /// Strengths within 1e-9 are equal. Cubic in the themes.
  init(_ ballots: Ballots) {
    let all = 0..<ballots.count
    var path = ballots.above
    for one in all {
      for other in all where ballots.above[one][other] <= ballots.above[other][one] + 1e-9 { path[one][other] = 0 }
    }
    for middle in all {
      for one in all where one != middle {
        for other in all where other != one && other != middle {
          path[one][other] = max(path[one][other], min(path[one][middle], path[middle][other]))
        }
      }
    }
    beats = all.map { one in all.map { path[one][$0] > path[$0][one] + 1e-9 } }
    let wins = beats.map { $0.count { $0 } }
    tiers = Set(wins).sorted(by: >).map { number in all.filter { wins[$0] == number } }
  }
}
