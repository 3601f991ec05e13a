package import Surveys

/// A comment that may be printed, chosen because it says what many say of a theme.
package struct Quote: Hashable, Sendable {
  package var theme: Name
  /// Word for word, but that what could show who is meant has its kind in square brackets in its place.
  package var text: String
  /// Its writer's audience; nil where none was given.
  package var audience: Name?

  /// How many for each theme at most.
  static let most = 2
  /// Longer ones are not quoted, since none is shortened. In characters.
  static let longest = 400

  /// Up to two for each theme, from settled comments whose writers allowed it; each text once.
  ///
  /// Left out: what a coder withheld, and what is too long. The first is the one
  /// nearest to all comments of its theme taken together (by the cosine of their TF-IDF vectors), the second the nearest of another audience,
  /// or else of those that are left. Linear in the comments times their themes.
  static func chosen(_ survey: Survey, _ codings: Codings) -> [Quote] {
    let settled = codings.entries.compactMap { entry -> (entry: Codings.Entry, themes: Set<Int>)? in
      if case .settled(let themes) = entry.standing { (entry, themes) } else { nil }
    }
    guard settled.contains(where: { $0.entry.isQuotable }) else { return [] }
    var books = Codebooks(survey)
    let keys = settled.map { books.read($0.entry.comment).words.map(\.key) }
    let vectors = WordVectors(keys)
    let sparse = keys.map(vectors.vector)
    var used: Set<String> = []
    return survey.themes.enumerated().flatMap { place, theme -> [Quote] in
      let own = settled.indices.filter { settled[$0].themes.contains(place) }
      var centre = [Double](repeating: 0, count: vectors.words.count)
      for at in own { for (word, value) in sparse[at] { centre[word] += value } }
      var near: [(at: Int, nearness: Double)] = []
      for at in own where settled[at].entry.isQuotable {
        // A comment on several themes says less of each.
        let nearness = sparse[at].reduce(0.0) { $0 + $1.value * centre[$1.word] }
        near.append((at, nearness / Double(settled[at].themes.count)))
      }
      near.sort { $0.nearness != $1.nearness ? $0.nearness > $1.nearness : $0.at < $1.at }
      let nearest = near.map { settled[$0.at].entry.comment }
      var quotes: [Quote] = []
      while quotes.count < most {
        let left = nearest.filter { !used.contains($0.text) }
        let heard = Set(quotes.map(\.audience))
        guard let next = left.first(where: { !heard.contains($0.audience) }) ?? left.first else { break }
        used.insert(next.text)
        quotes.append(Quote(theme: theme.name, text: PersonalDetail.redacted(next.text), audience: next.audience))
      }
      return quotes
    }
  }
}

extension Codings.Entry {
  /// Whether it may be printed, and is short enough to stand whole on a paper.
  fileprivate var isQuotable: Bool { mayBePrinted && comment.text.count <= Quote.longest }

  /// Whether its writer allows it to be printed, once what is personal is taken out, and nobody withheld it.
  package var mayBePrinted: Bool { comment.permissions.contains(.quote) && withheld == nil }
}
