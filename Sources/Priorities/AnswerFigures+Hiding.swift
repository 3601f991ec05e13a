internal import Surveys

/// What is known of a question before anyone answers it.
struct AnswerShape {
  /// Whether each person gives one choice, so that the counts add up.
  var isOneEach = false
  /// The choices that say that the question does not apply.
  var off: Set<Name> = []

  init(_ question: Question?) {
    let choices: [Choice]
    switch question?.kind {
    case .matrix(let matrix): (choices, isOneEach) = (matrix.choices, true)
    case .selectOne(let set): (choices, isOneEach) = (set.choices, true)
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
        // Whoever answered chose a thing or did not.
        for (choice, cell) in zip(choices, items) where !shape.off.contains(choice.choice) {
          let rest = system.add(fixed: max(0, (answered ?? 0) - (choice.count ?? 0)), isKnown: false)
          system.tie(cells[0], to: [cell, rest])
        }
      }
    case .places(let choices):
      let places = choices.first?.places.count ?? 0
      for place in 0..<places {
        let column = choices.indices.map { items[$0 * places + place] }
        let sum = choices.reduce(0) { $0 + ($1.places[place] ?? 0) }
        // How many gave a second place is not printed; where they are enough to be told, that a reader could know it is assumed.
        system.tie(sum == answered ? cells[0] : system.add(fixed: sum, isKnown: sum >= threshold), to: column)
      }
    case .points(let choices):
      let sum = choices.reduce(0) { $0 + ($1.points ?? 0) }
      // Nor is how many points there were, which follows from those who answered where they are enough to be told.
      system.tie(system.add(fixed: sum, isKnown: (answered ?? 0) >= threshold), to: items)
    case .items, .numbers, .dates, .text, .acknowledged: break
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
