internal import Surveys

extension NumberFigures {
  /// The figures of the numbers that were given; all nil for none. Linear in the different numbers.
  ///
  /// SE² = (1 − n/N)·s²/n with s² over n − 1; without a population the factor is 1 (W. G. Cochran, "Sampling Techniques", 3rd ed., 1977,
  /// (2.20)). A population smaller than n corrects nothing.
  init(_ runs: NumberRuns, population: Int?) {
    self.init()
    minimum = runs.numbers.first
    maximum = runs.numbers.last
    median = runs.median
    guard minimum != nil else { return }
    let moments = Moments(runs)
    mean = moments.mean
    standardError = moments.error(in: population)
  }
}

/// Count, mean and variance of a list of numbers, each with a weight or all alike; summed number by number in their order, equal ones together.
struct Moments {
  var count: Int
  var mean: Double
  /// Over n − 1; nil for fewer than two. With weights Σw²(y − ȳ)²/(n − 1).
  var variance: Double?
  /// What the variance is divided by for that of the mean: n, and with weights (Σw)²/n.
  var divisor: Double

  init(_ runs: NumberRuns) {
    self.init(runs.numbers, runs.counts, weights: runs.counts.map(Double.init), squares: runs.counts.map(Double.init))
    divisor = Double(count)
  }

  /// The same of numbers with weights above 0, in any order; to the last bit that without them where each is 1.
  init(_ numbers: [(number: Double, weight: Double)]) {
    var (values, counts, weights, squares): ([Double], [Int], [Double], [Double]) = ([], [], [], [])
    for (number, weight) in numbers.sorted(by: { $0 < $1 }) {
      if values.last != number {
        values.append(number)
        counts.append(0)
        weights.append(0)
        squares.append(0)
      }
      counts[counts.count - 1] += 1
      weights[weights.count - 1] += weight
      squares[squares.count - 1] += weight * weight
    }
    self.init(values, counts, weights: weights, squares: squares)
  }

  /// Of different numbers, each with how often it came, the sum of its weights and that of their squares.
  private init(_ numbers: [Double], _ counts: [Int], weights: [Double], squares: [Double]) {
    count = counts.reduce(0, +)
    var (sum, whole) = (0.0, 0.0)
    for (number, weight) in zip(numbers, weights) {
      sum += weight * number
      whole += weight
    }
    let mean = numbers.isEmpty ? 0 : sum / whole
    var spread = 0.0
    for (number, square) in zip(numbers, squares) { spread += square * ((number - mean) * (number - mean)) }
    self.mean = mean
    variance = count < 2 ? nil : spread / Double(count - 1)
    divisor = numbers.isEmpty ? 0 : whole * whole / Double(count)
  }

  /// The standard error of the mean; nil for fewer than two numbers.
  func error(in population: Int?) -> Double? { variance.map { (left(of: population) * $0 / divisor).squareRoot() } }

  /// 1 − n/N; 1 without a population or with one smaller than n.
  func left(of population: Int?) -> Double {
    guard let population, population >= count, population > 0 else { return 1 }
    return 1 - Double(count) / Double(population)
  }
}

extension StratifiedMean {
  /// Σ W_h·ȳ_h, and SE² = Σ W_h²(1 − f_h)·s_h²/n_h, over audiences that all have a population; nil where one has none or no numbers.
  ///
  /// Cochran (1977), (5.1) and (5.8). No standard error where a stratum has fewer than two numbers.
  init?(_ strata: [(name: Name, population: Int?, moments: Moments)]) {
    guard !strata.isEmpty, strata.allSatisfy({ $0.population != nil && $0.moments.count > 0 }) else { return nil }
    let total = Double(strata.reduce(0) { $0 + ($1.population ?? 0) })
    var mean = 0.0
    var square: Double? = 0
    for stratum in strata {
      let moments = stratum.moments
      let weight = Double(stratum.population ?? 0) / total
      mean += weight * moments.mean
      if let variance = moments.variance, let sum = square {
        square = sum + weight * weight * moments.left(of: stratum.population) * variance / moments.divisor
      } else {
        square = nil
      }
    }
    self.init(mean: mean, standardError: square?.squareRoot(), strata: strata.map(\.name))
  }
}
