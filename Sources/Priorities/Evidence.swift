internal import Responses
internal import Surveys

/// Reads each person's value on each theme, stream by stream, straight from the columns.
///
/// A value lies from 0 to 1; not-a-number where a person has none. Evidence inside repeats has no person and is left out, as are importance and
/// performance on a scale that does not say which end is best. Made once; linear in the number of questions.
struct Evidence {
  /// One rated item of a theme: a column of choices and what each code counts, by code; not-a-number where it is no valid answer.
  private struct Item {
    var theme: Int
    var column: [UInt16]
    var values: [Double]
  }

  private var need: [Item] = []
  private var importance: [Item] = []
  private var performance: [Item] = []
  /// For each theme the place among a question's choices; nil where it is not on offer.
  private var rankings: [(places: [UInt8], stride: Int, offers: [Int?])] = []
  private var votes: [(points: [UInt16], stride: Int, offers: [Int?])] = []
  private let themes: Int

  init(_ survey: Survey, _ matrix: ResponseMatrix) {
    themes = survey.themes.count
    let order = Dictionary(uniqueKeysWithValues: survey.themes.enumerated().map { ($1.name, $0) })
    for question in survey.questionsOutsideRepeats {
      guard let evidence = question.evidence else { continue }
      switch (evidence, question.kind) {
      case (.ranking, .rank(let set, _)):
        guard case .places(let places, let stride)? = matrix.column(of: question.name) else { continue }
        rankings.append((places, stride, survey.themes.map { set.index(of: $0.name) }))
      case (.votes, .allocate(let set, _)):
        guard case .points(let points, let stride)? = matrix.column(of: question.name) else { continue }
        votes.append((points, stride, survey.themes.map { set.index(of: $0.name) }))
      case (_, .matrix(let rated)):
        guard let scale = survey.scales.first(where: { $0.name == rated.scale }) else { continue }
        for row in rated.rows {
          guard let theme = (row.theme ?? question.theme).flatMap({ order[$0] }),
            case .choice(let codes)? = matrix.column(of: question.name, line: row.name)
          else { continue }
          add(evidence, Item(theme: theme, column: codes, values: []), scale, row.unfavourable)
        }
      case (_, .selectOne(let set)):
        guard case .scale(let name) = set.source, let scale = survey.scales.first(where: { $0.name == name }),
          let theme = question.theme.flatMap({ order[$0] }),
          case .choice(let codes)? = matrix.column(of: question.name)
        else { continue }
        add(evidence, Item(theme: theme, column: codes, values: []), scale, nil)
      default: continue
      }
    }
  }

  private mutating func add(_ evidence: Question.Evidence, _ item: Item, _ scale: Scale, _ unfavourable: [Name]?) {
    var item = item
    let against = Set(unfavourable ?? scale.unfavourable)
    let points = scale.points.map(\.name)
    let last = Double(points.count - 1)
    item.values = [.nan]
    for choice in scale.choices {
      let value: Double
      if choice.notApplicable {
        value = .nan
      } else if evidence == .need {
        value = against.contains(choice.name) ? 1 : 0
      } else if let best = scale.best, last > 0, let at = points.firstIndex(of: choice.name) {
        value = best == .last ? Double(at) / last : 1 - Double(at) / last
      } else {
        value = .nan
      }
      item.values.append(value)
    }
    switch evidence {
    case .need: need.append(item)
    case .importance: importance.append(item)
    case .performance: performance.append(item)
    case .ranking, .votes, .comments: break
    }
  }

  /// Writes one person's values on every theme in a stream; true if there is any.
  ///
  /// Linear in the items of the stream. The buffers are the caller's, so that nothing is allocated for a person.
  func values(of person: Int, in stream: Stream, into y: inout [Double], _ scratch: inout Scratch) -> Bool {
    scratch.clear(themes)
    switch stream {
    case .need: readNeed(of: person, &scratch)
    case .ranking: for question in rankings { rank(person, question, &scratch) }
    case .votes: for question in votes { vote(person, question, &scratch) }
    case .comments: return false
    }
    var any = false
    for theme in 0..<themes {
      y[theme] = scratch.count[theme] > 0 ? scratch.sum[theme] / scratch.count[theme] : .nan
      any = any || scratch.count[theme] > 0
    }
    return any
  }

  private func readNeed(of person: Int, _ scratch: inout Scratch) {
    for item in need { scratch.add(item.values[Int(item.column[person])], to: item.theme) }
    guard !importance.isEmpty, !performance.isEmpty else { return }
    for item in importance { scratch.addGap(item.values[Int(item.column[person])], to: item.theme, side: 0) }
    for item in performance { scratch.addGap(item.values[Int(item.column[person])], to: item.theme, side: 1) }
    for theme in 0..<themes {
      guard let gap = scratch.gap(theme) else { continue }
      scratch.add(min(max(gap, 0), 1), to: theme)
    }
  }

  /// (K − r)/(K − 1) for place r among the K themes on offer; the rest share the mean of the remaining places.
  private func rank(
    _ person: Int, _ question: (places: [UInt8], stride: Int, offers: [Int?]), _ scratch: inout Scratch
  ) {
    let start = person * question.stride
    var offered = 0
    var ranked = 0
    for case let choice? in question.offers {
      offered += 1
      if question.places[start + choice] > 0 { ranked += 1 }
    }
    guard ranked > 0, offered > 1 else { return }
    let rest = Double(ranked + 1 + offered) / 2
    for (theme, offer) in question.offers.enumerated() {
      guard let choice = offer else { continue }
      let own = question.places[start + choice]
      var place = rest
      if own > 0 {
        // The place among themes alone: choices that are no theme do not count.
        place = 1
        for case let other? in question.offers {
          let theirs = question.places[start + other]
          if theirs > 0, theirs < own { place += 1 }
        }
      }
      scratch.add((Double(offered) - place) / Double(offered - 1), to: theme)
    }
  }

  private func vote(
    _ person: Int, _ question: (points: [UInt16], stride: Int, offers: [Int?]), _ scratch: inout Scratch
  ) {
    let start = person * question.stride
    var all = 0
    for choice in 0..<question.stride { all += Int(question.points[start + choice]) }
    guard all > 0 else { return }
    for (theme, offer) in question.offers.enumerated() {
      if let choice = offer { scratch.add(Double(question.points[start + choice]) / Double(all), to: theme) }
    }
  }
}

/// Sums of one person's items by theme, used again for the next person.
struct Scratch {
  var sum: [Double] = []
  var count: [Double] = []
  private var gapSum: [[Double]] = [[], []]
  private var gapCount: [[Double]] = [[], []]

  mutating func clear(_ themes: Int) {
    guard sum.count == themes else {
      sum = Array(repeating: 0, count: themes)
      count = sum
      gapSum = [sum, sum]
      gapCount = [sum, sum]
      return
    }
    for theme in 0..<themes {
      sum[theme] = 0
      count[theme] = 0
      for side in 0...1 {
        gapSum[side][theme] = 0
        gapCount[side][theme] = 0
      }
    }
  }

  mutating func add(_ value: Double, to theme: Int) {
    guard !value.isNaN else { return }
    sum[theme] += value
    count[theme] += 1
  }

  mutating func addGap(_ value: Double, to theme: Int, side: Int) {
    guard !value.isNaN else { return }
    gapSum[side][theme] += value
    gapCount[side][theme] += 1
  }

  /// Mean importance less mean performance; nil where either is missing.
  func gap(_ theme: Int) -> Double? {
    guard gapCount[0][theme] > 0, gapCount[1][theme] > 0 else { return nil }
    return gapSum[0][theme] / gapCount[0][theme] - gapSum[1][theme] / gapCount[1][theme]
  }
}
