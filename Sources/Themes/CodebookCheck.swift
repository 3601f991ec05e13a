package import Surveys

/// How each entry of a codebook fares on the comments that there are.
package struct CodebookCheck: Hashable, Sendable {
  /// What became of one entry.
  package struct Line: Hashable, Sendable {
    package var theme: Name
    package var text: String
    /// Whether it stands under `not`.
    package var excludes: Bool
    /// In how many comments it speaks for its theme; for one under `not`, in how many it takes another's word away.
    package var matches = 0
    /// In how many of these no other entry speaks for the theme, so that without it they would be missed.
    package var only = 0
    /// In how many of these another theme's entry covers some of the same words.
    package var overlaps = 0
  }

  /// How many comments were read.
  package var comments = 0
  /// In how many no entry speaks for any theme.
  package var unmatched = 0
  /// One for each entry, in the codebook's order.
  package var lines: [Line]

  /// The entries that never match anything.
  package var idle: [Line] { lines.filter { $0.matches == 0 } }

  /// Looks for every entry in every comment, each in its own language; linear in the comments.
  package init(_ survey: Survey, _ comments: some Sequence<Comment>) {
    var books = Codebooks(survey)
    lines = books.default.entries.map {
      Line(theme: survey.themes[$0.theme].name, text: $0.text, excludes: $0.excludes)
    }
    for comment in comments {
      let (book, words) = books.read(comment)
      count(book, book.allMatches(in: words), book.matches(in: words))
    }
  }

  private mutating func count(_ book: Codebook, _ all: [CodebookMatch], _ speaking: [CodebookMatch]) {
    comments += 1
    if speaking.isEmpty { unmatched += 1 }
    var seen: Set<Int> = []
    for match in speaking where seen.insert(match.entry).inserted {
      let own = speaking.filter { $0.entry == match.entry }
      lines[match.entry].matches += 1
      if !speaking.contains(where: { $0.theme == match.theme && $0.entry != match.entry }) {
        lines[match.entry].only += 1
      }
      if own.contains(where: { one in speaking.contains { $0.theme != one.theme && $0.words.overlaps(one.words) } }) {
        lines[match.entry].overlaps += 1
      }
    }
    for match in all where book.entries[match.entry].excludes && seen.insert(match.entry).inserted {
      let takes = all.contains {
        $0.theme == match.theme && !book.entries[$0.entry].excludes && $0.words.overlaps(match.words)
      }
      if takes { lines[match.entry].matches += 1 }
    }
  }
}
