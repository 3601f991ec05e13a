/// A field in which something is put right: what it said when the form was shown, what was typed, and what it says now.
///
/// Two texts are the same here where they have the same words: a browser sends line ends of its own.
package struct MendedField: Hashable, Sendable {
  /// What it said when the form was shown.
  package let was: String
  /// What the form sent.
  package let typed: String
  /// What stands there now, which somebody else may have put right meanwhile.
  package let now: String

  /// `was` and `typed` are as they were sent; nil, where they were not, for what the field says now.
  package init(was: String?, typed: String?, now: String) {
    (self.was, self.typed, self.now) = (was ?? now, typed ?? was ?? now, now)
  }

  /// Whether the person wrote something that does not stand there already.
  package var isChanged: Bool { !MendedField.same(typed, was) && !MendedField.same(typed, now) }

  /// Whether somebody else has written something else meanwhile.
  package var isContested: Bool { isChanged && !MendedField.same(was, now) }

  /// What the form shows: what was typed, or what it says now where the person left it.
  package var shown: String { isChanged ? typed : now }

  private static func same(_ one: String, _ other: String) -> Bool {
    one.split(whereSeparator: \.isWhitespace) == other.split(whereSeparator: \.isWhitespace)
  }
}
