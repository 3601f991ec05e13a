package import Surveys

/// Where responses are put, found by their receipts, and erased.
///
/// Every store keeps to the same contract, which the tests run against each of them.
package protocol ResponseStore: Sendable {
  /// Takes responses one by one until `next` ends or abandons, in one transaction: all are kept or none is.
  ///
  /// When it returns, everything it speaks of is durable. A response whose id and content are known already is not kept twice; one
  /// with a known id and other content takes the older one's place if it was submitted no earlier, and the one that gave way
  /// counts as a duplicate. `limit` bounds how many responses there may be; nil for no bound.
  /// - Throws: `StoreFault`, with nothing stored; `limitReached` where one more would pass the limit.
  @discardableResult
  func add(limit: Int?, _ next: () -> Intake) throws(StoreFault) -> Addition

  /// Erases the response with that receipt, its texts, its addresses and the receipt itself; only a counter is left.
  func forget(_ receipt: SealedReceipt) throws(StoreFault) -> Erasure

  /// Erases every response submitted before a moment (or, without a time, taken in before it), and every address if any response went:
  /// an address has no time of its own by which it could be told apart. So it is with the labels of invitations and with used invitations.
  func purge(before moment: Moment) throws(StoreFault) -> Erasure

  /// Sets a response aside, or takes it back with nil; false if there is none with that id.
  func exclude(_ id: ResponseID, as exclusion: Exclusion?) throws(StoreFault) -> Bool

  /// Hands over every response in the order of the ids until `body` returns false; ones that gave way are left out.
  func readRecords(_ body: (ResponseRecord) -> Bool) throws(StoreFault)
}

/// What a store is handed next.
package enum Intake: Hashable, Sendable {
  case response(Submission)
  /// A line that was skipped on request: kept as a number in the ledger only.
  ///
  /// `fingerprint` tells one skipped line from another, so that the same file taken in twice counts it once.
  case skipped(fingerprint: ResponseID)
  /// There is no more: keep what was given.
  case end
  /// Keep nothing of all that was given.
  case abandon
}

/// What became of the responses that a store was handed.
package struct Addition: Hashable, Sendable {
  /// New ones.
  package var added = 0
  /// Ones that took the place of an older one, or gave way to a later one that was there.
  package var duplicates = 0
  /// Ones that were there already, word for word.
  package var known = 0
  /// Lines that were skipped and are counted now.
  package var skipped = 0
  package init() {}
}

/// What an erasure did.
package struct Erasure: Hashable, Sendable {
  /// How many responses were erased.
  package var responses: Int
  /// How many addresses were erased.
  package var addresses: Int
  /// Whether the bytes are gone from the files, too. False while another process still reads the old state; erasing again, or the next
  /// erasure, takes them away.
  package var isScrubbed: Bool

  package init(responses: Int = 0, addresses: Int = 0, isScrubbed: Bool = true) {
    self.responses = responses
    self.addresses = addresses
    self.isScrubbed = isScrubbed
  }
}

extension Moment? {
  /// Whether a response with this time takes the place of one with the other: the later of the two does, a time wins over none, and of
  /// equal ones the one that came in last.
  package func isNoEarlier(than other: Moment?) -> Bool {
    guard let other else { return true }
    guard let self else { return false }
    return self >= other
  }
}
