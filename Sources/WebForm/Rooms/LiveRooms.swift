/// Those who look at the rooms of one survey, and wakes them when something may have changed.
///
/// While anybody looks, everyone is woken now and then, to see what another program wrote and to keep their line from falling silent;
/// while nobody does, nothing runs.
actor LiveRooms {
  private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  private var next = 0
  private var isWatching = false

  /// The most who may look at once.
  static let most = 1000
  /// How soon what another program wrote is seen.
  private static let pause = Duration.milliseconds(800)

  /// Whether one more may look.
  var hasSpace: Bool { listeners.count < LiveRooms.most }

  /// Begins to listen; nil where too many do. Wakes once at once.
  func listen() -> (number: Int, wakings: AsyncStream<Void>)? {
    guard hasSpace else { return nil }
    let (wakings, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    next += 1
    listeners[next] = continuation
    continuation.yield()
    if !isWatching {
      isWatching = true
      Task { await self.watch() }
    }
    return (next, wakings)
  }

  func leave(_ number: Int) { listeners.removeValue(forKey: number)?.finish() }

  /// Wakes everyone.
  func tell() { for listener in listeners.values { listener.yield() } }

  private func watch() async {
    while !listeners.isEmpty {
      try? await Task.sleep(for: LiveRooms.pause)
      tell()
    }
    isWatching = false
  }
}
