internal import Surveys

/// How a row of codes of one form is written in the layout of another: made once for each older form, used for each row.
///
/// Questions, rows and choices are matched by name. What is gone is dropped; a question that is new, or of another shape,
/// is unanswered; an answer that loses all its choices is unanswered; a ranking that loses a choice closes the gap.
package struct MatrixTranslation: Sendable {
  private enum Source: Sendable {
    case none
    /// The old field, whose bytes are taken as they are.
    case copy(Int)
    /// The old field, and for each old choice its new place from 0, or -1.
    case choices(Int, [Int])
    case items(Int, MatrixTranslation)
  }

  package let old: MatrixLayout
  package let new: MatrixLayout
  private let sources: [Source]

  /// Linear in the old fields times the new ones.
  package init(from old: MatrixLayout, to new: MatrixLayout) {
    self.old = old
    self.new = new
    sources = new.fields.map { field in
      guard let index = old.index(of: field.question, line: field.line) else { return .none }
      func table(_ before: [Name], _ after: [Name]) -> Source {
        .choices(index, before.map { after.firstIndex(of: $0) ?? -1 })
      }
      switch (old.fields[index].form, field.form) {
      case (.choice(let before), .choice(let after)), (.choices(let before), .choices(let after)),
        (.places(let before), .places(let after)), (.points(let before), .points(let after)):
        return table(before, after)
      case (.number, .number), (.day, .day), (.answered, .answered), (.ticked, .ticked):
        return .copy(index)
      case (.items(let before), .items(let after)):
        return .items(index, MatrixTranslation(from: before, to: after))
      default: return .none
      }
    }
  }

  /// A row of the old layout as a row of the new one.
  ///
  /// Throws a `CodesFault` if the bytes are no row of the old layout. Linear in the number of bytes of both.
  package func codes(of row: [UInt8]) throws(CodesFault) -> [UInt8] {
    let codes = row.span
    try old.check(codes)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(new.width)
    append(codes, at: 0, to: &bytes)
    return bytes
  }

  private func append(_ codes: Span<UInt8>, at start: Int, to bytes: inout [UInt8]) {
    let base = bytes.count
    for (field, source) in zip(new.fields, sources) {
      let width = field.form.width
      switch source {
      case .none: bytes += MatrixTranslation.unanswered(field.form)
      case .copy(let index):
        let at = start + old.fields[index].offset
        for byte in 0..<width { bytes.append(codes[at + byte]) }
      case .choices(let index, let table):
        let target = bytes.count
        bytes += MatrixTranslation.unanswered(field.form)
        let before = old.fields[index]
        MatrixTranslation.move(
          codes, at: start + before.offset, before.form, by: table, to: &bytes, at: target, field.form)
      case .items(let index, _):
        let at = start + old.fields[index].offset
        for byte in 0..<width { bytes.append(codes[at + byte]) }
      }
    }
    assert(bytes.count == base + new.width)
    for source in sources {
      guard case .items(let index, let inner) = source, inner.old.width > 0 || inner.new.width > 0 else { continue }
      var at = firstItem(of: index, in: codes, at: start)
      for _ in 0..<codes.number(start + old.fields[index].offset, width: 4) {
        inner.append(codes, at: at, to: &bytes)
        at = inner.old.width > 0 ? inner.old.end(of: codes, at: at) : at
      }
    }
  }

  /// Where the items of an old repeat start in the row.
  private func firstItem(of index: Int, in codes: Span<UInt8>, at start: Int) -> Int {
    var at = start + old.width
    for field in old.fields[..<index] {
      guard case .items(let inner) = field.form, inner.width > 0 else { continue }
      for _ in 0..<codes.number(start + field.offset, width: 4) { at = inner.end(of: codes, at: at) }
    }
    return at
  }

  private static func move(
    _ codes: Span<UInt8>, at source: Int, _ before: MatrixLayout.Form, by table: [Int], to bytes: inout [UInt8],
    at target: Int, _ after: MatrixLayout.Form
  ) {
    switch before {
    case .choice:
      let code = codes.number(source, width: before.width)
      let now = code == 0 ? 0 : table[code - 1] + 1
      for byte in 0..<after.width { bytes[target + byte] = UInt8(truncatingIfNeeded: now >> (8 * byte)) }
    case .choices:
      guard codes[source] & 1 == 1 else { return }
      var (chosen, kept) = (false, false)
      for (index, now) in table.enumerated() where codes[source + (index + 1) / 8] >> UInt8((index + 1) % 8) & 1 == 1 {
        chosen = true
        guard now >= 0 else { continue }
        kept = true
        bytes[target + (now + 1) / 8] |= 1 << UInt8((now + 1) % 8)
      }
      if kept || !chosen { bytes[target] |= 1 }
    case .places:
      for (index, now) in table.enumerated() where now >= 0 && codes[source + index] > 0 {
        var place: UInt8 = 1
        for (other, kept) in table.enumerated() where kept >= 0 {
          if codes[source + other] > 0, codes[source + other] < codes[source + index] { place += 1 }
        }
        bytes[target + now] = place
      }
    case .points:
      for (index, now) in table.enumerated() where now >= 0 {
        bytes[target + 2 * now] = codes[source + 2 * index]
        bytes[target + 2 * now + 1] = codes[source + 2 * index + 1]
      }
    case .number, .day, .answered, .ticked, .items: break
    }
  }

  /// The bytes of a field that nobody answered.
  private static func unanswered(_ form: MatrixLayout.Form) -> [UInt8] {
    switch form {
    case .number: (0..<8).map { UInt8(truncatingIfNeeded: ResponseCodes.missing >> UInt64(8 * $0)) }
    case .day: [0, 0, 0, 0x80]
    default: [UInt8](repeating: 0, count: form.width)
    }
  }
}
