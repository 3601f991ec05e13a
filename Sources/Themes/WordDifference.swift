/// What one text has in the place of another's words.
package struct WordDifference: Hashable, Sendable {
  /// Words of the first text; empty where the second adds some.
  package var old: [String]
  /// Words of the second; empty where it leaves some out.
  package var new: [String]

  /// The differences in order, by the longest common row of words; empty for texts that differ in case, accents and marks at most.
  ///
  /// Time is the product of the two lengths without what they share at their ends.
  package static func all(from one: [String], to other: [String]) -> [WordDifference] {
    var start = 0
    while start < min(one.count, other.count), one[start] == other[start] { start += 1 }
    var end = 0
    while end < min(one.count, other.count) - start, one[one.count - 1 - end] == other[other.count - 1 - end] {
      end += 1
    }
    let (left, right) = (Array(one[start..<(one.count - end)]), Array(other[start..<(other.count - end)]))
    var lengths = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        lengths[row][column] =
          left[row] == right[column]
          ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    var found: [WordDifference] = []
    var open = WordDifference(old: [], new: [])
    var (row, column) = (0, 0)
    func close() {
      if open != WordDifference(old: [], new: []) { found.append(open) }
      open = WordDifference(old: [], new: [])
    }
    while row < left.count || column < right.count {
      if row < left.count, column < right.count, left[row] == right[column] {
        close()
        row += 1
        column += 1
      } else if column == right.count || (row < left.count && lengths[row + 1][column] >= lengths[row][column + 1]) {
        open.old.append(left[row])
        row += 1
      } else {
        open.new.append(right[column])
        column += 1
      }
    }
    close()
    return found
  }
}
