internal import Surveys

/// Comments that speak of the same, put together by their words; a proposal to read by, never a code.
///
/// Non-negative factors of the TF-IDF vectors: a comment belongs to the group that makes up most of it. The same comments give the same groups.
package struct CommentGroups: Sendable {
  /// How many comments at least make a group.
  package static let least = 3
  /// How many words show what a group is about.
  static let termCount = 6
  /// How many comments are shown for each.
  static let exemplarCount = 3

  /// Comments that belong together, no fewer than `least`, and what they are about.
  package struct Group: Hashable, Sendable {
    /// The words that tell it from the others and that two of its comments have at least, the strongest first, each as it is written most
    /// often. Never empty.
    package var terms: [String]
    /// The places of its comments in the list, the one that it makes up most of first.
    package var members: [Int]

    /// Those that show best what it is about.
    package var exemplars: [Int] { Array(members.prefix(exemplarCount)) }
  }

  /// The largest first, of two as large the one that begins first; none is smaller than `least`.
  package private(set) var groups: [Group] = []
  /// The places of the comments that belong to none, in order.
  package private(set) var left: [Int] = []

  /// How many groups a number of comments is looked through for, where nobody says: the root of half of it, from 2 to 8.
  package static func count(for comments: Int) -> Int {
    min(8, max(2, Int((Double(comments) / 2).squareRoot().rounded())))
  }

  /// Groups texts given as their words; at most so many groups.
  ///
  /// Left out of the comparison: words that say nothing, those of one text alone, and those of more than five texts that are more than two fifths
  /// of all. Time is linear in the words, times the groups, times a bounded number of rounds.
  package init(_ texts: [[CommentWord]], groups count: Int) {
    let kept = CommentGroups.telling(texts)
    let vectors = WordVectors(kept)
    let matrix = SparseMatrix(rows: kept.map(vectors.vector), columns: vectors.words.count)
    guard matrix.columns > 0, count > 0 else {
      left = Array(texts.indices)
      return
    }
    let factors = NonNegativeFactors(matrix, groups: count)
    // So that groups can be compared: what a text has of a group counts by how much of the texts' words the group makes.
    let lengths = (0..<factors.words.columns).map { group in
      factors.words.column(group).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    var members: [[(text: Int, share: Double)]] = Array(repeating: [], count: lengths.count)
    for text in texts.indices {
      let shares = lengths.indices.map { factors.texts[text, $0] * lengths[$0] }
      guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > 0.05 else {
        left.append(text)
        continue
      }
      members[best].append((text, shares[best]))
    }
    let spellings = CommentGroups.spellings(texts)
    for group in lengths.indices {
      guard members[group].count >= CommentGroups.least else {
        left += members[group].map(\.text)
        continue
      }
      let weights = factors.words.column(group)
      // A word of one member alone says nothing of what they share, however strong it is where there are few texts.
      var heldBy: [String: Int] = [:]
      for member in members[group] { for key in Set(kept[member.text]) { heldBy[key, default: 0] += 1 } }
      let terms = weights.indices.filter { weights[$0] > 0 && heldBy[vectors.words[$0], default: 0] > 1 }
        .sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }.prefix(CommentGroups.termCount)
      guard !terms.isEmpty else {
        left += members[group].map(\.text)
        continue
      }
      let order = members[group].sorted { $0.share != $1.share ? $0.share > $1.share : $0.text < $1.text }
      groups.append(
        Group(
          terms: terms.map { spellings[vectors.words[$0]] ?? vectors.words[$0] }, members: order.map(\.text)))
    }
    left.sort()
    groups.sort { one, other in
      one.members.count != other.members.count
        ? one.members.count > other.members.count : one.members.min() ?? 0 < other.members.min() ?? 0
    }
  }

  /// The keys of each text's words that can tell one text from another.
  private static func telling(_ texts: [[CommentWord]]) -> [[String]] {
    let keys = texts.map { text in
      text.filter { $0.folded.utf8.count > 1 && !CommonWords.english.contains($0.folded) }.map(\.key)
    }
    var seenIn: [String: Int] = [:]
    for text in keys { for key in Set(text) { seenIn[key, default: 0] += 1 } }
    let most = max(5, 2 * texts.count / 5)
    return keys.map { text in text.filter { (2...most).contains(seenIn[$0] ?? 0) } }
  }

  /// How the word behind each key is written most often; the first in the alphabet where several are.
  private static func spellings(_ texts: [[CommentWord]]) -> [String: String] {
    var counts: [String: [String: Int]] = [:]
    for word in texts.joined() { counts[word.key, default: [:]][word.folded, default: 0] += 1 }
    return counts.compactMapValues { forms in
      forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }
}
