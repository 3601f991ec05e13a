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
  struct Sums {
    private(set) var people = 0
    private(set) var sums: [Double]
    private(set) var products: [[Double]]

    init(width: Int) {
      sums = Array(repeating: 0, count: width)
      products = (0..<width).map { Array(repeating: 0, count: $0 + 1) }
    }

    /// One more person; quadratic in the columns that are not 0.
    mutating func add(_ row: [Double]) {
      people += 1
      var others: [Int] = []
      for (column, value) in row.enumerated() where value != 0 {
        sums[column] += value
        others.append(column)
        for other in others { products[column][other] += value * row[other] }
      }
    }
  }

  init(_ sums: Sums) {
    people = sums.people
    mean = sums.sums
    let count = Double(max(1, people))
    let width = mean.count
    var root: [[Double]] = []
    for line in 0..<width {
      var own = Array(repeating: 0.0, count: line + 1)
      let variance = sums.products[line][line] / count - mean[line] / count * (mean[line] / count)
      for column in 0...line {
        var rest = sums.products[line][column] / count - mean[line] / count * (mean[column] / count)
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
