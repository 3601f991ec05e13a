package import Responses
internal import Surveys

/// Submissions for tests that do not care what is in them.
package enum Sample {
  /// The id with that number: `00000000-0000-7000-8000-` and twelve hexadecimal digits.
  package static func id(_ number: Int) -> ResponseID {
    let digits = String(number, radix: 16)
    let text = "00000000-0000-7000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    guard let id = ResponseID(text) else { preconditionFailure("no id: \(text)") }
    return id
  }

  /// What a store would keep of the receipt with that number.
  package static func receipt(_ number: Int) -> SealedReceipt {
    func bytes(_ salt: UInt64) -> [UInt8] {
      var chance = SeededChance(seed: UInt64(truncatingIfNeeded: number) &* 2 &+ salt)
      return (0..<32).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    }
    return SealedReceipt(hash: bytes(0), addressKey: bytes(1))
  }

  /// A response that says `word` in a comment, submitted that many minutes after 1970.
  package static func submission(
    _ number: Int, _ word: String = "gorse", minute: Int? = 10, receipt: Int? = nil, addresses: [String] = []
  ) -> Submission {
    Submission(
      record: ResponseRecord(
        id: id(number), form: FormHash("sha256:one"), mode: .terminal, language: "en",
        submittedAt: minute.map { Moment(milliseconds: Int64($0) * 60_000) },
        answers: "{\"change\":\"\(word)\"}"),
      codes: [UInt8(truncatingIfNeeded: number), 1], texts: [ResponseText(QuestionPath("change"), word)],
      receipt: receipt.map(Sample.receipt), addresses: addresses.map { Address(QuestionPath("email"), $0) },
      receivedAt: Moment(milliseconds: 1_000))
  }
}

extension ResponseStore {
  /// Hands over all of these in one transaction.
  @discardableResult
  package func add(_ submissions: [Submission], limit: Int? = nil) throws(StoreFault) -> Addition {
    var at = 0
    return try add(limit: limit) {
      guard at < submissions.count else { return .end }
      at += 1
      return .response(submissions[at - 1])
    }
  }

  package func allRecords() throws(StoreFault) -> [ResponseRecord] {
    var found: [ResponseRecord] = []
    try readRecords {
      found.append($0)
      return true
    }
    return found
  }
}

extension ResponseSource {
  package func allCodes() throws(StoreFault) -> [CodedRow] {
    var found: [CodedRow] = []
    try readCodes {
      found.append($0)
      return true
    }
    return found
  }

  package func allTexts() throws(StoreFault) -> [ResponseText] {
    var found: [ResponseText] = []
    try readTexts {
      found.append($1)
      return true
    }
    return found
  }
}
