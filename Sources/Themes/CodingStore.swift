package import Responses

/// Where people's decisions about comments and contributions are kept, each on the disk at once, none ever changed.
package protocol CodingStore: Sendable {
  /// Keeps decisions behind those that are there, in one transaction; durable on return. Says how many are new.
  ///
  /// One of the same coder, comment, moment and kind that is there already is not kept twice. One about a response or an event that is not
  /// there is left out, and so is one that is impossible. Erasing a response erases the decisions about it; those about a contribution that
  /// is taken back stay, and do not count.
  @discardableResult
  func record(_ decisions: [CodingDecision]) throws(StoreFault) -> Int

  /// The decisions that were kept behind a place, in their order, and the place of the last one: `place` where there is none.
  ///
  /// A place means the same for as long as no response is erased.
  func decisions(after place: Int) throws(StoreFault) -> (decisions: [CodingDecision], last: Int)
}

extension CodingStore {
  /// Every decision, in the order in which they were kept.
  package func decisions() throws(StoreFault) -> [CodingDecision] { try decisions(after: 0).decisions }
}
