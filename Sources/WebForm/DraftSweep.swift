internal import Responses
internal import ServiceLifecycle

/// Erases each hour what nobody came back to for so long, also where nobody begins anything new.
struct DraftSweep: Service {
  let site: FormSite

  func run() async throws {
    do {
      try await cancelWhenGracefulShutdown {
        while true {
          try await Task.sleep(for: .seconds(3600))
          await sweep()
        }
      }
    } catch is CancellationError {
      // The server ends.
    }
  }

  /// Erases it now; a store that is busy is tried again the next hour.
  func sweep() async {
    for served in site.surveys.values {
      let now = site.now()
      await served.queue.inTurn { store in _ = try? store.discardLapsed(at: now) }
      served.forgetDrafts()
    }
  }
}
