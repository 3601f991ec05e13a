internal import Surveys

/// How many people there are, and how many of each sector, with what a publication hides of it.
struct PublishedPeople {
  var total: Int
  /// By sector: the number, and whether it is known.
  var sectors: [Sector: (people: Int, isKnown: Bool)]
}

extension QuestionFigures {
  /// The figures with every count hidden that is under the threshold or would give such a one away; nil where nothing can be.
  ///
  /// `people` is nil inside a repeat, where items are counted. Rankings and points are given by sector only where no count is under the
  /// threshold, since their tables tie one cell to too many others. What is weighted is left out: a weighted share beside a count can tell
  /// how many of each weight are in it.
  func published(_ people: PublishedPeople?, _ shape: AnswerShape, under threshold: Int) -> QuestionFigures? {
    var published = self
    published.overall.weighted = nil
    for place in byAudience.indices { published.byAudience[place].figures.weighted = nil }
    let (overall, byAudience) = (published.overall, published.byAudience)
    var slices = byAudience.map(\.figures)
    if overall.isByPlaceOrPoints, slices.contains(where: { ($0.counts(shape).min() ?? 0) < threshold }) {
      slices = slices.map { $0.allHidden(shape) }
      guard let whole = QuestionFigures.hide([overall], nil, nil, shape, threshold)?.first else { return nil }
      published.overall = whole
    } else {
      let sectors = byAudience.map { people?.sectors[$0.sector] ?? (0, false) }
      guard
        let all = QuestionFigures.hide(slices + [overall], people.map { _ in sectors }, people?.total, shape, threshold)
      else { return nil }
      published.overall = all[slices.count]
      slices = Array(all.prefix(slices.count))
    }
    for place in slices.indices { published.byAudience[place].figures = slices[place] }
    // From the mean of all, weighed by the sectors' sizes, that of a hidden one could follow.
    if case .numbers(var numbers) = published.overall.detail, slices.contains(where: { $0.answered == nil }) {
      numbers.stratified = nil
      published.overall.detail = .numbers(numbers)
    }
    return published
  }

  /// The columns of one table, the last of which is the sum of those before it, where there are any.
  private static func hide(
    _ columns: [AnswerFigures], _ people: [(people: Int, isKnown: Bool)]?, _ total: Int?, _ shape: AnswerShape,
    _ threshold: Int
  ) -> [AnswerFigures]? {
    var system = CellSystem()
    let cells = columns.map { column in column.counts(shape).map { system.add($0) } }
    let parts = columns.count - 1
    for row in cells[parts].indices { system.tie(cells[parts][row], to: cells.prefix(parts).map { $0[row] }) }
    for (column, own) in zip(columns, cells) { column.tie(own, shape, under: threshold, &system) }
    if let people, let total, people.count == parts {
      var known = people.map { system.add(fixed: $0.people, isKnown: $0.isKnown) }
      known.append(system.add(fixed: total, isKnown: true))
      system.tie(known[parts], to: Array(known.prefix(parts)))
      for (at, column) in columns.enumerated() {
        let given = (column.answered ?? 0) + (column.notApplicable ?? 0)
        let silent = system.add(fixed: max(0, (at < parts ? people[at].people : total) - given), isKnown: false)
        // The first two counts are those who answered and those to whom it did not apply.
        system.tie(known[at], to: cells[at].prefix(shape.off.isEmpty ? 1 : 2) + [silent])
      }
    }
    guard system.protect(under: threshold) else { return nil }
    return zip(columns, cells).map { column, cells in column.hiding(cells.map { system.hidden[$0] }, shape) }
  }
}
