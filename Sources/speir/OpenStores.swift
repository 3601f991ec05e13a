internal import Responses
internal import SQLiteStore
internal import Synchronization

/// The stores that were opened so far, each once: a report looks into the same one for sessions, answers, comments and rulings.
///
/// They are let go of with the last holder.
final class OpenStores: Sendable {
  private let known = Mutex<[String: SurveyStore]>([:])

  /// The store at a path, made where there is none.
  ///
  /// - Throws: as `SurveyStore.init`; it is then tried anew the next time.
  func store(at path: String) throws(StoreFault) -> SurveyStore {
    try known.withLock { known throws(StoreFault) in
      if let store = known[path] { return store }
      let store = try SurveyStore(path: path)
      known[path] = store
      return store
    }
  }
}
