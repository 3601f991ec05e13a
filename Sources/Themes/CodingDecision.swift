package import Surveys

/// What one person decided about one comment, and when; never changed, only followed by a later one.
package struct CodingDecision: Hashable, Sendable {
  package var place: CommentPlace
  /// Of the text as it was read; a decision about another text does not count.
  package var digest: UInt64
  /// Who decided; never empty.
  package var coder: String
  package var at: Moment
  package var kind: Kind
  /// The coder's own note; nil for none.
  package var note: String?
  /// Why the comment is not to be quoted; nil where it may be, as far as the coder is concerned.
  package var withheld: String?

  /// What a decision says of its comment.
  package enum Kind: Hashable, Sendable {
    /// These codes and no others; empty for "none of the themes".
    case coded([Code])
    /// What coders agreed on after they had differed; stands over what each of them decided.
    case resolved([Code])
    /// Left for later.
    case skipped
    /// The coder's decision before this one is taken back.
    case undone
    /// The same text as another comment, which alone is counted.
    case copy(of: CommentPlace)
  }

  package init(
    place: CommentPlace, digest: UInt64, coder: String, at: Moment, kind: Kind, note: String? = nil,
    withheld: String? = nil
  ) {
    self.place = place
    self.digest = digest
    self.coder = coder
    self.at = at
    self.kind = kind
    self.note = note
    self.withheld = withheld
  }

  /// Whether it would make what was said in a room a copy, or something a copy of that: nobody copies what is said; it is never kept.
  package var isImpossible: Bool {
    if case .copy(let original) = kind { place.isContribution || original.isContribution } else { false }
  }

  /// The codes it gives; nil where it gives none at all.
  package var codes: [Code]? {
    switch kind {
    case .coded(let codes), .resolved(let codes): codes
    case .skipped, .undone, .copy: nil
    }
  }
}

/// A theme that a comment speaks of, and where in it.
package struct Code: Hashable, Sendable {
  package var theme: Name
  /// In bytes of the text's UTF-8, in order; empty for the whole text.
  package var parts: [Range<Int>]

  package init(_ theme: Name, parts: [Range<Int>] = []) {
    self.theme = theme
    self.parts = parts
  }

  /// `capacity`, or `capacity@0-12,40-52` where it has parts.
  package var text: String {
    parts.isEmpty
      ? theme.text
      : theme.text + "@" + parts.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }

  /// A code written as `text` writes it; nil for anything else, such as a part that is empty or overlaps the one before.
  package init?(text: some StringProtocol) {
    let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let theme = Name(halves[0]) else { return nil }
    var parts: [Range<Int>] = []
    if halves.count == 2 {
      for part in halves[1].split(separator: ",", omittingEmptySubsequences: false) {
        let ends = part.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let from = Int(ends[0]), let to = Int(ends[1]), from >= parts.last?.upperBound ?? 0,
          from < to
        else { return nil }
        parts.append(from..<to)
      }
    }
    self.init(theme, parts: parts)
  }
}

extension [Code] {
  /// Codes with a blank between them; the empty text for none.
  package var text: String { map(\.text).joined(separator: " ") }

  /// Codes written as `text` writes them; nil if one of them is none.
  package init?(text: String) {
    var codes: [Code] = []
    for word in text.split(separator: " ") {
      guard let code = Code(text: word) else { return nil }
      codes.append(code)
    }
    self = codes
  }
}
