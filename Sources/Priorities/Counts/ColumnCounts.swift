/// What the answers of some people in one column add up to, in whole numbers.
///
/// The counts of two groups of people can be added, in any order, and say the same as if the two had been counted together.
package enum ColumnCounts: Hashable, Sendable {
  /// How often each code came, the unanswered first.
  case choice([Int])
  /// How often each choice was made; to how many who answered something applies, and to how many nothing.
  case choices([Int], applying: Int, notApplying: Int)
  /// For each choice how often each place was given to it, `places` numbers each; and how many ranked any.
  case places([Int], places: Int, answered: Int)
  /// The points of each choice; and how many placed any.
  case points([Int], answered: Int)
  case numbers(NumberRuns)
  /// How many gave a day, the first and the last.
  case days(Int, ClosedRange<Int32>?)
  /// How many answered or ticked.
  case flags(Int)
  /// How many people gave any item, and how many items they gave together.
  case items(people: Int, items: Int)

  /// Adds the counts of other people of the same column; counts of another shape are left out.
  mutating func add(_ other: ColumnCounts) {
    switch (self, other) {
    case (.choice(let mine), .choice(let more)): self = .choice(ColumnCounts.sum(mine, more))
    case (.choices(let mine, let applying, let not), .choices(let more, let alsoApplying, let alsoNot)):
      self = .choices(ColumnCounts.sum(mine, more), applying: applying + alsoApplying, notApplying: not + alsoNot)
    case (.places(let mine, let places, let answered), .places(let more, _, let also)):
      self = .places(ColumnCounts.sum(mine, more), places: places, answered: answered + also)
    case (.points(let mine, let answered), .points(let more, let also)):
      self = .points(ColumnCounts.sum(mine, more), answered: answered + also)
    case (.numbers(var mine), .numbers(let more)):
      mine.add(more)
      self = .numbers(mine)
    case (.days(let mine, let range), .days(let more, let other)):
      self = .days(mine + more, ColumnCounts.hull(range, other))
    case (.flags(let mine), .flags(let more)): self = .flags(mine + more)
    case (.items(let people, let items), .items(let more, let others)):
      self = .items(people: people + more, items: items + others)
    default: break
    }
  }

  private static func sum(_ one: [Int], _ other: [Int]) -> [Int] { zip(one, other).map { $0 + $1 } }

  static func hull(_ one: ClosedRange<Int32>?, _ other: ClosedRange<Int32>?) -> ClosedRange<Int32>? {
    guard let one, let other else { return one ?? other }
    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }
}
