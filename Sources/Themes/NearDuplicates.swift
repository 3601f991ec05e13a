internal import Surveys

/// Finds comments that say nearly the same: copies of a campaign's text, and the same response sent twice.
///
/// Texts are compared by their shingles of three words. A. Broder, "On the resemblance and containment of documents", 1997; candidates by
/// min-wise hashes in bands (J. Leskovec, A. Rajaraman and J. Ullman, "Mining of Massive Datasets", ch. 3), then checked exactly. Seeded, so
/// the same comments give the same groups.
package struct NearDuplicates: Sendable {
  /// Texts of fewer words are left out: people say the same short thing without having copied it.
  package static let fewestWords = 6
  /// Shared shingles ÷ all shingles of the two, from which on one is called a copy.
  package static let least = 0.6
  static let bands = 24
  static let rows = 4
  /// How many originals one bucket remembers, so that time stays linear where thousands of texts begin alike.
  static let remembered = 4

  /// One original and those that copy it.
  package struct Group: Hashable, Sendable {
    /// The comment's place in the list; the first of its group.
    package var original: Int
    package var copies: [Copy]
  }

  /// A comment, by its place in the list, that copies the group's original.
  package struct Copy: Hashable, Sendable {
    package var comment: Int
    /// From `least` to 1.
    package var similarity: Double
  }

  /// In the order of their originals; none has fewer than one copy.
  package private(set) var groups: [Group] = []

  /// Looks at comments in their order; each joins the original that it is most like, or is an original itself. Linear in their words.
  package init(_ texts: [[CommentWord]], seed: UInt64 = 1) {
    let hashes = MinHash(seed: seed, count: NearDuplicates.bands * NearDuplicates.rows)
    let shingles = texts.map(NearDuplicates.shingles)
    var buckets: [Bucket: [Int]] = [:]
    var place: [Int: Int] = [:]
    for (comment, own) in shingles.enumerated() where !own.isEmpty {
      let signature = hashes.signature(of: own)
      let keys = (0..<NearDuplicates.bands).map { Bucket(band: $0, signature) }
      var seen: Set<Int> = []
      var best: (original: Int, similarity: Double)?
      for key in keys {
        for original in buckets[key] ?? [] where seen.insert(original).inserted {
          let similarity = NearDuplicates.similarity(shingles[original], own)
          if similarity >= NearDuplicates.least, similarity > best?.similarity ?? 0 { best = (original, similarity) }
        }
      }
      if let best {
        let at = place[best.original] ?? groups.count
        if at == groups.count {
          place[best.original] = at
          groups.append(Group(original: best.original, copies: []))
        }
        groups[at].copies.append(Copy(comment: comment, similarity: best.similarity))
      } else {
        for key in keys where (buckets[key]?.count ?? 0) < NearDuplicates.remembered {
          buckets[key, default: []].append(comment)
        }
      }
    }
    groups.sort { $0.original < $1.original }
  }

  /// Hashes of every three words that follow one another, ascending, each once; empty for a text that is too short.
  static func shingles(_ words: [CommentWord]) -> [UInt64] {
    guard words.count >= fewestWords else { return [] }
    let hashes = words.map { Comment.digest(of: $0.folded) }
    let all = (0..<(hashes.count - 2)).map { at in
      var mix = SplitMix64(state: hashes[at])
      mix = SplitMix64(state: mix.next() ^ hashes[at + 1])
      mix = SplitMix64(state: mix.next() ^ hashes[at + 2])
      return mix.next()
    }
    var found: [UInt64] = []
    for hash in all.sorted() where hash != found.last { found.append(hash) }
    return found
  }

  /// The Jaccard index of two ascending lists.
  static func similarity(_ one: [UInt64], _ other: [UInt64]) -> Double {
    var (left, right, shared) = (0, 0, 0)
    while left < one.count, right < other.count {
      if one[left] == other[right] {
        shared += 1
        left += 1
        right += 1
      } else if one[left] < other[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return Double(shared) / Double(one.count + other.count - shared)
  }

  private struct Bucket: Hashable {
    var band: Int
    var hash: UInt64

    init(band: Int, _ signature: [UInt32]) {
      self.band = band
      hash = 0
      for row in 0..<NearDuplicates.rows {
        var mix = SplitMix64(state: hash ^ UInt64(signature[band * NearDuplicates.rows + row]))
        hash = mix.next()
      }
    }
  }
}

/// Min-wise hashing: the least value of each of many hash functions over a set; two sets agree in as large a share as they are alike.
struct MinHash: Sendable {
  private let factors: [UInt64]
  private let terms: [UInt64]

  init(seed: UInt64, count: Int) {
    var chance = Chance(seed: seed)
    factors = (0..<count).map { _ in chance.next() | 1 }
    terms = (0..<count).map { _ in chance.next() }
  }

  func signature(of set: [UInt64]) -> [UInt32] {
    var least = [UInt32](repeating: .max, count: factors.count)
    for element in set {
      for at in factors.indices {
        least[at] = min(least[at], UInt32(truncatingIfNeeded: (element &* factors[at] &+ terms[at]) >> 32))
      }
    }
    return least
  }
}
