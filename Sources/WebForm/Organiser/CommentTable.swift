package import Themes

/// Where a survey's texts stand and all decisions about them at one moment, before one who may add to them.
package struct CommentTable: Sendable {
  /// The order in which comments come, remembered from one request to the next.
  package var bench: CodingBench
  /// What people wrote, then what was said in sessions.
  package let codings: Codings
  /// In the order in which they were kept.
  package let decisions: [CodingDecision]
  package let store: any CodingStore

  package init(bench: CodingBench, codings: Codings, decisions: [CodingDecision], store: any CodingStore) {
    self.bench = bench
    self.codings = codings
    self.decisions = decisions
    self.store = store
  }
}
