package import Surveys

/// What is known of sorted responses without any answer; those of two lots of responses can be added.
package struct SortingAccount: Hashable, Sendable {
  package internal(set) var ledger = Ledger()
  /// How many of the analysed were simulated.
  package internal(set) var simulated = 0
  /// The first and the last moment at which an analysed response was submitted; nil where none has a time.
  package internal(set) var times: ClosedRange<Moment>?
  /// How many of the analysed came in each way; none with 0.
  package internal(set) var modes: [ResponseMode: Int] = [:]
  /// How many analysed responses were submitted in each quarter of an hour since 1970; none with 0. In every time zone days begin with one.
  package internal(set) var quarters: [Int64: Int] = [:]
  /// The length of such a quarter, in milliseconds.
  package static let quarter: Int64 = 900_000

  package init() {}

  /// Adds those of which nothing else is left.
  package mutating func add(_ counters: ResponseCounters) {
    ledger.withdrawn += counters.withdrawn
    ledger.invalid += counters.skipped
  }

  mutating func analysed(_ row: CodedRow) {
    ledger.analysed += 1
    if row.isSimulated { simulated += 1 }
    modes[row.mode, default: 0] += 1
    guard let time = row.submittedAt else { return }
    let quarter =
      (time.milliseconds &- (time.milliseconds < 0 ? SortingAccount.quarter - 1 : 0)) / SortingAccount.quarter
    quarters[quarter, default: 0] += 1
    add(time...time)
  }

  private mutating func add(_ other: ClosedRange<Moment>?) {
    guard let other else { return }
    times =
      min(
        times?.lowerBound ?? other.lowerBound, other.lowerBound)...max(
        times?.upperBound ?? other.upperBound, other.upperBound)
  }

  /// Adds what is known of other responses.
  package mutating func add(_ other: SortingAccount) {
    ledger.add(other.ledger)
    simulated += other.simulated
    add(other.times)
    modes.merge(other.modes) { $0 + $1 }
    quarters.merge(other.quarters) { $0 + $1 }
  }
}
