package import Surveys

/// A theme that a comment may speak of, and what spoke for it; it counts for nothing until a person confirms it.
package struct Suggestion: Hashable, Sendable {
  /// The theme's place in the definition.
  package var theme: Int
  /// Whether the codebook speaks for it.
  package var fromCodebook: Bool
  /// How far the model is for it; nil where it knows nothing of the theme.
  package var margin: Double?
  /// Where the words stand that spoke for it, in bytes of the text's UTF-8, in order, without overlaps. Never empty.
  package var spans: [Range<Int>]
  /// What a chat endpoint says of the theme; nil where it does not suggest it.
  package var machine: MachineCode?

  /// Whether a chat endpoint alone suggests it.
  package var isOfMachineAlone: Bool { machine != nil && !fromCodebook && margin == nil }
}

/// Suggests themes for comments: by the codebook, and by a model of what has been confirmed.
package struct Suggester: Sendable {
  private var books: Codebooks
  private let model: ThemeModel?
  /// Whether enough is confirmed for a model.
  package var hasModel: Bool { model != nil }

  /// Learns from the comments whose codes are given: the places of their themes.
  package init(_ survey: Survey, confirmed: [(comment: Comment, themes: Set<Int>)]) {
    var books = Codebooks(survey)
    let words = confirmed.map { books.read($0.comment).words }
    model = ThemeModel(words, confirmed.map(\.themes), themes: survey.themes.count)
    self.books = books
  }

  /// The suggestions for a comment, those of the codebook first, then by how far the model is for them; empty for none.
  package mutating func suggestions(for comment: Comment) -> [Suggestion] { read(comment).suggestions }

  /// The suggestions, and how informative a person's decision would be: 0 for a comment of which the machine is quite sure, 1 for the least.
  package mutating func read(_ comment: Comment) -> (suggestions: [Suggestion], informative: Double) {
    let (book, words) = books.read(comment)
    let matches = book.matches(in: words)
    let opinions = model?.opinions(words) ?? []
    let margins = Dictionary(opinions.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Suggestion] = []
    var doubt = 0.0
    for theme in 0..<book.themes {
      let spans = matches.filter { $0.theme == theme }.map(\.range)
      let opinion = margins[theme]
      if let opinion { doubt = max(doubt, Suggester.doubt(opinion.margin, isListed: !spans.isEmpty)) }
      let ownSpans = (opinion?.margin ?? -1) > 0 ? opinion?.spans ?? [] : []
      guard !spans.isEmpty || !ownSpans.isEmpty else { continue }
      found.append(
        Suggestion(
          theme: theme, fromCodebook: !spans.isEmpty, margin: opinion?.margin,
          spans: Suggester.merged(spans + ownSpans)))
    }
    if model == nil { doubt = Suggester.doubt(themes: found.count, isEmpty: words.isEmpty) }
    found.sort { left, right in
      if left.fromCodebook != right.fromCodebook { return left.fromCodebook }
      let (a, b) = (left.margin ?? 0, right.margin ?? 0)
      return a != b ? a > b : left.theme < right.theme
    }
    return (found, words.isEmpty ? 0 : doubt)
  }

  /// Before there is a model: a comment with several themes tells most, then one with none, then one that is plain.
  private static func doubt(themes: Int, isEmpty: Bool) -> Double {
    switch themes {
    case _ where isEmpty: 0
    case 0: 0.5
    case 1: 0.25
    default: 1
    }
  }

  /// 1 at a margin of 0, less the further away; a model that gainsays the codebook is doubt, too.
  private static func doubt(_ margin: Double, isListed: Bool) -> Double {
    let near = 1 / (1 + 2 * margin.magnitude)
    return isListed && margin <= 0 ? max(near, 0.75) : near
  }

  /// Spans in order, those that touch or overlap as one.
  package static func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for span in spans.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}
