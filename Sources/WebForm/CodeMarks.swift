internal import Responses
internal import Seals
internal import Synchronization

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

/// The marks of those who were here lately, so that nobody's are made anew for each page of theirs; in memory alone.
final class KeptMarks: Sendable {
  private let kept = Mutex<[DraftCode: CodeMarks]>([:])
  private let capacity: Int

  /// - Parameter capacity: how many are kept; when there are so many, all are let go.
  init(capacity: Int = 10_000) { self.capacity = capacity }

  func marks(of code: DraftCode, _ make: () -> CodeMarks) -> CodeMarks {
    if let known = kept.withLock({ $0[code] }) { return known }
    let made = make()
    kept.withLock { kept in
      if kept.count >= capacity { kept.removeAll(keepingCapacity: true) }
      kept[code] = made
    }
    return made
  }
}
