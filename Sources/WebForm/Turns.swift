/// Lets requests that change the same draft go one after the other, so that none overwrites what another has just kept.
actor Turns {
  private var taken: Set<[UInt8]> = []
  private var waiting: [[UInt8]: [CheckedContinuation<Void, Never>]] = [:]

  /// Does a piece of work when nobody else works under that code.
  func take<Value: Sendable>(_ code: [UInt8], _ work: @Sendable () async throws -> Value) async throws -> Value {
    await begin(code)
    do {
      let value = try await work()
      end(code)
      return value
    } catch {
      end(code)
      throw error
    }
  }

  private func begin(_ code: [UInt8]) async {
    guard !taken.insert(code).inserted else { return }
    await withCheckedContinuation { waiting[code, default: []].append($0) }
  }

  /// Hands the turn to whoever waits longest, or gives it back.
  private func end(_ code: [UInt8]) {
    guard var queue = waiting[code], !queue.isEmpty else {
      waiting[code] = nil
      taken.remove(code)
      return
    }
    let next = queue.removeFirst()
    waiting[code] = queue.isEmpty ? nil : queue
    next.resume()
  }
}
