internal import Surveys

/// What is known of a question before anyone answers it.
struct AnswerShape {
  /// Whether each person gives one choice, so that the counts add up.
  var isOneEach = false
  /// The choices that say that the question does not apply.
  var off: Set<Name> = []
  /// Of several, those that stand alone.
  var alone: Set<Name> = []
  /// How many of several one person chooses at least, and at most.
  var least = 1
  var most: Int?
  /// How many points one person gives at most.
  var total: Int?
  /// Whether nobody who is asked can leave it out.
  var isRequired = false

  init(_ question: Question?) {
    isRequired = question?.required ?? false
    let choices: [Choice]
    switch question?.kind {
    case .matrix(let matrix): (choices, isOneEach) = (matrix.choices, true)
    case .selectOne(let set): (choices, isOneEach) = (set.choices, true)
    case .selectMultiple(let set, let fewest, let most):
      choices = set.choices
      alone = Set(choices.filter(\.exclusive).map(\.name))
      (least, self.most) = (max(1, fewest ?? 1), most)
    case .allocate(let set, let total):
      choices = set.choices
      self.total = total
    default: choices = question?.choiceSet?.choices ?? []
    }
    off = Set(choices.filter(\.notApplicable).map(\.name))
  }
}

/// The counts of a slice as cells of a table, in one order: those who answered, those to whom it did not apply if there can be any, then the items.
extension AnswerFigures {
  var isByPlaceOrPoints: Bool {
    switch detail {
    case .places, .points: true
    default: false
    }
  }

  /// Every count, hidden ones as 0.
  func counts(_ shape: AnswerShape) -> [Int] {
    let head = [answered ?? 0] + (shape.off.isEmpty ? [] : [notApplicable ?? 0])
    switch detail {
    case .choices(let choices): return head + choices.map { $0.count ?? 0 }
    case .places(let choices): return head + choices.flatMap { $0.places.map { $0 ?? 0 } }
    case .points(let choices): return head + choices.map { $0.points ?? 0 }
    case .items(let items): return head + [items ?? 0]
    case .numbers, .dates, .text, .acknowledged: return head
    }
  }

  /// What ties the counts of one slice to one another.
  func tie(_ cells: [Int], _ shape: AnswerShape, under threshold: Int, _ system: inout CellSystem) {
    let items = Array(cells.dropFirst(shape.off.isEmpty ? 1 : 2))
    switch detail {
    case .choices(let choices):
      let valid = zip(choices, items).filter { !shape.off.contains($0.0.choice) }.map(\.1)
      let off = zip(choices, items).filter { shape.off.contains($0.0.choice) }.map(\.1)
      if shape.isOneEach {
        system.tie(cells[0], to: valid)
        if !off.isEmpty { system.tie(cells[1], to: off) }
      } else {
        tie(cells[0], valid, choices.filter { !shape.off.contains($0.choice) }, shape, &system)
      }
    case .places(let choices):
      tiePlaces(cells[0], items, choices, under: threshold, &system)
    case .points(let choices):
      let sum = choices.reduce(0) { $0 + ($1.points ?? 0) }
      // Nor is how many points there were, which follows from those who answered where they are enough to be told.
      let made = system.add(fixed: sum, isKnown: (answered ?? 0) >= threshold)
      system.tie(made, to: items)
      tiePoints(made, of: cells[0], shape, &system)
    case .items, .numbers, .dates, .text, .acknowledged: break
    }
  }

  /// Whoever answered chose a thing or did not: one that stands alone, or of the others as many as may be chosen.
  private func tie(
    _ answered: Int, _ cells: [Int], _ choices: [ChoiceFigures], _ shape: AnswerShape, _ system: inout CellSystem
  ) {
    let alone = zip(choices, cells).filter { shape.alone.contains($0.0.choice) }.map(\.1)
    let others = zip(choices, cells).filter { !shape.alone.contains($0.0.choice) }.map(\.1)
    var choosing = answered
    if !alone.isEmpty {
      choosing = system.add(fixed: max(0, system.sum([answered]) - system.sum(alone)), isKnown: false)
      system.tie(answered, to: alone + [choosing])
    }
    for cell in others { system.tie(choosing, toAtLeast: [cell]) }
    let made = system.add(fixed: system.sum(others), isKnown: false)
    system.tie(made, to: others)
    system.tie(made, toAtLeast: Array(repeating: choosing, count: shape.least))
    guard let most = shape.most, most < others.count else { return }
    let allowed = system.add(fixed: system.sum([choosing]) * most, isKnown: false)
    system.tie(allowed, to: Array(repeating: choosing, count: most))
    system.tie(allowed, toAtLeast: [made])
  }

  /// Whoever answered gave at least one point, and no more than all; all of them where none may be kept.
  private func tiePoints(_ made: Int, of answered: Int, _ shape: AnswerShape, _ system: inout CellSystem) {
    guard let total = shape.total else { return }
    let each = Array(repeating: answered, count: total)
    let allowed = system.add(fixed: system.sum(each), isKnown: false)
    system.tie(allowed, to: each)
    system.tie(made, toAtLeast: [answered])
    if shape.isRequired, system.sum([allowed]) == system.sum([made]) {
      system.tie(allowed, to: [made])
    } else {
      system.tie(allowed, toAtLeast: [made])
    }
  }

  /// Whoever gave a thing a place gave every place before it to others, and nobody gives one thing two.
  private func tiePlaces(
    _ answered: Int, _ cells: [Int], _ choices: [PlaceFigures], under threshold: Int, _ system: inout CellSystem
  ) {
    let places = choices.first?.places.count ?? 0
    let lines = choices.indices.map { Array(cells[($0 * places)..<(($0 + 1) * places)]) }
    var all: [Int] = []
    for place in 0..<places {
      let column = lines.map { $0[place] }
      let sum = system.sum(column)
      // How many gave a second place is not printed; where they are enough to be told, that a reader could know it is assumed.
      let whole = sum == self.answered ? answered : system.add(fixed: sum, isKnown: sum >= threshold)
      system.tie(whole, to: column)
      if let before = all.last, before != whole { system.tie(before, toAtLeast: [whole]) }
      all.append(whole)
      for line in lines { system.tie(whole, toAtLeast: line[place...]) }
    }
    // Whoever gave all places to all things gave one to each.
    guard let last = all.last, places == choices.count else { return }
    for line in lines {
      let placed = system.add(fixed: system.sum(line), isKnown: false)
      system.tie(placed, to: line)
      system.tie(placed, toAtLeast: [last])
    }
  }

  /// The same without the hidden counts, and without what follows from them.
  func hiding(_ hidden: [Bool], _ shape: AnswerShape) -> AnswerFigures {
    guard hidden.contains(true) else { return self }
    var own = self
    let items = Array(hidden.dropFirst(shape.off.isEmpty ? 1 : 2))
    if hidden[0] { own.answered = nil }
    if !shape.off.isEmpty, hidden[1] { own.notApplicable = nil }
    switch detail {
    case .choices(let choices):
      own.detail = .choices(
        zip(choices, items).map { choice, isHidden in
          var choice = choice
          if isHidden { choice.count = nil }
          // A share of a hidden whole would give it away.
          if isHidden || hidden[0] { (choice.share, choice.interval) = (nil, nil) }
          return choice
        })
    case .places(let choices):
      let places = choices.first?.places.count ?? 0
      own.detail = .places(
        choices.enumerated().map { at, choice in
          var choice = choice
          for place in 0..<places where items[at * places + place] { choice.places[place] = nil }
          if choice.places.contains(nil) { choice.meanPlace = nil }
          return choice
        })
    case .points(let choices):
      own.detail = .points(
        zip(choices, items).map { choice, isHidden in
          isHidden ? PointFigures(choice: choice.choice, points: nil) : choice
        })
    case .items(let count): own.detail = .items(hidden[0] || items[0] ? nil : count)
    case .numbers: if hidden[0] { own.detail = .numbers(NumberFigures()) }
    case .dates: if hidden[0] { own.detail = .dates(nil) }
    case .text, .acknowledged: break
    }
    return own
  }

  /// The same without what single people gave: the least and the most, the first and the last day, and the middle number of fewer than twice
  /// `least` people, which has fewer than `least` on a side of it.
  func withoutExtremes(under least: Int) -> AnswerFigures {
    var own = self
    switch detail {
    case .numbers(var numbers):
      (numbers.minimum, numbers.maximum) = (nil, nil)
      if (answered ?? 0) < 2 * least { numbers.median = nil }
      own.detail = .numbers(numbers)
    case .dates: own.detail = .dates(nil)
    default: break
    }
    return own
  }

  /// Which of the counts, in the order of `counts`, are hidden.
  func isHidden(_ shape: AnswerShape) -> [Bool] {
    let head = [answered == nil] + (shape.off.isEmpty ? [] : [notApplicable == nil])
    switch detail {
    case .choices(let choices): return head + choices.map { $0.count == nil }
    case .places(let choices): return head + choices.flatMap { $0.places.map { $0 == nil } }
    case .points(let choices): return head + choices.map { $0.points == nil }
    case .items(let items): return head + [items == nil]
    case .numbers, .dates, .text, .acknowledged: return head
    }
  }

  /// Whether any of them is hidden.
  func hides(_ shape: AnswerShape) -> Bool { isHidden(shape).contains(true) }

  /// The same without any count.
  func allHidden(_ shape: AnswerShape) -> AnswerFigures { hiding(counts(shape).map { _ in true }, shape) }
}
