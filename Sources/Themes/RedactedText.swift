/// A text without the details by which a person could be found, that still knows where its words stood.
package struct RedactedText: Hashable, Sendable {
  /// With what each detail was in its place.
  package let text: String
  private let pieces: [Piece]

  /// Where a piece stands in `text`, and where it stood.
  private struct Piece: Hashable, Sendable {
    var here: Range<Int>
    var there: Range<Int>
    var isDetail: Bool
  }

  /// Linear in the text.
  package init(_ original: String) {
    let bytes = Array(original.utf8)
    var text: [UInt8] = []
    var pieces: [Piece] = []
    func add(_ new: some Sequence<UInt8>, _ there: Range<Int>, isDetail: Bool) {
      let start = text.count
      text += new
      pieces.append(Piece(here: start..<text.count, there: there, isDetail: isDetail))
    }
    var at = 0
    for detail in PersonalDetail.all(in: original) {
      add(bytes[at..<detail.range.lowerBound], at..<detail.range.lowerBound, isDetail: false)
      add(detail.kind.replacement.utf8, detail.range, isDetail: true)
      at = detail.range.upperBound
    }
    add(bytes[at...], at..<bytes.count, isDetail: false)
    self.text = String(decoding: text, as: UTF8.self)
    self.pieces = pieces
  }

  /// Where bytes of `text` stood in the original; a detail of which a part is among them is there as a whole. Nil for an empty range.
  package func original(_ range: Range<Int>) -> Range<Int>? {
    let touched = pieces.filter { $0.here.overlaps(range) }
    guard let first = touched.first, let last = touched.last else { return nil }
    let from =
      first.isDetail
      ? first.there.lowerBound : first.there.lowerBound + max(0, range.lowerBound - first.here.lowerBound)
    let to =
      last.isDetail
      ? last.there.upperBound
      : last.there.lowerBound + min(range.upperBound, last.here.upperBound) - last.here.lowerBound
    return from..<to
  }
}
