package import Surveys

/// What is wrong with a row of codes, so that it cannot be read by the layout it claims.
package enum CodesFault: Error, Hashable, Sendable {
  /// The row ends before its last field or item does.
  case tooShort(expected: Int, found: Int)
  /// Bytes are left over behind the last item.
  case tooLong(expected: Int, found: Int)
  /// A field holds a code that its question does not have.
  case outOfRange(question: Name)
}
