/// What may stand under the keys of one kind of mapping in a definition: the reader goes by it, and so does the JSON Schema.
package struct FieldTable: Hashable, Sendable {
  /// One key.
  package struct Field: Hashable, Sendable {
    package let key: String
    package let shape: FieldShape
    package let isRequired: Bool
  }

  /// In the order in which messages name the keys.
  package let fields: [Field]

  package var keys: [String] { fields.map(\.key) }
  package var required: [String] { fields.filter(\.isRequired).map(\.key) }

  init(_ fields: [Field]) { self.fields = fields }

  /// The shape of what stands under a key; nil for a key that is not known. Linear in the number of keys.
  package subscript(key: String) -> FieldShape? { fields.first { $0.key == key }?.shape }

  static func + (left: FieldTable, right: FieldTable) -> FieldTable { FieldTable(left.fields + right.fields) }
}

extension FieldTable.Field {
  /// A key that may be left out.
  static func may(_ key: String, _ shape: FieldShape) -> FieldTable.Field {
    FieldTable.Field(key: key, shape: shape, isRequired: false)
  }

  /// A key without which the mapping is not sound.
  static func must(_ key: String, _ shape: FieldShape) -> FieldTable.Field {
    FieldTable.Field(key: key, shape: shape, isRequired: true)
  }
}

/// The shape of a value in a definition, as far as it can be told without looking at any other.
package indirect enum FieldShape: Hashable, Sendable {
  /// A text that is not blank.
  case text
  /// A text, or a mapping from languages to texts.
  case wording
  /// A text that is a formula.
  case formula
  case name
  /// Lower-case letters, digits and hyphens.
  case surveyID
  case language
  case date
  /// A count and `months` or `years`.
  case period
  case timezone
  case whole(from: Int, to: Int)
  /// `above` is the bound that it may not reach, `from` the least; nil for no bound.
  case number(from: Double? = nil, above: Double? = nil)
  case flag
  case word([String])
  /// At least `least` items.
  case list(FieldShape, least: Int)
  case mapping(Part)
  /// A mapping from names to values of that shape, which may be empty.
  case named(FieldShape)
  /// A mapping from names to labels, a list of labels, or either with a mapping of that part instead of a label; never empty.
  case entries(Part)
  /// The name of a list of choices, or entries of choices.
  case choices
  /// A question, of which `type` says the rest.
  case question

  /// The kinds of mappings that have a table of their own.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case definition, page, audience, theme, scale, choice, row, priorities, weights, session, report
  }

  /// Any whole number that is not less; the bound above is far beyond what a survey needs.
  static func whole(from least: Int) -> FieldShape { .whole(from: least, to: FieldShape.farAbove) }
  package static let farAbove = 1_000_000_000

  static func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> FieldShape
  where Word.RawValue == String { .word(Word.allCases.map(\.rawValue)) }
}
