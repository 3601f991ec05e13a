package import Surveys

/// One response on its way into a store, with everything that is kept of it.
package struct Submission: Hashable, Sendable {
  package var record: ResponseRecord
  /// The coded answers in the layout of the record's form.
  package var codes: [UInt8]
  /// The texts among the answers, in the order of the questions; may be empty.
  package var texts: [ResponseText]
  /// What the store keeps of the receipt; nil where nobody holds one, as for an import.
  package var receipt: SealedReceipt?
  /// E-mail addresses, kept apart from the answers; usually empty.
  package var addresses: [Address]
  /// When the program took it in, for responses that came without a time of their own.
  package var receivedAt: Moment

  package init(
    record: ResponseRecord, codes: [UInt8], texts: [ResponseText] = [], receipt: SealedReceipt? = nil,
    addresses: [Address] = [], receivedAt: Moment
  ) {
    self.record = record
    self.codes = codes
    self.texts = texts
    self.receipt = receipt
    self.addresses = addresses
    self.receivedAt = receivedAt
  }
}

/// What a store keeps of a receipt: two hashes from which the receipt cannot be found again.
package struct SealedReceipt: Hashable, Sendable {
  /// 32 bytes by which a response is found.
  package var hash: [UInt8]
  /// 32 bytes by which its e-mail addresses are found. The one does not follow from the other without the receipt, so nothing in a
  /// store leads from answers to an address.
  package var addressKey: [UInt8]

  package init(hash: [UInt8], addressKey: [UInt8]) {
    self.hash = hash
    self.addressKey = addressKey
  }
}

/// An e-mail address and the question it was given to.
package struct Address: Hashable, Sendable {
  package var path: QuestionPath
  package var text: String

  package init(_ path: QuestionPath, _ text: String) {
    self.path = path
    self.text = text
  }
}
