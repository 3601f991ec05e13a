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
