package import Surveys

/// Where responses are read from, one at a time: a store, or a file of them.
package protocol ResponseSource: Sendable {
  /// What is known beyond the rows themselves.
  func counters() throws(StoreFault) -> ResponseCounters

  /// Hands over every coded row in the order of the ids until `body` returns false.
  ///
  /// One that gave way to a later response with its id comes as a row of its own, excluded as `duplicate`. All rows are of one moment.
  func readCodes(_ body: (CodedRow) -> Bool) throws(StoreFault)

  /// Hands over every text, in the order of the ids and of the questions, until `body` returns false.
  func readTexts(_ body: (ResponseID, ResponseText) -> Bool) throws(StoreFault)

  /// Hands over the language in which each response was given, in the order of the ids, until `body` returns false.
  func readLanguages(_ body: (ResponseID, Language) -> Bool) throws(StoreFault)
}

/// Numbers of responses of which nothing else is left.
package struct ResponseCounters: Hashable, Sendable {
  /// Erased by the person or purged by age.
  package var withdrawn: Int
  /// Lines skipped on request at import.
  package var skipped: Int
  /// Responses that are there, excluded ones too.
  package var responses: Int

  package init(withdrawn: Int = 0, skipped: Int = 0, responses: Int = 0) {
    self.withdrawn = withdrawn
    self.skipped = skipped
    self.responses = responses
  }
}
