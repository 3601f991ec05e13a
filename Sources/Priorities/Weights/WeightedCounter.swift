internal import Responses
internal import Surveys

extension ColumnCounter {
  /// The figures of some people with each counted by their weight; nil where the answers are no figures, and where nobody who answered has one.
  ///
  /// `weights` are those of all rows. Linear in people times choices; O(n log n) for numbers.
  func weighted(
    _ column: ResponseMatrix.Column, _ people: some Collection<Int>, _ weights: [Double], _ population: Int?
  ) -> WeightedAnswer? {
    switch column {
    case .choice(let codes):
      var sums = Array(repeating: WeightSums(), count: choices.count + 1)
      for person in people { sums[min(Int(codes[person]), choices.count)].add(weights[person]) }
      var all = WeightSums()
      for (choice, sum) in zip(choices, sums.dropFirst()) where !choice.notApplicable { all.add(sum) }
      return shares(sums.dropFirst().map(\.sum), of: all, population)
    case .choices(let sets, let words):
      var sums = Array(repeating: 0.0, count: choices.count)
      var all = WeightSums()
      for person in people {
        let set = sets[(person * words)..<((person + 1) * words)]
        guard set[set.startIndex] & 1 == 1 else { continue }
        let chosen = choices.indices.filter {
          set[set.startIndex + ($0 + 1) / 8] >> UInt8(($0 + 1) % 8) & 1 == 1
        }
        for at in chosen { sums[at] += weights[person] }
        if chosen.isEmpty || chosen.contains(where: { !choices[$0].notApplicable }) { all.add(weights[person]) }
      }
      return shares(sums, of: all, population)
    case .places(let places, let stride): return meanPlaces(places, stride, people, weights)
    case .points(let points, let stride): return pointShares(points, stride, people, weights)
    case .numbers(let numbers):
      let given = people.filter { numbers[$0].isFinite }.map { (number: numbers[$0], weight: weights[$0]) }
      guard let found = WeightedNumbers(given, population: population) else { return nil }
      return WeightSums(given.map(\.weight)).answer(.numbers(found))
    case .days, .flags, .items: return nil
    }
  }

  private func shares(_ parts: [Double], of all: WeightSums, _ population: Int?) -> WeightedAnswer? {
    guard let effective = all.effective else { return nil }
    let shares = zip(choices, parts).map { choice, part -> WeightedShare? in
      guard !choice.notApplicable else { return nil }
      let value = min(1, part / all.sum)
      return WeightedShare(
        value: value, interval: Interval.wilson(value, of: effective, count: all.people, population: population))
    }
    return all.answer(.shares(shares))
  }

  private func meanPlaces(
    _ places: [UInt8], _ stride: Int, _ people: some Collection<Int>, _ weights: [Double]
  ) -> WeightedAnswer? {
    let most = if case .rank(_, let places) = question.kind { places } else { stride }
    var (sums, wholes) = (Array(repeating: 0.0, count: stride), Array(repeating: 0.0, count: stride))
    var all = WeightSums()
    for person in people {
      var any = false
      for choice in 0..<stride {
        let place = Int(places[person * stride + choice])
        guard place > 0 else { continue }
        any = true
        guard place <= most else { continue }
        sums[choice] += weights[person] * Double(place)
        wholes[choice] += weights[person]
      }
      if any { all.add(weights[person]) }
    }
    return all.answer(.meanPlaces(zip(sums, wholes).map { $1 > 0 ? $0 / $1 : nil }))
  }

  private func pointShares(
    _ points: [UInt16], _ stride: Int, _ people: some Collection<Int>, _ weights: [Double]
  ) -> WeightedAnswer? {
    var sums = Array(repeating: 0.0, count: stride)
    var all = WeightSums()
    for person in people {
      var any = false
      for choice in 0..<stride {
        let count = Int(points[person * stride + choice])
        sums[choice] += weights[person] * Double(count)
        any = any || count > 0
      }
      if any { all.add(weights[person]) }
    }
    let whole = sums.reduce(0, +)
    return all.answer(.points(sums.map { whole > 0 ? $0 / whole : nil }))
  }
}

extension WeightedNumbers {
  /// The figures of the numbers that were given; nil where none has a weight. O(n log n).
  ///
  /// The mean is Σwy/Σw, and SE² = (1 − n/N)·n/(n − 1)·Σw²(y − ȳ)²/(Σw)², its linearisation for people drawn with replacement (C.-E. Särndal
  /// et al., "Model Assisted Survey Sampling", 1992, section 5.7), which is s²/n where all weights are alike; n counts those with a weight. The
  /// median is the least number that no less than half of the weight lies at or under, or between the two where half lies on either side.
  init?(_ given: [(number: Double, weight: Double)], population: Int?) {
    let sorted = given.filter { $0.weight > 0 }.sorted { $0 < $1 }
    guard !sorted.isEmpty else { return nil }
    let moments = Moments(sorted)
    let whole = sorted.reduce(0) { $0 + $1.weight }
    var (sum, middle) = (0.0, 0)
    while middle < sorted.count - 1 {
      sum += sorted[middle].weight
      if 2 * sum >= whole { break }
      middle += 1
    }
    let median =
      2 * sum == whole && middle + 1 < sorted.count
      ? (sorted[middle].number + sorted[middle + 1].number) / 2 : sorted[middle].number
    self.init(mean: moments.mean, standardError: moments.error(in: population), median: median)
  }
}
