internal import Responses
internal import Surveys

/// Counts one column by groups of people, each person in one group, in one pass.
struct ColumnCounting {
  private let question: Question
  private let choices: [Choice]
  /// The group of each row, from 0.
  private let groups: [Int]
  private let count: Int

  init(_ question: Question, groups: [Int], count: Int) {
    self.question = question
    self.groups = groups
    self.count = count
    choices = question.offered
  }

  /// The counts of each group; linear in rows times choices, and O(n log n) for numbers of which few are alike.
  func counts(_ column: ResponseMatrix.Column) -> [ColumnCounts] {
    switch column {
    case .choice(let codes): return choice(codes)
    case .choices(let sets, let words): return several(sets, words)
    case .places(let places, let stride): return ranked(places, stride)
    case .points(let points, let stride): return shared(points, stride)
    case .numbers(let numbers): return runs(numbers).map { .numbers($0) }
    case .days(let days):
      var given = Array(repeating: 0, count: count)
      var ranges: [ClosedRange<Int32>?] = Array(repeating: nil, count: count)
      for (row, day) in days.enumerated() where day != Int32.min {
        given[groups[row]] += 1
        ranges[groups[row]] = ColumnCounts.hull(ranges[groups[row]], day...day)
      }
      return zip(given, ranges).map { .days($0, $1) }
    case .flags(let flags):
      var sums = Array(repeating: 0, count: count)
      for (row, flag) in flags.enumerated() { sums[groups[row]] += Int(flag) }
      return sums.map { .flags($0) }
    case .items(let items, _):
      var (people, all) = (Array(repeating: 0, count: count), Array(repeating: 0, count: count))
      for (row, number) in items.enumerated() where number > 0 {
        people[groups[row]] += 1
        all[groups[row]] += Int(number)
      }
      return zip(people, all).map { .items(people: $0, items: $1) }
    }
  }

  private func choice(_ codes: [UInt16]) -> [ColumnCounts] {
    let width = choices.count + 1
    var counts = Array(repeating: 0, count: count * width)
    for (row, code) in codes.enumerated() { counts[groups[row] * width + min(Int(code), width - 1)] += 1 }
    return parts(counts, width).map { .choice($0) }
  }

  /// Someone who chose only what does not apply leaves the denominator.
  private func several(_ sets: [UInt8], _ words: Int) -> [ColumnCounts] {
    var found = Array(
      repeating: (choices: Array(repeating: 0, count: choices.count), applying: 0, not: 0), count: count)
    func add(_ set: ArraySlice<UInt8>, _ times: Int, to group: Int) {
      let first = set.startIndex
      guard times > 0, set[first] & 1 == 1 else { return }
      var (applies, any) = (false, false)
      for at in choices.indices where set[first + (at + 1) / 8] >> UInt8((at + 1) % 8) & 1 == 1 {
        found[group].choices[at] += times
        any = true
        if !choices[at].notApplicable { applies = true }
      }
      if applies || !any { found[group].applying += times } else { found[group].not += times }
    }
    if words <= 2, choices.count < 12 {
      // So few different sets there can be that each is counted, and read once.
      let width = 2 << choices.count
      var counts = Array(repeating: 0, count: count * width)
      for (row, group) in groups.enumerated() {
        let set = words == 1 ? Int(sets[row]) : Int(sets[2 * row]) | Int(sets[2 * row + 1]) << 8
        counts[group * width + set & (width - 1)] += 1
      }
      for group in 0..<count {
        for set in 0..<width {
          add([UInt8(set & 255), UInt8(set >> 8)], counts[group * width + set], to: group)
        }
      }
    } else {
      for row in groups.indices { add(sets[(row * words)..<((row + 1) * words)], 1, to: groups[row]) }
    }
    return found.map { .choices($0.choices, applying: $0.applying, notApplying: $0.not) }
  }

  private func ranked(_ places: [UInt8], _ stride: Int) -> [ColumnCounts] {
    let most = if case .rank(_, let most) = question.kind { most } else { stride }
    let width = stride * (most + 1)
    // Places beyond the most, and those not given, are counted at 0 and left out.
    var counts = Array(repeating: 0, count: count * width)
    var answered = Array(repeating: 0, count: count)
    for (row, group) in groups.enumerated() {
      var any: UInt8 = 0
      for choice in 0..<stride {
        let place = places[row * stride + choice]
        any |= place
        counts[group * width + choice * (most + 1) + (Int(place) <= most ? Int(place) : 0)] += 1
      }
      if any > 0 { answered[group] += 1 }
    }
    return (0..<count).map { group in
      let own = (0..<stride).flatMap { choice in
        (1..<(most + 1)).map { counts[group * width + choice * (most + 1) + $0] }
      }
      return .places(own, places: most, answered: answered[group])
    }
  }

  private func shared(_ points: [UInt16], _ stride: Int) -> [ColumnCounts] {
    var sums = Array(repeating: 0, count: count * stride)
    var answered = Array(repeating: 0, count: count)
    for (row, group) in groups.enumerated() {
      var any: UInt16 = 0
      for choice in 0..<stride {
        let given = points[row * stride + choice]
        any |= given
        sums[group * stride + choice] += Int(given)
      }
      if any > 0 { answered[group] += 1 }
    }
    return zip(parts(sums, stride), answered).map { .points($0, answered: $1) }
  }

  /// Whole numbers that lie near one another are counted in a table; all others are sorted.
  private func runs(_ numbers: [Double]) -> [NumberRuns] {
    var (least, most) = (Double.infinity, -Double.infinity)
    var isWhole = true
    for number in numbers where number.isFinite {
      least = min(least, number)
      most = max(most, number)
      isWhole = isWhole && number == number.rounded(.towardZero)
    }
    guard least <= most else { return Array(repeating: NumberRuns(), count: count) }
    guard isWhole, most - least < 4096, abs(least) < 1e15 else {
      var given: [[Double]] = Array(repeating: [], count: count)
      for (row, number) in numbers.enumerated() where number.isFinite { given[groups[row]].append(number) }
      return given.map { NumberRuns($0) }
    }
    let width = Int(most - least) + 1
    var counts = Array(repeating: 0, count: count * width)
    for (row, number) in numbers.enumerated() where number.isFinite {
      counts[groups[row] * width + Int(number - least)] += 1
    }
    return parts(counts, width).map { own in
      var runs = NumberRuns()
      for (at, count) in own.enumerated() where count > 0 { runs.append(least + Double(at), count) }
      return runs
    }
  }

  private func parts(_ all: [Int], _ width: Int) -> [[Int]] {
    (0..<count).map { Array(all[($0 * width)..<(($0 + 1) * width)]) }
  }
}

extension Question {
  /// What can be chosen, in order: of a matrix what each row offers; empty where nothing is chosen.
  var offered: [Choice] {
    if case .matrix(let matrix) = kind { return matrix.choices }
    return choiceSet?.choices ?? []
  }
}
