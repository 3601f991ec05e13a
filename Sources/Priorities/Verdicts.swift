internal import Surveys

extension ThemeFigures.Verdict {
  /// What the redraws, the weightings, the rules and the sectors say together of one ranked theme; the first that holds.
  ///
  /// `weightings` is nil with one stream, and then says nothing. `isLow` says that some sector places the theme in its bottom third.
  init(rank: Int, top: Int, inTop: Double, weightings: Double?, byEveryRule: Bool, isLow: Bool) {
    // What was counted in whole draws is compared a little under the bound, so that rounding decides nothing.
    let slack = 1e-9
    if rank > top {
      self = inTop >= 0.25 - slack ? .close : .notPriority
    } else if inTop <= 0.5 + slack || isLow {
      self = .contested
    } else {
      self = inTop >= 0.95 - slack && (weightings ?? 1) >= 0.95 - slack && byEveryRule ? .firm : .likely
    }
  }

  /// By theme, at those places of the definition: whether some sector places it in its bottom third.
  ///
  /// Of the T themes with a score in a sector, equal ones sharing their mean place: place > T − ⌊T/3⌋.
  static func low(_ sectors: [Standing], _ settings: PrioritySettings, themes: [Int]) -> [Bool] {
    var low = Array(repeating: false, count: themes.count)
    for standing in sectors {
      let scores = standing.tables.scores(of: themes, settings)
      let count = scores.count { $0 != nil }
      let places = Places(scores, within: 1e-12).shared
      for theme in themes.indices where scores[theme] != nil && places[theme] > Double(count - count / 3) {
        low[theme] = true
      }
    }
    return low
  }
}
