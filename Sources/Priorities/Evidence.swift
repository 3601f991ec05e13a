internal import Responses
internal import Surveys
internal import Themes

/// Reads each person's value on each theme, stream by stream, straight from the columns.
///
/// A value lies from 0 to 1; not-a-number where a person has none. Evidence inside repeats has no person and is left out, as are importance and
/// performance on a scale that does not say which end is best. Made once; linear in questions times
/// their rows or choices, and themes.
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
  /// What settled comments say; nil where nobody was asked for any.
  private let comments: CommentEvidence?
  /// Those who voted at sessions; they are no people of the matrix.
  private(set) var voters: [SessionVoters]
  private let themes: Int
  /// Themes that were merged into others.
  private var merged: [(gone: Int, kept: Int)] = []

  init(
    _ survey: Survey, _ matrix: ResponseMatrix, _ comments: CommentEvidence? = nil, voters: [SessionVoters] = []
  ) {
    self.comments = comments
    self.voters = voters
    themes = survey.themes.count
    let order = Dictionary(uniqueKeysWithValues: survey.themes.enumerated().map { ($1.name, $0) })
    let scales = Dictionary(survey.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = Columns(matrix)
    func offers(_ set: ChoiceSet) -> [Int?] {
      let places = Dictionary(set.choices.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
      return survey.themes.map { places[$0.name] }
    }
    for question in survey.questionsOutsideRepeats {
      guard let evidence = question.evidence else { continue }
      switch (evidence, question.kind) {
      case (.ranking, .rank(let set, _)):
        guard case .places(let places, let stride)? = columns[question.name] else { continue }
        rankings.append((places, stride, offers(set)))
      case (.votes, .allocate(let set, _)):
        guard case .points(let points, let stride)? = columns[question.name] else { continue }
        votes.append((points, stride, offers(set)))
      case (_, .matrix(let rated)):
        guard let scale = scales[rated.scale] else { continue }
        for row in rated.rows {
          guard let theme = question.theme(of: row).flatMap({ order[$0] }),
            case .choice(let codes)? = columns[question.name, row.name]
          else { continue }
          add(evidence, Item(theme: theme, column: codes, values: []), scale, row.unfavourable)
        }
      case (_, .selectOne(let set)):
        guard case .scale(let name) = set.source, let scale = scales[name],
          let theme = question.theme.flatMap({ order[$0] }),
          case .choice(let codes)? = columns[question.name]
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

  /// The same evidence with one theme merged into another: items pooled, the better place kept, points added, either code.
  func merging(_ gone: Int, into kept: Int) -> Evidence {
    var own = self
    own.merged.append((gone, kept))
    own.voters = voters.map { $0.merging(gone, into: kept) }
    for place in own.need.indices where need[place].theme == gone { own.need[place].theme = kept }
    for place in own.importance.indices where importance[place].theme == gone { own.importance[place].theme = kept }
    for place in own.performance.indices where performance[place].theme == gone { own.performance[place].theme = kept }
    for (at, question) in rankings.enumerated() {
      own.rankings[at].offers[gone] = nil
      guard let from = question.offers[gone] else { continue }
      guard let to = question.offers[kept] else {
        own.rankings[at].offers[kept] = from
        continue
      }
      for row in stride(from: 0, to: question.places.count, by: question.stride) {
        let (one, other) = (question.places[row + to], question.places[row + from])
        own.rankings[at].places[row + to] = one == 0 || other == 0 ? max(one, other) : min(one, other)
        own.rankings[at].places[row + from] = 0
      }
    }
    for (at, question) in votes.enumerated() {
      own.votes[at].offers[gone] = nil
      guard let from = question.offers[gone] else { continue }
      guard let to = question.offers[kept] else {
        own.votes[at].offers[kept] = from
        continue
      }
      for row in stride(from: 0, to: question.points.count, by: question.stride) {
        own.votes[at].points[row + to] = UInt16(
          clamping: Int(question.points[row + to]) + Int(question.points[row + from]))
        own.votes[at].points[row + from] = 0
      }
    }
    return own
  }

  /// Writes one person's values on every theme in a stream; true if there is any.
  ///
  /// Linear in the items of the stream and the themes. The buffers are the caller's, so that nothing is allocated for a person.
  func values(of person: Int, in stream: Stream, into y: inout [Double], _ scratch: inout Scratch) -> Bool {
    scratch.clear(themes)
    switch stream {
    case .need: readNeed(of: person, &scratch)
    case .ranking: for question in rankings { rank(person, question, &scratch) }
    case .votes: for question in votes { vote(person, question, &scratch) }
    case .comments:
      guard let comments, comments.hasText(person) else { return false }
      for theme in 0..<themes where !merged.contains(where: { $0.gone == theme }) {
        let speaks =
          comments.speaks(person, of: theme)
          || merged.contains { $0.kept == theme && comments.speaks(person, of: $0.gone) }
        scratch.add(speaks ? 1 : 0, to: theme)
      }
    }
    var any = false
    for theme in 0..<themes {
      y[theme] = scratch.count[theme] > 0 ? scratch.sum[theme] / scratch.count[theme] : .nan
      any = any || scratch.count[theme] > 0
    }
    return any
  }

  private func readNeed(of person: Int, _ scratch: inout Scratch) {
    // By their places, so that no item is held on its own for each person.
    for at in need.indices { scratch.add(need[at].values[Int(need[at].column[person])], to: need[at].theme) }
    guard !importance.isEmpty, !performance.isEmpty else { return }
    scratch.clearGaps()
    for at in importance.indices {
      scratch.addGap(importance[at].values[Int(importance[at].column[person])], to: importance[at].theme, side: 0)
    }
    for at in performance.indices {
      scratch.addGap(performance[at].values[Int(performance[at].column[person])], to: performance[at].theme, side: 1)
    }
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
    scratch.clearPlaces(question.stride)
    for case let choice? in question.offers {
      offered += 1
      let own = Int(question.places[start + choice])
      guard own > 0 else { continue }
      ranked += 1
      scratch.places[own] += 1
    }
    guard ranked > 0, offered > 1 else { return }
    // The place among themes alone: choices that are no theme do not count.
    for place in scratch.places.indices.dropFirst() { scratch.places[place] += scratch.places[place - 1] }
    let rest = Double(ranked + 1 + offered) / 2
    for (theme, offer) in question.offers.enumerated() {
      guard let choice = offer else { continue }
      let own = Int(question.places[start + choice])
      let place = own > 0 ? Double(scratch.places[own - 1] + 1) : rest
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
