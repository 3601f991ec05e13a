/// An answer as it was written down, before anything is known of its question: what JSON, YAML, CSV and forms have in common.
package enum RawAnswer: Hashable, Sendable {
  /// Nothing was written, as by JSON's `null`; read as no answer.
  case nothing
  case text(String)
  case number(Double)
  case bool(Bool)
  case list([RawAnswer])
  /// In the order in which it was written; keys may come twice.
  case map([Entry])

  /// A key and what stands under it.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: RawAnswer
    package init(_ key: String, _ value: RawAnswer) {
      self.key = key
      self.value = value
    }
  }
}
