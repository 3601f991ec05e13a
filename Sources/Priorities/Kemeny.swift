/// Kemeny's rule, exactly: the orders that agree with the most weight of ballots on pairs of themes.
///
/// J. G. Kemeny, "Mathematics without numbers", Daedalus 88 (1959), 577–591; searched over sets of themes (M. Held and R. M. Karp, 1962), so
/// that time and memory grow with 2^n. Scores within 1e-9 are equal.
struct Kemeny {
  /// No more themes than this are searched.
  static let most = 12

  /// The weight that agrees with the best orders.
  private(set) var score: Double
  /// How many orders are best.
  private(set) var optima: Int
  /// The best order that is first in the order given.
  private(set) var order: [Int]
  /// Whether some best order has the first theme above the second.
  private(set) var canStandAbove: [[Bool]]
  /// For each set of themes, as bits, whether it is what some best order begins with.
  private var begins: [Bool]

  /// Nil for more than 12 themes.
  init?(_ ballots: Ballots) {
    let count = ballots.count
    guard count <= Kemeny.most else { return nil }
    let full = 1 << count - 1
    // The best score of the themes of a set among themselves, and how many orders have it.
    var best = Array(repeating: 0.0, count: full + 1)
    var orders = Array(repeating: 1, count: full + 1)
    func score(_ first: Int, _ set: Int) -> Double {
      let rest = set & ~(1 << first)
      var sum = best[rest]
      for other in 0..<count where rest >> other & 1 == 1 { sum += ballots.above[first][other] }
      return sum
    }
    for set in stride(from: 1, through: full, by: 1) {
      let scores = (0..<count).map { set >> $0 & 1 == 1 ? score($0, set) : -.infinity }
      let most = scores.max() ?? 0
      best[set] = most
      orders[set] = scores.indices.reduce(0) { $0 + (scores[$1] >= most - 1e-9 ? orders[set & ~(1 << $1)] : 0) }
    }
    self.score = best[full]
    optima = orders[full]
    order = []
    canStandAbove = Array(repeating: Array(repeating: false, count: count), count: count)
    begins = Array(repeating: false, count: full + 1)
    begins[0] = true
    // What is left after a beginning of a best order, from all of them down to none.
    for rest in stride(from: full, through: 1, by: -1) where begins[full & ~rest] {
      for first in 0..<count where rest >> first & 1 == 1 && score(first, rest) >= best[rest] - 1e-9 {
        begins[full & ~rest | 1 << first] = true
        for other in 0..<count where other != first && rest >> other & 1 == 1 { canStandAbove[first][other] = true }
      }
    }
    var rest = full
    while let first = (0..<count).first(where: { rest >> $0 & 1 == 1 && score($0, rest) >= best[rest] - 1e-9 }) {
      order.append(first)
      rest &= ~(1 << first)
    }
  }

  /// The themes that are among the first `top` in every best order.
  func always(inTop top: Int) -> [Int] {
    let beginnings = begins.indices.filter { begins[$0] && $0.nonzeroBitCount == min(top, order.count) }
    return order.indices.filter { theme in beginnings.allSatisfy { $0 >> theme & 1 == 1 } }
  }
}
