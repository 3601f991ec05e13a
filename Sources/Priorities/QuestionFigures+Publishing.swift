internal import Surveys

/// How many people there are, and how many of each sector, with what a publication hides of it.
struct PublishedPeople {
  var total: Int
  /// By sector: the number, and whether it is known.
  var sectors: [Sector: (people: Int, isKnown: Bool)]
}

extension QuestionFigures {
  /// The figures with every count hidden that is under the threshold or would give such a one away.
  ///
  /// `people` is nil inside a repeat, where items are counted, and `asked` of a question that everybody is asked. Rankings and points are given
  /// by sector only where no count is under the threshold, since their tables tie one cell to too many others. Where hiding cells does not suffice,
  /// every sector is hidden, and where that does not, all is. What is weighted is left out: a weighted share beside a count can tell how many
  /// of each weight are in it.
  func published(
    _ people: PublishedPeople?, _ asked: AskedPeople?, _ shape: AnswerShape, under threshold: Int
  ) -> QuestionFigures {
    var published = self
    published.overall.weighted = nil
    for place in byAudience.indices { published.byAudience[place].figures.weighted = nil }
    let (overall, slices) = (published.overall, published.byAudience.map(\.figures))
    let isTable = overall.isByPlaceOrPoints
    let areGone =
      asked?.areSlicesHidden ?? false
      || isTable && slices.contains { ($0.counts(shape).min() ?? 0) < threshold }
    var sizes = asked?.numbers
    if sizes == nil, let people {
      sizes = byAudience.map { people.sectors[$0.sector] ?? (0, false) } + [(people.total, true)]
    }
    // Nor of those whose number is hidden.
    let unknown = Set(byAudience.indices.filter { people?.sectors[byAudience[$0].sector]?.isKnown == false })
    let nobody = asked?.nobody ?? []
    func hiding(_ gone: Set<Int>) -> [AnswerFigures]? {
      let columns = isTable && gone.count == slices.count ? slices.map(\.head) : slices
      return FigureColumns(
        figures: columns + [overall], sizes: sizes, nobody: nobody, isGivenKnown: asked?.isGivenKnown ?? false,
        gone: gone
      ).hiding(shape, under: threshold)
    }
    var gone = areGone ? Set(slices.indices) : unknown
    var safe = asked?.isHidden == true ? nil : hiding(gone)
    if safe == nil, asked?.isHidden != true {
      gone = Set(slices.indices)
      safe = hiding(gone)
    }
    published.overall = safe?.last ?? overall.allHidden(shape)
    for place in slices.indices {
      let isGone = gone.contains(place) || nobody.contains(place)
      published.byAudience[place].figures =
        isGone ? slices[place].allHidden(shape) : safe?[place] ?? slices[place].allHidden(shape)
    }
    // From the mean of all, weighed by the sectors' sizes, that of a hidden one could follow.
    if case .numbers(var numbers) = published.overall.detail,
      published.byAudience.contains(where: { $0.figures.answered == nil })
    {
      numbers.stratified = nil
      published.overall.detail = .numbers(numbers)
    }
    return published.withoutExtremes(under: threshold)
  }

  /// The same without what single people gave, in every group.
  func withoutExtremes(under least: Int) -> QuestionFigures {
    var own = self
    own.overall = overall.withoutExtremes(under: least)
    for place in byAudience.indices {
      own.byAudience[place].figures = byAudience[place].figures.withoutExtremes(under: least)
    }
    return own
  }
}

/// The columns of one table, the last of which is the sum of those before it, where there are any.
private struct FigureColumns {
  var figures: [AnswerFigures]
  /// How many people each has who may answer, and whether that is known; nil where items are counted.
  var sizes: [(people: Int, isKnown: Bool)]?
  var nobody: Set<Int>
  var isGivenKnown: Bool
  /// The places of columns that are hidden whatever they hold.
  var gone: Set<Int>

  func hiding(_ shape: AnswerShape, under threshold: Int) -> [AnswerFigures]? {
    var system = CellSystem()
    let parts = figures.count - 1
    let cells = figures.enumerated().map { at, column in
      column.counts(shape).map { nobody.contains(at) ? system.add(fixed: $0, isKnown: true) : system.add($0) }
    }
    for place in gone.subtracting(nobody) { for cell in cells[place] { system.hide(cell) } }
    for row in cells[parts].indices where cells.allSatisfy({ row < $0.count }) {
      system.tie(cells[parts][row], to: cells.prefix(parts).map { $0[row] })
    }
    for (at, column) in figures.enumerated() where !nobody.contains(at) {
      column.tie(cells[at], shape, under: threshold, &system)
    }
    if let sizes, sizes.count == figures.count {
      let known = sizes.map { system.add(fixed: $0.people, isKnown: $0.isKnown) }
      system.tie(known[parts], to: Array(known.prefix(parts)))
      for (at, own) in cells.enumerated() {
        // The first two counts are those who answered and those to whom it did not apply.
        let head = own.prefix(shape.off.isEmpty ? 1 : 2)
        let silent = max(0, sizes[at].people - system.sum(head))
        let isKnown = silent == 0 && (isGivenKnown || shape.isRequired)
        system.tie(known[at], to: Array(head) + [system.add(fixed: silent, isKnown: isKnown)])
      }
    }
    guard system.protect(under: threshold) else { return nil }
    return zip(figures, cells).map { column, cells in column.hiding(cells.map { system.hidden[$0] }, shape) }
  }
}

extension QuestionFigures {
  /// How many answered it, and nothing of what.
  var head: QuestionFigures {
    var own = self
    own.overall = overall.head
    for at in byAudience.indices { own.byAudience[at].figures = byAudience[at].figures.head }
    return own
  }
}

extension AnswerFigures {
  /// How many answered, and nothing of what.
  var head: AnswerFigures {
    AnswerFigures(answered: answered, notApplicable: notApplicable, detail: .text)
  }
}
