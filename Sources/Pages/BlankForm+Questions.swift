internal import Phrases
internal import Responses
internal import Surveys

extension BlankForm {
  /// A question with its number, or a note, group or repeat; nothing for a calculation.
  func question(_ question: Question, depth: Int) -> Markup {
    switch question.kind {
    case .calculate: return .several([])
    case .note:
      let words = question.label.map { PrintedMarkdown(phrases).blocks(Markdown(text($0))) } ?? []
      return tag("div", ["class": "note"], all: condition(question.relevant, .paperOnlyIf) + words)
    case .group(let inner):
      return tag(
        "section", ["class": "group"],
        all: heading(of: question, depth) + inner.map { self.question($0, depth: depth + 1) })
    case .repeated(let inner, let min, let max, let itemLabel):
      let copies = Swift.max(min, Swift.min(max ?? Self.copies, Self.copies))
      let items = (1...Swift.max(1, copies)).map { place in
        tag(
          "section", ["class": "item"],
          all: [
            heading(
              [.text(phrases(.itemOf, ["label": itemText(itemLabel ?? question.label), "number": String(place)]))],
              depth + 1)
          ]
            + inner.map { self.question($0, depth: depth + 2) })
      }
      let more = max.map { $0 > copies } ?? true
      return tag(
        "section", ["class": "group"],
        all: heading(of: question, depth) + items
          + (more ? [tag("p", ["class": "demand"], phrases.said(.paperMoreItems))] : []))
    default:
      let label = question.label.map { said($0) } ?? .text(question.name.text)
      let number = numbers[question.name].map(String.init) ?? ""
      let head = heading(
        [
          tag("span", ["class": "number"], number + "."), .text(" "), label,
        ]
          + (question.required
            ? [tag("span", ["class": "required"], .text(" ("), phrases.said(.required), .text(")"))] : []),
        depth)
      let hint = question.hint.map { tag("p", ["class": "hint"], said($0)) }
      let how = demand(of: question, beside: question.hint.map { text($0) }).map {
        tag("p", ["class": "demand"], phrases.said($0.phrase, $0.values))
      }
      return tag(
        "div", ["class": "question"],
        all: condition(question.relevant, .paperOnlyIf) + [head] + [hint, how].compactMap { $0 }
          + field(of: question))
    }
  }

  /// How often the questions of a repeat are printed where the survey does not say how many there can be.
  private static var copies: Int { 3 }

  private func itemText(_ label: Wording?) -> String { label.map { text($0) } ?? "" }

  private func heading(of question: Question, _ depth: Int) -> [Markup] {
    let head = question.label.map { [heading([said($0)], depth)] } ?? []
    let hint = question.hint.map { [tag("p", ["class": "hint"], said($0))] } ?? []
    return head + condition(question.relevant, .paperHeadingOnlyIf) + hint
  }

  private func heading(_ parts: [Markup], _ depth: Int) -> Markup { tag("h\(min(6, depth + 3))", [:], all: parts) }

  /// What to do with the pen.
  private struct Demand {
    let phrase: Phrase
    var values: [String: String] = [:]

    init(_ phrase: Phrase, _ values: [String: String] = [:]) {
      self.phrase = phrase
      self.values = values
    }

    /// For a number of things: one text for exactly 1, else another, with the number under `name`.
    init(_ number: Int, one: Phrase, many: Phrase, _ name: String) {
      self.init(number == 1 ? one : many, [name: String(number)])
    }
  }

  /// What to do with the pen, unless the author's hint says it already in the same words.
  private func demand(of question: Question, beside hint: String?) -> Demand? {
    guard let demand = demand(of: question) else { return nil }
    guard let hint else { return demand }
    let said = hint.hasSuffix(".") ? hint.dropLast() : Substring(hint)
    return LooseText.folded(said) == LooseText.folded(phrases(demand.phrase, demand.values)) ? nil : demand
  }

  private func demand(of question: Question) -> Demand? {
    switch question.kind {
    case .acknowledge: nil
    case .selectOne: Demand(.chooseOne)
    case .selectMultiple(_, let min?, let max?): Demand(.chooseFromTo, ["min": String(min), "max": String(max)])
    case .selectMultiple(_, let min?, nil): Demand(min, one: .chooseAtLeastOne, many: .chooseAtLeast, "min")
    case .selectMultiple(_, nil, let max?): Demand(max, one: .chooseAtMostOne, many: .chooseAtMost, "max")
    case .selectMultiple: Demand(.chooseSeveral)
    case .rank(_, let places): Demand(places, one: .paperRankOne, many: .paperRank, "max")
    case .allocate(_, let total): Demand(total, one: .shareOutOne, many: .paperShare, "total")
    case .matrix: Demand(.chooseOnEachRow)
    case .integer: Demand(.numberWhole)
    default: nil
    }
  }
}
