internal import Surveys

/// What confirmed codes teach about the themes: one linear model for each theme that has enough of them.
package struct ThemeModel: Sendable {
  /// How many texts with a theme, and how many without it, are the least to learn from.
  static let least = 3

  private let vectors: WordVectors
  /// By theme; nil for one that too few texts speak of, or all.
  private let models: [LinearModel?]

  /// Learns from confirmed texts: their words and the places of their themes. Nil where no theme has enough of them.
  package init?(_ texts: [[CommentWord]], _ codes: [Set<Int>], themes: Int) {
    let keys = texts.map(ThemeModel.features)
    let vectors = WordVectors(keys)
    let sparse = keys.map(vectors.vector)
    models = (0..<themes).map { theme in
      let isOfTheme = codes.map { $0.contains(theme) }
      let positives = isOfTheme.count { $0 }
      guard positives >= ThemeModel.least, codes.count - positives >= ThemeModel.least else { return nil }
      return LinearModel(sparse, isOfTheme, words: vectors.words.count)
    }
    guard models.contains(where: { $0 != nil }) else { return nil }
    self.vectors = vectors
  }

  /// What the model says of one theme in a text.
  package struct Opinion: Hashable, Sendable {
    package var theme: Int
    /// Above 0 for the theme; the nearer to 0, the less sure.
    package var margin: Double
    /// Where the words stand that spoke for it, the strongest first, no more than five; in bytes of the text's UTF-8. Empty below 0.
    package var spans: [Range<Int>]
  }

  /// What the model says of each theme that it knows, in the definition's order.
  package func opinions(_ words: [CommentWord]) -> [Opinion] {
    let vector = vectors.vector(of: ThemeModel.features(words))
    let values = Dictionary(vector.map { ($0.word, $0.value) }, uniquingKeysWith: { first, _ in first })
    return models.enumerated().compactMap { theme, model in
      model.map { model in
        let margin = model.margin(of: vector)
        return Opinion(theme: theme, margin: margin, spans: margin > 0 ? spans(model, words, values) : [])
      }
    }
  }

  private func spans(_ model: LinearModel, _ words: [CommentWord], _ values: [Int: Double]) -> [Range<Int>] {
    var best: [(word: Int, share: Double, range: Range<Int>)] = []
    for word in words {
      guard let number = vectors.number(of: word.key), let value = values[number] else { continue }
      let share = model.weights[number] * value
      if share > 0.02, !best.contains(where: { $0.word == number }) { best.append((number, share, word.range)) }
    }
    return best.sorted { $0.share != $1.share ? $0.share > $1.share : $0.range.lowerBound < $1.range.lowerBound }
      .prefix(5).map(\.range)
  }

  /// Its words, and each pair of neighbours in a sentence.
  private static func features(_ words: [CommentWord]) -> [String] {
    var found = words.map(\.key)
    for (one, next) in zip(words, words.dropFirst()) where one.sentence == next.sentence {
      found.append(one.key + " " + next.key)
    }
    return found
  }
}
