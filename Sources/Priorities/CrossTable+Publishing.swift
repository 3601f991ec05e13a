package import Surveys

extension CrossTable {
  /// The table as it may be published beside the report on the same responses: every count hidden that is under `small_sector`, and more, until
  /// from both together no such count, of the table or of the report, can be placed within an interval shorter than `small_sector`.
  ///
  /// What is `small_sector` or more, and hidden only for the sake of such a count, may be reckoned. Questions that are asked, or reckoned, by what was
  /// answered to the table's own are left out: the report's numbers of that answer and of those who were asked say together how many of a group
  /// answered them. The table must have been made for publication. What the report prints or hides stays so. Two tables by different questions are not
  /// held against one another, nor what the choice of hidden cells may tell. Nothing is weighted.
  ///
  /// - Parameters:
  ///   - full: the result of the same responses with nothing hidden.
  ///   - published: the same as it is published.
  /// - Throws: `UnsafePublication` where a figure could be reckoned whatever is hidden of the table, and for a table by a question that is asked
  ///   only of some by their answers to others.
  package func published(
    _ survey: Survey, _ full: PriorityResult, _ published: PriorityResult
  ) throws(UnsafePublication) -> CrossTable {
    let reliance = Reliance(survey)
    // Its groups gave certain answers to others, or they would not have been asked: that is told whatever is hidden.
    guard !reliance.isConditional(question) else { throw UnsafePublication(question: question, isAskedOfSome: true) }
    let dependents = reliance.dependents(of: question)
    let known = survey.questionsByName
    var table = self
    table.hideSizes(published)
    table.questions.removeAll { dependents.contains($0.question) }
    table.leftOut = survey.allQuestions.map(\.name).filter(dependents.contains)
    let pages = zip(full.questions, published.questions).filter {
      $0.0.question != question && !dependents.contains($0.0.question)
    }
    let isByAudience = published.questions.contains { own in
      own.question == question && own.byAudience.contains { if case .audience = $0.sector { true } else { false } }
    }
    for (place, (whole, printed)) in pages.enumerated() {
      let shape = AnswerShape(known[whole.question])
      let sheet = PrintedTable(
        whole: whole, printed: printed, shape: shape, isOneEach: isOneEach,
        groups: whole.inRepeat == nil ? zip(groups, table.groups).map { ($0.people ?? 0, $1.people != nil) } : nil,
        sectors: whole.inRepeat == nil ? CrossTable.sizes(printed, full, published) : nil, people: full.people)
      let isSame = whole.question == survey.audienceQuestion?.name && isByAudience
      guard let safe = sheet.hiding(table.questions[place], isSame: isSame, under: survey.priorities.smallSector) else {
        throw UnsafePublication(question: whole.question)
      }
      table.questions[place] = safe.withoutExtremes(under: survey.priorities.smallSector)
    }
    reliance.hide(&table.questions, beside: published.questions) { AnswerShape(known[$0]) }
    return table
  }

  /// A group's size is known where the report prints it; that of the pooled where all others are.
  private mutating func hideSizes(_ published: PriorityResult) {
    guard case .choices(let choices)? = published.questions.first(where: { $0.question == question })?.overall.detail
    else { return }
    for at in groups.indices {
      guard case .chosen(let name, _) = groups[at].sector else { continue }
      groups[at].people = choices.first { $0.choice == name }?.count
    }
    if groups.contains(where: { $0.people == nil }), groups.last?.sector == .pooled {
      groups[groups.count - 1].people = nil
    }
  }

  /// How many people each slice of the report has, and whether that is known.
  private static func sizes(
    _ printed: QuestionFigures, _ full: PriorityResult, _ published: PriorityResult
  ) -> [(people: Int, isKnown: Bool)] {
    printed.byAudience.map { slice in
      switch slice.sector {
      case .audience(let name):
        let place = full.audiences.firstIndex { $0.audience == name }
        return (
          place.flatMap { full.audiences[$0].people } ?? 0, place.map { published.audiences[$0].people != nil } ?? false
        )
      default:
        let shown = Set(printed.byAudience.map(\.sector))
        let rest = full.audiences.filter { !shown.contains(.audience($0.audience)) }
        let people = rest.reduce(full.withoutAudience ?? 0) { $0 + ($1.people ?? 0) }
        return (people, published.sectors.contains { $0.sector == slice.sector && $0.people != nil })
      }
    }
  }
}

/// One question of a table beside the same question of the report.
private struct PrintedTable {
  var whole: QuestionFigures
  var printed: QuestionFigures
  var shape: AnswerShape
  var isOneEach: Bool
  /// The sizes of the groups, and of the report's slices; nil in a repeat, where items are counted.
  var groups: [(people: Int, isKnown: Bool)]?
  var sectors: [(people: Int, isKnown: Bool)]?
  var people: Int

  /// The question by groups with what is to be hidden; nil where nothing can be.
  ///
  /// `isSame` says that the report has the same counts, the other way round.
  func hiding(_ figures: QuestionFigures, isSame: Bool, under threshold: Int) -> QuestionFigures? {
    var safe = figures
    safe.overall = printed.overall
    for at in safe.byAudience.indices { safe.byAudience[at].figures.weighted = nil }
    let columns = safe.byAudience.map(\.figures)
    let unknown = Set(columns.indices.filter { groups?[$0].isKnown == false })
    let isTable = whole.overall.isByPlaceOrPoints
    var hidden: [[Bool]]?
    if isTable || isSame {
      let isSmall = columns.contains { ($0.counts(shape).min() ?? 0) < threshold }
      guard isSmall || !unknown.isEmpty || printed.hides(shape) else { return safe }
    } else {
      hidden = hiding(columns, whole, printed, unknown, under: threshold)
    }
    // Where groups overlap, how they do ties each to all others: there is all, or nothing.
    if let hidden, isOneEach || !hidden.joined().contains(true) {
      for (at, own) in hidden.enumerated() { safe.byAudience[at].figures = columns[at].hiding(own, shape) }
      return safe
    }
    let gone = Set(columns.indices)
    // Who is in which group and audience the report has said itself.
    guard
      isSame
        || (isTable
          ? hiding(columns.map(\.head), whole.head, printed.head, gone, under: threshold)
          : hiding(columns, whole, printed, gone, under: threshold)) != nil
    else { return nil }
    for at in columns.indices { safe.byAudience[at].figures = columns[at].allHidden(shape) }
    return safe
  }

  /// Which counts of the groups are to be hidden, all of those in `gone` among them; nil where some could be reckoned whatever is.
  private func hiding(
    _ columns: [AnswerFigures], _ whole: QuestionFigures, _ printed: QuestionFigures, _ gone: Set<Int>,
    under threshold: Int
  ) -> [[Bool]]? {
    var system = CellSystem()
    let all = add(whole.overall, printed.overall, &system)
    // The question that makes the audiences is printed without them.
    let audiences = printed.byAudience.enumerated().map { at, slice in
      add(whole.byAudience[at].figures, slice.figures, &system)
    }
    let cells = columns.map { column in column.counts(shape).map { system.add($0) } }
    for place in gone { for cell in cells[place] { system.hide(cell) } }
    // Where groups overlap, those who are not in one of them are no group that is printed.
    let rests = isOneEach ? [] : columns.map { whole.overall.without($0) }
    let others = rests.map { $0.counts(shape).map { system.add(fixed: $0, isKnown: false) } }
    for row in all.indices {
      system.tie(all[row], to: audiences.map { $0[row] })
      if isOneEach { system.tie(all[row], to: cells.map { $0[row] }) }
      for (column, rest) in zip(cells, others) { system.tie(all[row], to: [column[row], rest[row]]) }
    }
    whole.overall.tie(all, shape, under: threshold, &system)
    for (at, own) in audiences.enumerated() { whole.byAudience[at].figures.tie(own, shape, under: threshold, &system) }
    for (column, own) in zip(columns + rests, cells + others) { column.tie(own, shape, under: threshold, &system) }
    if let groups, let sectors {
      let sizes = groups + (isOneEach ? [] : groups.map { (people - $0.people, $0.isKnown) })
      let ofGroups = tieSizes(zip(cells + others, sizes).map { ($0, $1) }, &system)
      let ofSectors = tieSizes(zip(audiences, sectors).map { ($0, $1) }, &system)
      let everyone = tieSizes([(all, (people, true))], &system)[0]
      // A size that is hidden follows from the others, where everybody is in one.
      for parts in [isOneEach ? ofGroups : [], ofSectors] where system.sum(parts) == people {
        system.tie(everyone, to: parts)
      }
    }
    return system.protect(under: threshold) ? cells.map { $0.map { system.hidden[$0] } } : nil
  }

  /// The counts of a column of the report, which stay as they are printed.
  private func add(_ full: AnswerFigures, _ printed: AnswerFigures, _ system: inout CellSystem) -> [Int] {
    zip(full.counts(shape), printed.isHidden(shape)).map { system.add(printed: $0, isHidden: $1) }
  }

  /// The cells that the sizes are, one for each column.
  private func tieSizes(
    _ columns: [(cells: [Int], size: (people: Int, isKnown: Bool))], _ system: inout CellSystem
  ) -> [Int] {
    columns.map { cells, size in
      let head = cells.prefix(shape.off.isEmpty ? 1 : 2)
      let given = head.reduce(0) { $0 + system.values[$1] }
      let known = system.add(fixed: size.people, isKnown: size.isKnown)
      let silent = max(0, size.people - given)
      system.tie(known, to: head + [system.add(fixed: silent, isKnown: silent == 0 && shape.isRequired)])
      return known
    }
  }
}

extension AnswerFigures {
  /// Of those who are not of a part: how many answered, and what.
  fileprivate func without(_ part: AnswerFigures) -> AnswerFigures {
    var own = self
    own.answered = max(0, (answered ?? 0) - (part.answered ?? 0))
    if case .choices(let all) = detail, case .choices(let some) = part.detail {
      own.detail = .choices(
        zip(all, some).map { ChoiceFigures(choice: $0.choice, count: max(0, ($0.count ?? 0) - ($1.count ?? 0))) })
    }
    return own
  }
}
