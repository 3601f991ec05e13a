internal import Surveys

/// Draws the sums of a large sector from a multivariate normal with their own mean and covariance, in place of drawing each of its people.
///
/// Made with + − × ÷ √ alone, so that the same bytes come out on every machine. The covariance is that of `PeopleDraw`, to the last term.
struct NormalDraw {
  private let people: Int
  private let mean: [Double]
  /// The lower triangle of Cholesky's root of the covariance of one person's row, line by line.
  private let root: [[Double]]

  /// Sums of rows and of the products of their columns, person by person.
  ///
  /// A row's first half, in each of its parts, are values and the rest ones that say which values there are. Those who have the same ones are summed
  /// together, so that what a one is multiplied with needs to be added only once for all of them.
  struct Sums {
    private(set) var people = 0
    private let width: Int
    /// Whether a column holds but 0 and 1.
    private let isOne: [Bool]
    /// The products of two columns of values, a line for each column, of which the part up to the column itself is used.
    private var products: [Double]
    /// By the ones that a person has: which columns these are, how many people have just these, and their sums.
    private var groups: [[UInt64]: Int] = [:]
    private var counts: [Double] = []
    private var sums: [Double] = []
    private var ones: [[Int]] = []
    /// The sums of all others, once there are too many groups.
    private var rest: [Double]
    private static let mostGroups = 4096
    private var key: [UInt64]
    private var present: [Int] = []

    init(width: Int, isOne: [Bool]) {
      self.width = width
      self.isOne = isOne
      products = Array(repeating: 0, count: width * width)
      rest = Array(repeating: 0, count: width)
      key = Array(repeating: 0, count: (width + 63) / 64)
    }

    /// One more person; quadratic in the values that are not 0.
    mutating func add(_ row: [Double]) {
      people += 1
      for word in key.indices { key[word] = 0 }
      present.removeAll(keepingCapacity: true)
      for column in 0..<width where row[column] != 0 {
        if isOne[column] { key[column / 64] |= 1 << UInt64(column % 64) } else { present.append(column) }
      }
      let group = self.group()
      if let group {
        counts[group] += 1
      } else {
        present = (0..<width).filter { row[$0] != 0 }
      }
      for at in present.indices {
        let column = present[at]
        let value = row[column]
        if let group { sums[group * width + column] += value } else { rest[column] += value }
        for before in 0...at { products[column * width + present[before]] += value * row[present[before]] }
      }
    }

    /// The group of those with the ones at hand; nil where it would be one too many.
    private mutating func group() -> Int? {
      if let known = groups[key] { return known }
      guard counts.count < Sums.mostGroups else { return nil }
      groups[key] = counts.count
      ones.append((0..<width).filter { key[$0 / 64] >> UInt64($0 % 64) & 1 == 1 })
      counts.append(0)
      sums += Array(repeating: 0, count: width)
      return counts.count - 1
    }

    /// The sum of each column, and those of the products of two, the lower triangle line by line; quadratic in the columns for each group.
    func totals() -> (sums: [Double], products: [[Double]]) {
      var all = rest
      var squares = products
      for group in counts.indices {
        for column in ones[group] {
          all[column] += counts[group]
          for other in ones[group] where other <= column { squares[column * width + other] += counts[group] }
        }
        for column in 0..<width where !isOne[column] {
          let sum = sums[group * width + column]
          all[column] += sum
          for other in ones[group] { squares[max(column, other) * width + min(column, other)] += sum }
        }
      }
      return (all, (0..<width).map { Array(squares[($0 * width)...($0 * width + $0)]) })
    }
  }

  init(_ sums: Sums) {
    people = sums.people
    let (all, products) = sums.totals()
    mean = all
    let count = Double(max(1, people))
    let width = mean.count
    var root: [[Double]] = []
    for line in 0..<width {
      var own = Array(repeating: 0.0, count: line + 1)
      let variance = products[line][line] / count - mean[line] / count * (mean[line] / count)
      for column in 0...line {
        var rest = products[line][column] / count - mean[line] / count * (mean[column] / count)
        for k in 0..<column { rest -= own[k] * (k <= column && column < line ? root[column][k] : own[k]) }
        if column == line {
          // What others already say of a column leaves nothing but rounding.
          own[line] = rest > 1e-10 * max(variance, 1e-10) ? rest.squareRoot() : 0
        } else {
          own[column] = root[column][column] > 0 ? rest / root[column][column] : 0
        }
      }
      root.append(own)
    }
    self.root = root
  }

  /// The sums of one draw of as many people; a population must be no less than their number.
  func sums(population: Int?, _ chance: inout Chance) -> [Double] {
    let scale = NormalDraw.variance(people: people, population: population).squareRoot()
    let normal = mean.map { _ in NormalDraw.normal(&chance) }
    return mean.indices.map { line in
      var sum = 0.0
      for column in 0...line { sum += root[line][column] * normal[column] }
      return mean[line] + scale * sum
    }
  }

  /// The variance of a sum over a draw, in units of one person's variance.
  ///
  /// With replacement n. From N = qn + r it has two parts: that of a sample from the copies, and that of which r people have one copy more.
  static func variance(people: Int, population: Int?) -> Double {
    let n = Double(people)
    guard let population, people > 1 else { return population == nil ? n : 0 }
    let whole = Double(population)
    let r = Double(population % people)
    let extra = r * (n - r) / (n - 1)
    return n * (whole - n) / (whole - 1) * (1 - extra / (whole * whole)) + n / whole * (n / whole) * extra
  }

  /// The sum of twelve fractions less six: mean 0, variance 1, and near enough to normal where it stands for a sum over thousands.
  private static func normal(_ chance: inout Chance) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += chance.fraction() }
    return sum
  }
}
