package import Surveys

/// All analysed responses as columns of small codes: the one shape that tallies, tables and the method read.
///
/// Row p of every column is the same person. Rows stand in the order of the responses' ids, so that the figures do not depend on the
/// order in which answers came in. Empty columns for no responses.
package struct ResponseMatrix: Sendable {
  /// One field of the layout for everyone.
  package enum Column: Sendable {
    /// 0 unanswered, else the choice's place from 1.
    case choice([UInt16])
    /// Bit sets: `words` bytes a person; bit 0 answered, bit i + 1 the choice at i.
    case choices([UInt8], words: Int)
    /// `stride` places a person: place from 1, 0 for not ranked.
    case places([UInt8], stride: Int)
    /// `stride` counts of points a person.
    case points([UInt16], stride: Int)
    /// Missing numbers have the bits of `ResponseCodes.missing`.
    case numbers([Double])
    /// Days since 1970; missing is the least.
    case days([Int32])
    /// 1 where answered or ticked.
    case flags([UInt8])
    /// How many items each person gave, and all items as rows of their own, in the people's order.
    indirect case items([UInt32], ResponseMatrix)
  }

  package let layout: MatrixLayout
  package internal(set) var columns: [Column]
  /// How many people, or how many items in a repeat.
  package internal(set) var count: Int
  /// How many of them were simulated.
  package internal(set) var simulated: Int

  /// A matrix without rows.
  package init(_ layout: MatrixLayout) {
    self.layout = layout
    count = 0
    simulated = 0
    columns = layout.fields.map { field in
      switch field.form {
      case .choice: .choice([])
      case .choices(let names): .choices([], words: (names.count + 8) / 8)
      case .places(let names): .places([], stride: names.count)
      case .points(let names): .points([], stride: names.count)
      case .number: .numbers([])
      case .day: .days([])
      case .answered, .ticked: .flags([])
      case .items(let inner): .items([], ResponseMatrix(inner))
      }
    }
  }

  /// The column of a question, or of one row of a matrix; nil if there is none.
  package func column(of question: Name, line: Name? = nil) -> Column? {
    layout.index(of: question, line: line).map { columns[$0] }
  }
}
