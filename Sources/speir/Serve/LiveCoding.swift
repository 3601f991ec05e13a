internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Synchronization
internal import Themes
internal import WebForm

/// A survey's comments as coders on the web meet them, one after another.
final class LiveCoding: Sendable {
  private let desk: DeskStore
  private let bench = Mutex(CodingBench())
  private let comments = Mutex<(stamp: String, comments: [Comment])>(("", []))

  init(_ desk: DeskStore) { self.desk = desk }

  /// Does something with the comments and all decisions about them, as the store has them now.
  func coding<Value: Sendable>(
    _ body: (inout CommentTable) throws(StoreFault) -> Value
  ) throws(Failure) -> Value {
    let comments = try currentComments()
    do throws(StoreFault) {
      let decisions = try desk.store.decisions()
      var table = CommentTable(
        bench: bench.withLock { $0 }, comments: comments, decisions: decisions,
        suggestions: try desk.store.suggestions(), store: desk.store)
      defer { bench.withLock { [bench = table.bench] in $0 = bench } }
      return try body(&table)
    } catch {
      throw Failure(error)
    }
  }

  /// The comments of the analysed responses, read anew only when a response has come, gone or changed.
  private func currentComments() throws(Failure) -> [Comment] {
    let stamp: String
    do { stamp = try desk.store.stamp(ofResponses: true) } catch { throw Failure(error) }
    if let known = comments.withLock({ $0.stamp == stamp ? $0.comments : nil }) { return known }
    let sorted = try desk.sort(desk.store)
    let read: [Comment]
    do throws(StoreFault) {
      read = try CommentReading.comments(desk.survey, sorted, from: desk.store)
    } catch {
      throw Failure(error)
    }
    comments.withLock { $0 = (stamp, read) }
    return read
  }
}
