package import Responses

/// Where people's decisions about comments are kept, each on the disk at once, none ever changed.
package protocol CodingStore: Sendable {
  /// Keeps decisions behind those that are there, in one transaction; durable on return. Says how many are new.
  ///
  /// One of the same coder, comment, moment and kind that is there already is not kept twice. One about a response that is not there is
  /// left out. Erasing a response erases the decisions about it.
  @discardableResult
  func record(_ decisions: [CodingDecision]) throws(StoreFault) -> Int

  /// Every decision, in the order in which they were kept.
  func decisions() throws(StoreFault) -> [CodingDecision]
}
