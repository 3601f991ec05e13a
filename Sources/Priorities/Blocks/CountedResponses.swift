package import Responses

/// All responses of a survey sorted, and counted where that was done on the way.
package struct CountedResponses: Sendable {
  package var sorted: SortedResponses
  /// By audience, those who gave none last; nil where they were not counted.
  package var counts: MatrixCounts?

  package init(sorted: SortedResponses, counts: MatrixCounts? = nil) {
    self.sorted = sorted
    self.counts = counts
  }
}

/// What is known of all responses of a survey without any one's answers.
package struct ResponseCounts: Sendable {
  package var account: SortingAccount
  /// By audience, those who gave none last.
  package var counts: MatrixCounts
  /// How many of the analysed are in each audience, last those who gave none; empty where nobody is asked for one.
  package var people: [Int]
}
