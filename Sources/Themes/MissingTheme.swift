internal import Surveys

/// A theme that a coder misses in the definition, kept in the note of their decision.
package struct MissingTheme: Hashable, Sendable {
  package var label: String
  /// The texts of the comments at which it was missed, in order.
  package var comments: [String]

  private static let head = "New theme: "
  private static let end = "; "

  /// A note that names a missing theme and holds the coder's own words; nil where both are empty.
  package static func note(_ label: String, _ words: String) -> String? {
    if label.isEmpty { return words.isEmpty ? nil : words }
    return head + label.replacing(end, with: ", ") + (words.isEmpty ? "" : end + words)
  }

  /// The theme that a note names; nil for none.
  static func label(in note: String) -> String? {
    guard note.hasPrefix(head) else { return nil }
    let rest = note.dropFirst(head.count)
    let label = rest.firstRange(of: end).map { rest[..<$0.lowerBound] } ?? rest
    return label.isEmpty ? nil : String(label)
  }

  /// What coders miss, those that they miss most first; labels that differ in case or accents alone are one. Linear in the comments.
  package static func all(_ codings: Codings) -> [MissingTheme] {
    var found: [MissingTheme] = []
    var places: [String: Int] = [:]
    for entry in codings.entries {
      let notes = ([entry.resolution].compactMap { $0 } + entry.byCoder.sorted { $0.key < $1.key }.map(\.value))
        .compactMap(\.note)
      var own: Set<Int> = []
      for label in notes.compactMap(label) {
        let place = places[LooseText.folded(label)] ?? found.count
        if place == found.count {
          places[LooseText.folded(label)] = place
          found.append(MissingTheme(label: label, comments: []))
        }
        if own.insert(place).inserted { found[place].comments.append(entry.comment.text) }
      }
    }
    return found.enumerated().sorted {
      $0.element.comments.count != $1.element.comments.count
        ? $0.element.comments.count > $1.element.comments.count : $0.offset < $1.offset
    }.map(\.element)
  }
}
