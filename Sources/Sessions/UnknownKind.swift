/// Something in a session that a later program wrote down and this one does not know: kept and handed on, and passed over.
///
/// What it holds is the same value afterwards, but for numbers that neither 64 bits nor a `Double` hold exactly (`PlainValue`).
package struct UnknownKind: Hashable, Sendable, Codable {
  /// What the later program calls it.
  package let word: String
  let content: PlainValue
}
