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
          sweep()
        }
      }
    } catch is CancellationError {
      // The server ends.
    }
  }

  /// Erases it now; a store that is busy is tried again the next hour.
  func sweep() {
    for served in site.surveys.values {
      _ = try? served.store.discardLapsed(at: site.now())
      served.forgetDrafts()
    }
  }
}
