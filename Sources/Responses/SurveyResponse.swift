package import Surveys

/// How an answer came in.
package enum ResponseMode: String, Hashable, Sendable, CaseIterable {
  case web, terminal, paper, session, api
  case imported = "import"
}

/// A response's own identity: a UUID in its canonical lower-case text, version 7 where the program made it.
package struct ResponseID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  /// The identity in a text; nil if it is no UUID of 36 characters. Upper case is folded.
  package init?(_ text: some StringProtocol) {
    let lower = text.lowercased()
    let bytes = Array(lower.utf8)
    guard bytes.count == 36 else { return nil }
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard
          (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        else { return nil }
      }
    }
    self.text = lower
  }
  /// The identity with those 16 bytes, version and variant as they are; bytes that are not there are zero, more are left out.
  package init(bytes: [UInt8]) {
    var digits = ""
    for index in 0..<16 {
      let byte = index < bytes.count ? bytes[index] : 0
      if [4, 6, 8, 10].contains(index) { digits += "-" }
      digits += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    text = digits
  }

  package var description: String { text }
  package static func < (left: ResponseID, right: ResponseID) -> Bool { left.text < right.text }
}

/// A hash of the part of a definition that says what is asked: `sha256:` and 64 lower-case hexadecimal digits.
package struct FormHash: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
}

/// One submitted response.
package struct SurveyResponse: Hashable, Sendable {
  package var id: ResponseID
  package var survey: String
  package var form: FormHash
  package var mode: ResponseMode
  package var language: Language
  package var startedAt: Moment?
  /// Nil only for an imported response that came without a time.
  package var submittedAt: Moment?
  /// Made by a program and given by nobody; said on every page made from it.
  package var isSimulated: Bool
  package var answers: AnswerSheet

  package init(
    id: ResponseID, survey: String, form: FormHash, mode: ResponseMode, language: Language,
    startedAt: Moment? = nil, submittedAt: Moment? = nil, isSimulated: Bool = false,
    answers: AnswerSheet
  ) {
    self.id = id
    self.survey = survey
    self.form = form
    self.mode = mode
    self.language = language
    self.startedAt = startedAt
    self.submittedAt = submittedAt
    self.isSimulated = isSimulated
    self.answers = answers
  }
}
