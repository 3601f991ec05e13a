package import Surveys

/// Which rows of one form hold nothing but an audience, acknowledgements and calculations; an e-mail is never in a row.
///
/// A repeat counts as an answer if one of its items holds one. Made once for each form, used for each row.
package struct BlankRule: Sendable {
  private let layout: MatrixLayout
  /// For each field, whether it speaks for an answer by itself.
  private let speaks: [Bool]
  /// The repeats, by the place of their field: they speak by their items.
  private let repeats: [(field: Int, rule: BlankRule)]

  package init(_ survey: Survey, _ layout: MatrixLayout) {
    let audience = survey.audienceQuestion?.name
    var silent: Set<Name> = []
    for question in survey.allQuestions {
      switch question.kind {
      case .acknowledge, .calculate: silent.insert(question.name)
      default: if question.name == audience { silent.insert(question.name) }
      }
    }
    self.init(layout, silent: silent)
  }

  private init(_ layout: MatrixLayout, silent: Set<Name>) {
    self.layout = layout
    speaks = layout.fields.map { field in
      if case .items = field.form { false } else { !silent.contains(field.question) }
    }
    repeats = layout.fields.enumerated().compactMap { at, field in
      if case .items(let inner) = field.form { (at, BlankRule(inner, silent: silent)) } else { nil }
    }
  }

  /// Whether a row holds no answer of its own.
  ///
  /// Throws a `CodesFault` if the bytes are no row of the layout. Linear in the number of bytes.
  package func isBlank(_ codes: Span<UInt8>) throws(CodesFault) -> Bool {
    try layout.check(codes)
    return isBlank(codes, at: 0)
  }

  private func isBlank(_ codes: Span<UInt8>, at start: Int) -> Bool {
    for index in speaks.indices where speaks[index] {
      let slot = layout.slots[index]
      let at = start + slot.offset
      switch slot.kind {
      case .number: guard codes.bits(at) == ResponseCodes.missing else { return false }
      case .day: guard Int32(truncatingIfNeeded: codes.number(at, width: 4)) == .min else { return false }
      default: for byte in 0..<slot.width where codes[at + byte] != 0 { return false }
      }
    }
    guard !repeats.isEmpty else { return true }
    var end = start + layout.width
    for (field, rule) in repeats where rule.layout.width > 0 {
      for _ in 0..<codes.number(start + layout.slots[field].offset, width: 4) {
        guard rule.isBlank(codes, at: end) else { return false }
        end = rule.layout.end(of: codes, at: end)
      }
    }
    return true
  }
}

extension MatrixLayout {
  /// Whether a row holds nothing but an audience, acknowledgements and calculations; for many rows make one `BlankRule`.
  ///
  /// Throws a `CodesFault` if the bytes are no row of this layout.
  package func isBlank(_ codes: [UInt8], _ survey: Survey) throws(CodesFault) -> Bool {
    try BlankRule(survey, self).isBlank(codes.span)
  }
}
