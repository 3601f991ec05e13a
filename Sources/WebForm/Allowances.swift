/// What is left for each of many names: so many at once, and one more after each pause.
///
/// There is room for so many names and no more. When it is full, those go first that have the most left, half of all, so that looking through them
/// comes seldom. Whoever has used up what they had goes last: to have their counter let go, as many others must have used up more than they, each
/// from another address, which takes more attempts than are won by it. Where one secret is guessed at by many there must be a bound for all
/// together, which no number of names does away with (`AttemptLimit.ofSecret`).
struct Allowances: Sendable {
  private let measure: Allowance.Measure
  private let room: Int
  private var left: [String: Allowance] = [:]

  /// - Parameter room: for how many names; 2 or more.
  init(_ measure: Allowance.Measure, room: Int) {
    self.measure = measure
    self.room = max(2, room)
  }

  /// How many names are remembered.
  var count: Int { left.count }

  /// The whole seconds until a name has one, at a time in seconds; nil where it has one now.
  func wait(_ name: String, at now: Double) -> Int? { allowance(name, at: now).wait(measure) }

  /// Takes one, whether there is one or not.
  mutating func take(_ name: String, at now: Double) {
    var own = allowance(name, at: now)
    own.take()
    if left[name] == nil, left.count >= room { makeRoom(at: now) }
    left[name] = own
  }

  /// Gives one back that was taken.
  mutating func giveBack(_ name: String) { left[name]?.giveBack() }

  private func allowance(_ name: String, at now: Double) -> Allowance {
    guard var own = left[name] else { return Allowance(measure, at: now) }
    own.refill(measure, at: now)
    return own
  }

  private mutating func makeRoom(at now: Double) {
    let byNeed = left.keys.map { (name: $0, left: allowance($0, at: now).left) }.sorted { $0.left < $1.left }
    let kept = byNeed.prefix { $0.left < measure.capacity }.prefix(room / 2)
    left = kept.reduce(into: [:]) { $0[$1.name] = left[$1.name] }
  }
}
