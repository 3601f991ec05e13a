internal import Responses
internal import Simulations
internal import Surveys

/// The habits of a group, key by key, over those of everyone.
extension SimulationFile {
  mutating func habits(_ value: YAMLValue, over base: Habits) -> Habits {
    var habits = base
    guard case .mapping(let mapping) = value else { return habits }
    for pair in mapping.pairs {
      switch pair.key.string {
      case "mood": rate(pair.value, &habits.mood)
      case "dont_know": rate(pair.value, &habits.dontKnow)
      case "skips_row": rate(pair.value, &habits.skipsRow)
      case "skips": rate(pair.value, &habits.skips)
      case "stops": rate(pair.value, &habits.stops)
      case "ranks_fewer": rate(pair.value, &habits.ranksFewer)
      case "keeps_points": rate(pair.value, &habits.keepsPoints)
      case "stacks": rate(pair.value, &habits.stacks)
      case "need": habits.need.merge(rates(pair.value)) { $1 }
      case "pull": habits.pull.merge(rates(pair.value)) { $1 }
      case "importance": habits.importance.merge(rates(pair.value)) { $1 }
      case "performance": habits.performance.merge(rates(pair.value)) { $1 }
      case "writes": habits.writes.merge(rates(pair.value)) { $1 }
      case "ticks": habits.ticks.merge(rates(pair.value)) { $1 }
      case "numbers": habits.numbers.merge(named(pair.value) { $1.list($0).compactMap(\.number) }) { $1 }
      case "choices": habits.choices.merge(named(pair.value) { $1.rates($0) }) { $1 }
      case "specifications":
        habits.specifications.merge(named(pair.value) { $1.named($0) { $1.list($0).compactMap(\.string) } }) { $1 }
      default: break
      }
    }
    return habits
  }

  private mutating func rate(_ value: YAMLValue, _ target: inout Double) {
    guard let number = value.number else { return complain(value) }
    target = number
  }

  private mutating func rates(_ value: YAMLValue) -> [Name: Double] {
    var found: [Name: Double] = [:]
    for (name, value) in named(value, { value, _ in value }) {
      if let number = value.number { found[name] = number } else { complain(value) }
    }
    return found
  }

  private mutating func list(_ value: YAMLValue) -> [YAMLValue] {
    guard case .list(let items, _) = value else {
      complain(value)
      return []
    }
    return items
  }

  private mutating func named<Value>(
    _ value: YAMLValue, _ read: (YAMLValue, inout SimulationFile) -> Value
  ) -> [Name: Value] {
    guard case .mapping(let mapping) = value else {
      complain(value)
      return [:]
    }
    var found: [Name: Value] = [:]
    for pair in mapping.pairs {
      if let name = Name(pair.key.string) { found[name] = read(pair.value, &self) } else { complain(.text(pair.key)) }
    }
    return found
  }

  private mutating func complain(_ value: YAMLValue) {
    findings.append(
      Finding(.error, at: value.place, "This is not what stands here in a profile: see the guide's example"))
  }
}

extension YAMLValue {
  fileprivate var string: String? { if case .text(let text) = self { text.string } else { nil } }
  fileprivate var number: Double? { string.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } }
}
