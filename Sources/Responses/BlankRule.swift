package import Surveys

/// Which rows of one form hold nothing but an audience, acknowledgements and calculations; an e-mail is never in a row.
///
/// A repeat counts as an answer if one of its items holds one. Made once for each form, used for each row.
package struct BlankRule: Sendable {
  private let layout: MatrixLayout
  /// For each field, how it speaks for an answer: not at all, by itself, or by its items.
  private let fields: [Content]

  private indirect enum Content: Sendable {
    case nothing
    case answer
    case items(BlankRule)
  }

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
    fields = layout.fields.map { field in
      if case .items(let inner) = field.form { return .items(BlankRule(inner, silent: silent)) }
      return silent.contains(field.question) ? .nothing : .answer
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
    var end = start + layout.width
    for (field, content) in zip(layout.fields, fields) {
      let at = start + field.offset
      switch content {
      case .nothing: continue
      case .items(let inner):
        guard inner.layout.width > 0 else { continue }
        for _ in 0..<codes.number(at, width: 4) {
          guard inner.isBlank(codes, at: end) else { return false }
          end = inner.layout.end(of: codes, at: end)
        }
      case .answer:
        switch field.form {
        case .number: guard codes.bits(at) == ResponseCodes.missing else { return false }
        case .day:
          guard Int32(truncatingIfNeeded: codes.number(at, width: 4)) == .min else { return false }
        default: for byte in 0..<field.form.width where codes[at + byte] != 0 { return false }
        }
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
