/// A table for a terminal: the first columns to the left, those of figures to the right.
struct TextTable {
  var head: [String]
  /// How many columns hold words.
  var words = 1
  var lines: [[String]] = []

  /// Columns two blanks apart, the head first; ends with a line end.
  var text: String {
    let all = [head] + lines
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { line in
      let cells = line.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column < words ? cell + blanks : blanks + cell
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
