internal import Surveys

/// What the published order tells of a hidden answer: where one table of need alone makes an order, an area stands between its neighbours in it, and the
/// shares of those that are shown bound its own.
///
/// The order is always published. So where shown neighbours leave fewer than `small_sector` values to a hidden number of people with a need, the one that
/// leaves the fewest is hidden, until they leave enough. It guards areas with one question of need: several blur what a place tells of each.
struct OrderTelling {
  /// A question of need on an area, or one of its importance or performance.
  private struct Item {
    /// Its place among the report's questions.
    let place: Int
    /// The answers that show a need; nil for importance and performance.
    let against: Set<Name>?
    /// Those that say that the question does not apply.
    let off: Set<Name>
  }

  /// An area in one table.
  private struct Need {
    let theme: Name
    /// The places of its questions.
    let questions: [Int]
    let mean: Double
    /// The means that a reader may think it has, where it is hidden; in order.
    var possible: [Double] = []
    var isHidden: Bool { possible.count > 1 }

    /// Whether a mean stands to another area's as this one does.
    func stands(_ mean: Double, _ other: Need) -> Bool {
      if abs(self.mean - other.mean) <= 1e-12 { return abs(mean - other.mean) <= 1e-12 }
      return (mean > other.mean) == (self.mean > other.mean) && abs(mean - other.mean) > 1e-12
    }
  }

  private var items: [Name: [Item]] = [:]

  /// Linear in the questions.
  init(_ survey: Survey, _ figures: [QuestionFigures]) {
    let questions = survey.questionsByName
    let scales = Dictionary(survey.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, own) in figures.enumerated() where own.inRepeat == nil {
      guard let question = questions[own.question],
        let evidence = question.evidence, [.need, .importance, .performance].contains(evidence)
      else { continue }
      let row = question.line(own.line)
      var scale: Scale?
      switch question.kind {
      case .matrix(let matrix): scale = scales[matrix.scale]
      case .selectOne(let set): if case .scale(let name) = set.source { scale = scales[name] }
      default: continue
      }
      guard let theme = question.theme(of: row), let scale else { continue }
      items[theme, default: []].append(
        Item(
          place: place, against: evidence == .need ? Set(row?.unfavourable ?? scale.unfavourable) : nil,
          off: Set(scale.choices.filter(\.notApplicable).map(\.name))))
    }
  }

  /// The places of the questions that have to be hidden besides, so that the order tells no hidden answer; quadratic in the areas of each table.
  ///
  /// `published` are the report's questions as they are published otherwise.
  func telling(_ result: PriorityResult, _ published: [QuestionFigures]) -> Set<Int> {
    var gone: Set<Int> = []
    for table in tables(result) {
      var needs = result.themes.compactMap { need($0, table, result, published, without: gone) }
      for own in needs where own.isHidden {
        while let neighbour = neighbour(of: own, among: needs, under: result.settings.smallSector) {
          gone.formUnion(neighbour.questions)
          needs.removeAll { $0.theme == neighbour.theme }
        }
      }
    }
    return gone
  }

  /// The tables that follow from what is published of the order: a sector's, where it is the only one that counts there; and that of everyone, where need
  /// alone counts.
  private func tables(_ result: PriorityResult) -> [Sector] {
    func counting(_ sector: SectorFigures) -> [Stream] { sector.streams.filter { result.settings.weight(of: $0) > 0 } }
    let own = result.sectors.filter { counting($0) == [.need] }.map(\.sector)
    let isNeedAlone = !own.isEmpty && result.sectors.allSatisfy { [[], [.need]].contains(counting($0)) }
    return own + (isNeedAlone && !own.contains(.all) ? [.all] : [])
  }

  private func figures(_ own: QuestionFigures, _ table: Sector) -> AnswerFigures? {
    // Without audiences everyone is the only sector.
    table == .all || own.byAudience.isEmpty ? own.overall : own.byAudience.first { $0.sector == table }?.figures
  }

  /// An area as it stands in a table; nil where it does not stand there, or where nothing of it is known that could tell of another.
  private func need(
    _ theme: ThemeFigures, _ table: Sector, _ result: PriorityResult, _ published: [QuestionFigures],
    without gone: Set<Int>
  ) -> Need? {
    guard let own = items[theme.theme] else { return nil }
    let places = own.map(\.place)
    let shown = own.compactMap { figures(published[$0.place], table) }
    guard shown.count == own.count, gone.isDisjoint(with: places) else { return nil }
    if own.count == 1, let against = own[0].against, let full = figures(result.questions[places[0]], table) {
      return need(theme.theme, places, full, shown[0], against, off: own[0].off)
    }
    let isKnown = shown.allSatisfy { figures in
      if case .choices(let choices) = figures.detail { choices.allSatisfy { $0.count != nil } } else { false }
    }
    let streams = theme.sectors.first { $0.sector == table }?.streams
    guard isKnown, let mean = streams?.first(where: { $0.stream == .need })?.mean else { return nil }
    return Need(theme: theme.theme, questions: places, mean: mean)
  }

  /// An area with one question of need.
  private func need(
    _ theme: Name, _ places: [Int], _ full: AnswerFigures, _ shown: AnswerFigures, _ against: Set<Name>, off: Set<Name>
  ) -> Need? {
    guard let people = full.answered, people > 0, case .choices(let all) = full.detail,
      case .choices(let printed) = shown.detail
    else { return nil }
    func isAgainst(_ choice: ChoiceFigures) -> Bool { against.contains(choice.choice) && !off.contains(choice.choice) }
    func isFor(_ choice: ChoiceFigures) -> Bool { !against.contains(choice.choice) && !off.contains(choice.choice) }
    func sum(_ choices: [ChoiceFigures]) -> Int { choices.reduce(0) { $0 + ($1.count ?? 0) } }
    let count = sum(all.filter(isAgainst))
    let (yes, no) = (printed.filter(isAgainst), printed.filter(isFor))
    let isTold = [yes, no].contains { $0.allSatisfy { $0.count != nil } }
    let possible = isTold ? [] : (sum(yes)...(people - sum(no))).map { Double($0) / Double(people) }
    return Need(theme: theme, questions: places, mean: Double(count) / Double(people), possible: possible)
  }

  /// The shown neighbour that leaves a hidden number the fewest values; nil where they leave it enough.
  private func neighbour(of own: Need, among all: [Need], under threshold: Int) -> Need? {
    let shown = all.filter { !$0.isHidden && $0.theme != own.theme }
    let neighbours = [
      shown.filter { $0.mean <= own.mean + 1e-12 }.max { $0.mean < $1.mean },
      shown.filter { $0.mean >= own.mean - 1e-12 }.min { $0.mean < $1.mean },
    ].compactMap { $0 }
    func left(_ neighbours: [Need]) -> Int {
      own.possible.count { mean in neighbours.allSatisfy { own.stands(mean, $0) } }
    }
    guard left(neighbours) < min(threshold, own.possible.count) else { return nil }
    return neighbours.min { left([$0]) < left([$1]) }
  }
}
