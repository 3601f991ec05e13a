internal import Surveys

/// The name under which a form or a file keeps an answer: `q`, `q.part`, or `r[0].rest`.
struct AnswerAddress: Hashable, Sendable {
  let question: Name
  /// The item of a repeat, from 0, where one is named.
  let place: Int?
  /// What stands after the dot: a row, a choice, a rank, or within an item the rest of the name.
  let part: String?

  /// The address in a text; nil where it has no such shape.
  init?(_ text: String) {
    // Most are a name alone, and need no search by characters.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }) {
      guard let question = Name(text) else { return nil }
      self.question = question
      place = nil
      part = nil
      return
    }
    let head = text.prefix { $0 != "." && $0 != "[" }
    guard let question = Name(head) else { return nil }
    self.question = question
    var rest = text[head.endIndex...]
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      let digits = rest[rest.index(after: rest.startIndex)..<end]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let place = Int(digits) else {
        return nil
      }
      rest = rest[rest.index(after: end)...]
      guard rest.first == ".", rest.count > 1 else { return nil }
      self.place = place
    } else {
      place = nil
    }
    if rest.first == "." {
      guard rest.count > 1 else { return nil }
      part = String(rest.dropFirst())
    } else {
      part = nil
    }
  }
}
