internal import Surveys

/// What confirmed codes teach about the themes: one linear model for each theme that has enough of them.
package struct ThemeModel: Sendable {
  /// How many texts with a theme, and how many without it, are the least to learn from.
  static let least = 3

  private let vocabulary: Vocabulary
  private let vectors: WordVectors<UInt64>
  /// By theme; nil for one that too few texts speak of, or all.
  private let models: [LinearModel?]

  /// Learns from confirmed texts: their words and the places of their themes. Nil where no theme has enough of them.
  package init?(_ texts: [[CommentWord]], _ codes: [Set<Int>], themes: Int) {
    let vocabulary = Vocabulary(texts)
    let features = texts.map(vocabulary.features)
    let vectors = WordVectors(features)
    let sparse = features.map(vectors.vector)
    models = (0..<themes).map { theme in
      let isOfTheme = codes.map { $0.contains(theme) }
      let positives = isOfTheme.count { $0 }
      guard positives >= ThemeModel.least, codes.count - positives >= ThemeModel.least else { return nil }
      return LinearModel(sparse, isOfTheme, words: vectors.words.count)
    }
    guard models.contains(where: { $0 != nil }) else { return nil }
    self.vocabulary = vocabulary
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
    let vector = vectors.vector(of: vocabulary.features(words))
    return models.enumerated().compactMap { theme, model in
      model.map { model in
        let margin = model.margin(of: vector)
        return Opinion(theme: theme, margin: margin, spans: margin > 0 ? spans(model, words, vector) : [])
      }
    }
  }

  private func spans(_ model: LinearModel, _ words: [CommentWord], _ vector: SparseVector) -> [Range<Int>] {
    var best: [(word: Int, share: Double, range: Range<Int>)] = []
    for word in words {
      guard let feature = vocabulary.feature(word), let number = vectors.number(of: feature),
        let value = vector.first(where: { $0.word == number })?.value
      else { continue }
      let share = model.weights[number] * value
      if share > 0.02, !best.contains(where: { $0.word == number }) { best.append((number, share, word.range)) }
    }
    return best.sorted { $0.share != $1.share ? $0.share > $1.share : $0.range.lowerBound < $1.range.lowerBound }
      .prefix(5).map(\.range)
  }
}

/// Numbers for words, so that a pair of words is a number, too, and no text has to be made for it.
private struct Vocabulary: Sendable {
  /// From 1, in the order in which the words came.
  private var numbers: [String: UInt64] = [:]

  init(_ texts: [[CommentWord]]) {
    for text in texts {
      for word in text where numbers[word.key] == nil { numbers[word.key] = UInt64(numbers.count + 1) }
    }
  }

  /// The number of a word; nil for one that was never seen.
  func feature(_ word: CommentWord) -> UInt64? { numbers[word.key] }

  /// Its words, and each pair of neighbours in a sentence; those with a word that was never seen are left out.
  func features(_ words: [CommentWord]) -> [UInt64] {
    let numbers = words.map { self.numbers[$0.key] ?? 0 }
    var found = numbers.filter { $0 != 0 }
    for place in words.indices.dropFirst() where words[place - 1].sentence == words[place].sentence {
      let (one, next) = (numbers[place - 1], numbers[place])
      if one != 0, next != 0 { found.append(one << 32 | next) }
    }
    return found
  }
}
