internal import Responses
internal import Seals

/// What follows from a person's code and the store's key: each a keyed hash, and the same for each of their requests.
final class CodeMarks: Sendable {
  /// What the store keeps of the code.
  let sealed: [UInt8]
  /// The receipt that the answers will get.
  let receipt: Receipt
  /// By what the store finds the response.
  let receiptHash: [UInt8]
  /// What the forms on the person's pages send back.
  let token: FormToken

  init(_ code: DraftCode, of survey: String, under key: [UInt8]) {
    sealed = code.sealed(under: key)
    receipt = Receipt(of: survey, for: code.description, under: key)
    receiptHash = receipt.hash(under: key)
    token = FormToken(of: code.description, under: key)
  }
}
