package import Surveys

/// How well the suggestions find what people confirmed, theme by theme.
package struct SuggestionCheck: Hashable, Sendable {
  /// With fewer confirmed texts than this the suggestions are a help to reading and no more.
  package static let enough = 100
  /// Into how many parts the confirmed texts are cut; each is judged by what the others teach.
  static let folds = 5

  /// Right and wrong suggestions, and what was missed.
  package struct Count: Hashable, Sendable {
    package var right = 0
    package var wrong = 0
    package var missed = 0

    package init() {}

    /// right ÷ suggested; nil where nothing was suggested.
    package var precision: Double? { right + wrong > 0 ? Double(right) / Double(right + wrong) : nil }
    /// right ÷ confirmed; nil where nothing was confirmed.
    package var recall: Double? { right + missed > 0 ? Double(right) / Double(right + missed) : nil }
    /// The harmonic mean of the two; nil where there is nothing to find and nothing was suggested.
    package var f1: Double? {
      right + wrong + missed > 0 ? Double(2 * right) / Double(2 * right + wrong + missed) : nil
    }

    mutating func add(suggested: Bool, confirmed: Bool) {
      switch (suggested, confirmed) {
      case (true, true): right += 1
      case (true, false): wrong += 1
      case (false, true): missed += 1
      case (false, false): break
      }
    }
  }

  /// How well the suggestions of one theme do, by the codebook alone and with the model.
  package struct Line: Hashable, Sendable {
    package var theme: Name
    /// In how many texts it was confirmed.
    package var confirmed = 0
    package var codebook = Count()
    /// The codebook and the model together, each text judged by models that have not seen it.
    package var both = Count()
  }

  /// How many texts have confirmed codes.
  package var texts: Int
  /// In the definition's order.
  package var themes: [Line]

  /// Cuts the texts into parts by a seeded shuffle, so the same texts give the same figures; learns once for each part.
  package init(_ survey: Survey, confirmed: [(comment: Comment, themes: Set<Int>)]) {
    texts = confirmed.count
    themes = survey.themes.map { Line(theme: $0.name) }
    var plain = Suggester(survey, confirmed: [])
    var chance = Chance(seed: survey.priorities.seed, path: [UInt64(confirmed.count)])
    let order = chance.shuffled(Array(confirmed.indices))
    for fold in 0..<SuggestionCheck.folds {
      let own = order.indices.filter { $0 % SuggestionCheck.folds == fold }.map { order[$0] }
      let others = order.indices.filter { $0 % SuggestionCheck.folds != fold }.map { order[$0] }.sorted()
      var taught = Suggester(survey, confirmed: others.map { confirmed[$0] })
      for at in own {
        let listed = Set(plain.suggestions(for: confirmed[at].comment).map(\.theme))
        let both = Set(taught.suggestions(for: confirmed[at].comment).map(\.theme))
        for theme in themes.indices {
          let isConfirmed = confirmed[at].themes.contains(theme)
          themes[theme].confirmed += isConfirmed ? 1 : 0
          themes[theme].codebook.add(suggested: listed.contains(theme), confirmed: isConfirmed)
          themes[theme].both.add(suggested: both.contains(theme), confirmed: isConfirmed)
        }
      }
    }
  }
}
