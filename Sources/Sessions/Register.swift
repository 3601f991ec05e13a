internal import Surveys

/// When something was written down, and by which event: of two corrections of the same thing the later one counts, in whatever order
/// they were kept, and of two of the same millisecond the one with the greater id.
struct Stamp: Hashable, Comparable {
  var at: Moment
  var id: EventID

  static func < (left: Stamp, right: Stamp) -> Bool { left.at != right.at ? left.at < right.at : left.id < right.id }
}

/// What was said of one thing, first and then one correction after another; the last counts.
struct Register<Value: Hashable & Sendable>: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var stamp: Stamp
    var by: String?
    var value: Value
  }

  /// What was written down first, whatever its stamp; then corrections by their stamps.
  private(set) var entries: [Entry] = []
  /// 1 where something was written down before any correction.
  private let first: Int

  /// Of something that stands outside the events.
  init() { first = 0 }

  init(_ value: Value, by event: SessionEvent) {
    first = 1
    entries = [Entry(stamp: Stamp(at: event.at, id: event.id), by: event.by, value: value)]
  }

  var last: Value? { entries.last?.value }

  /// Constant for what comes in order.
  mutating func put(_ value: Value, by event: SessionEvent) {
    let stamp = Stamp(at: event.at, id: event.id)
    let behind = entries.lastIndex { $0.stamp < stamp } ?? -1
    entries.insert(Entry(stamp: stamp, by: event.by, value: value), at: max(first, behind + 1))
  }

  /// The moment from which on a correction counts over all that stand here.
  func moment(after now: Moment) -> Moment {
    guard let last = entries.last?.stamp.at, last >= now else { return now }
    return Moment(milliseconds: last.milliseconds + 1)
  }
}
