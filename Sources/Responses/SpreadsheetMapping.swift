package import Surveys

/// What an organiser says about a spreadsheet that cannot be seen from it: which column answers what, which cell means which choice.
package struct SpreadsheetMapping: Hashable, Sendable {
  /// What a column holds.
  package enum Column: Hashable, Sendable {
    case ignore
    /// The name of a question or of a part of one, as an exported file heads its columns: `q`, `q.row`, `q/choice`, `q.1`.
    case target(String)
  }

  /// By the column's heading as it is written in the file, or by its letter; `*` stands for every column that is not recognised.
  package var columns: [String: Column]
  /// By the question's name: what a cell's text means, as the name of a choice or another text of the answer; empty for no answer.
  package var values: [Name: [String: String]]
  /// Texts that mean no answer, wherever they stand, beside those that are known.
  package var blanks: [String]
  /// 1 or 2; nil leaves it to be found out.
  package var headerRows: Int?
  package var dates: DateOrder?
  package var decimal: DecimalMark?

  package init(
    columns: [String: Column] = [:], values: [Name: [String: String]] = [:], blanks: [String] = [],
    headerRows: Int? = nil, dates: DateOrder? = nil, decimal: DecimalMark? = nil
  ) {
    self.columns = columns
    self.values = values
    self.blanks = blanks
    self.headerRows = headerRows
    self.dates = dates
    self.decimal = decimal
  }
}

/// Which mark stands before the fraction of a number.
package enum DecimalMark: String, Hashable, Sendable, CaseIterable { case point, comma }
