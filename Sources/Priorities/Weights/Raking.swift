/// Weights that make a sample's margins those of its population: iterative proportional fitting.
///
/// W. E. Deming and F. F. Stephan, "On a least squares adjustment of a sampled frequency table when the expected marginal totals are
/// known", Annals of Mathematical Statistics 11 (1940), 427–444. Nothing is trimmed.
package struct Raking: Hashable, Sendable {
  /// One margin: what each person chose, and what the population did.
  package struct Margin: Hashable, Sendable {
    /// Each person's choice from 1; 0, or one beyond the shares, for nobody that this margin moves.
    package var codes: [UInt16]
    /// How much of the population chose each, 0 or more in any unit; 0 for a choice that the margin leaves alone.
    package var populations: [Double]

    package init(codes: [UInt16], populations: [Double]) {
      self.codes = codes
      self.populations = populations
    }
  }

  /// As many as the base weights, each 0 or more, with the same sum where every margin has an answer.
  package private(set) var weights: [Double]
  /// How many times all margins were gone through.
  package private(set) var rounds = 0
  /// The largest difference between a share and its population's at the end, from 0 to 1; 0 without margins.
  package private(set) var gap = 0.0

  /// Below this difference in every share the margins are met.
  package static let tolerance = 1e-10
  /// After as many rounds it is given up.
  package static let mostRounds = 1_000

  /// Whether every share is the population's.
  package var isMet: Bool { gap <= Raking.tolerance }

  /// Rakes the base weights to the margins in their order, again and again until all are met.
  ///
  /// A choice that nobody of positive weight made cannot be met, and the others keep their proportions; whoever gave no choice is not
  /// moved. Linear in people times margins, and in rounds times the combinations of choices that occur.
  package init(base: [Double], margins: [Margin]) {
    weights = base
    guard !margins.isEmpty else { return }
    let patterns = Patterns(margins, base)
    let steps = margins.indices.map { Step(margins[$0], patterns.codes[$0], patterns.bases) }
    var factors = Array(repeating: 1.0, count: patterns.bases.count)
    repeat {
      for step in steps { step.fit(&factors, patterns.bases) }
      rounds += 1
      gap = steps.reduce(0) { max($0, $1.gap(factors, patterns.bases)) }
    } while !isMet && rounds < Raking.mostRounds
    for person in base.indices { weights[person] = base[person] * factors[patterns.place[person]] }
  }

  /// People with the same choices on every margin are one pattern, which keeps the time of a round from growing with them.
  private struct Patterns {
    /// Each person's pattern.
    var place: [Int]
    /// For each margin the choice of each pattern, 0 for none.
    var codes: [[Int]] = []
    /// The base weights of each pattern together.
    var bases: [Double] = []

    init(_ margins: [Margin], _ base: [Double]) {
      struct Key: Hashable { var (before, code): (Int, Int) }
      place = Array(repeating: 0, count: base.count)
      var count = 1
      for margin in margins {
        var known: [Key: Int] = [:]
        var origins: [Key] = []
        for person in base.indices {
          let code = Int(margin.codes[person])
          let isMoved = code > 0 && code <= margin.populations.count && margin.populations[code - 1] > 0
          let key = Key(before: place[person], code: isMoved ? code : 0)
          if let at = known[key] {
            place[person] = at
          } else {
            known[key] = origins.count
            place[person] = origins.count
            origins.append(key)
          }
        }
        codes = codes.map { column in origins.map { column[$0.before] } } + [origins.map(\.code)]
        count = origins.count
      }
      bases = Array(repeating: 0, count: count)
      for person in base.indices { bases[place[person]] += base[person] }
    }
  }

  /// One margin over the patterns.
  private struct Step {
    let codes: [Int]
    /// The share of each choice, from 0 to 1, over those that somebody made.
    let targets: [Double]

    init(_ margin: Margin, _ codes: [Int], _ bases: [Double]) {
      self.codes = codes
      var present = Array(repeating: false, count: margin.populations.count)
      for (code, base) in zip(codes, bases) where code > 0 && base > 0 { present[code - 1] = true }
      let whole = zip(margin.populations, present).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
      targets = zip(margin.populations, present).map { $1 ? $0 / whole : 0 }
    }

    private func sums(_ factors: [Double], _ bases: [Double]) -> (each: [Double], whole: Double) {
      var each = Array(repeating: 0.0, count: targets.count)
      var whole = 0.0
      for pattern in codes.indices where codes[pattern] > 0 {
        let weight = factors[pattern] * bases[pattern]
        each[codes[pattern] - 1] += weight
        whole += weight
      }
      return (each, whole)
    }

    func fit(_ factors: inout [Double], _ bases: [Double]) {
      let (each, whole) = sums(factors, bases)
      for pattern in codes.indices where codes[pattern] > 0 && each[codes[pattern] - 1] > 0 {
        let choice = codes[pattern] - 1
        factors[pattern] *= targets[choice] * whole / each[choice]
      }
    }

    func gap(_ factors: [Double], _ bases: [Double]) -> Double {
      let (each, whole) = sums(factors, bases)
      guard whole > 0 else { return 0 }
      return zip(each, targets).reduce(0) { max($0, ($1.0 / whole - $1.1).magnitude) }
    }
  }
}
