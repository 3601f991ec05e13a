/// What a web form needs of a store: many people's deeds in one transaction, and what became of them.
package protocol FormStore: DraftStore, RulingStore, InvitationStore {
  /// 32 bytes of chance, made with the store.
  var key: [UInt8] { get }

  /// Does all of it in one transaction, in order, and says of each what became of it; durable on return.
  ///
  /// `limit` bounds how many responses there may be; one too many is `full`, and the others are done all the same.
  /// - Throws: `StoreFault`, with nothing done.
  func commit(_ deeds: [FormDeed], limit: Int?) throws(StoreFault) -> [FormOutcome]

  /// What is kept under the hash of a draft's code and the hash of the receipt that its answers will get, and the last ruling.
  func place(draft code: [UInt8], receipt hash: [UInt8]) throws(StoreFault) -> StoredPlace

  /// The response with that receipt, by the receipt's hash; nil if there is none.
  func record(receipt hash: [UInt8]) throws(StoreFault) -> ResponseRecord?

  /// Erases the response with that receipt, as `ResponseStore` does.
  func forget(_ receipt: SealedReceipt) throws(StoreFault) -> Erasure

  /// Takes what was erased or moved out of the journal, so that it stands nowhere; waits for nobody who reads.
  func settle() throws(StoreFault)

  /// How many responses there are, and what was set aside.
  func counters() throws(StoreFault) -> ResponseCounters
}

/// What one request wants of the store.
package enum FormDeed: Hashable, Sendable {
  /// Store a response, if there is none with its receipt, erase the draft that it came from, and use up the invitation with that hash.
  case submit(Submission, draft: [UInt8]?, invitation: [UInt8]? = nil)
  /// Keep a draft, unless its answers were sent: there is a response with that receipt.
  ///
  /// One that is new takes away those that have waited for longer than `Draft.retention`.
  case keep(Draft, unlessSent: [UInt8])
  case discard([UInt8])
}

/// What became of a deed.
package enum FormOutcome: Hashable, Sendable {
  case done
  /// The response was there already, or the draft's answers were sent.
  case known
  /// The response was taken back by its receipt; nothing was stored.
  case withdrawn
  /// The draft is larger than `Draft.mostBytes`; the one before stands.
  case tooLarge
  /// There are `Draft.most` drafts, and none of them old; nothing was stored.
  case crowded
  /// There are as many responses as the survey takes.
  case full
  /// The invitation lets nobody in; nothing was stored. Nil for one that is not known.
  case uninvited(InvitationState?)
}
