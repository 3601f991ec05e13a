/// The places that values come to, the greatest first, with ties kept.
///
/// Values within 1e-9 of the first of their group are equal; those without a value are last, all equal.
struct Places {
  /// By theme, from 1: the place it has if ties fall in its favour.
  var best: [Int]
  /// By theme, from 1: the place it has if ties fall against it.
  var worst: [Int]
  /// The values by their places, the greatest first; tied ones in any order.
  private var order: [Int]

  /// O(n log n); empty for no values.
  init(_ values: [Double?], within distance: Double = 1e-9) {
    best = Array(repeating: 0, count: values.count)
    worst = best
    let keys = values.map { $0 ?? -.infinity }
    order = Array(keys.indices)
    order.sort { keys[$0] != keys[$1] ? keys[$0] > keys[$1] : $0 < $1 }
    var at = 0
    while at < order.count {
      var end = at + 1
      // Without a value the distance is not a number: equal only to its like.
      while end < order.count, keys[order[end]] == keys[order[at]] || keys[order[at]] - keys[order[end]] <= distance {
        end += 1
      }
      for one in order[at..<end] {
        best[one] = at + 1
        worst[one] = end
      }
      at = end
    }
  }

  /// The tied groups in their order, each in the order in which its values were given.
  var groups: [[Int]] {
    var groups: [[Int]] = []
    var at = 0
    while at < order.count {
      let end = worst[order[at]]
      groups.append(order[at..<end].sorted())
      at = end
    }
    return groups
  }

  /// How much of a place among the first `top` each has: 1 or 0, and a part where a tie stands across the edge.
  func shares(ofTop top: Int) -> [Double] {
    zip(best, worst).map { best, worst in
      if worst <= top { return 1 }
      return best > top ? 0 : Double(top - best + 1) / Double(worst - best + 1)
    }
  }

  /// The mean of the best and the worst place, which is the one that ties share.
  var shared: [Double] { zip(best, worst).map { Double($0 + $1) / 2 } }
}
