internal import Surveys

/// How far the coding of a survey's comments is, and how fast each coder is.
package struct CodingProgress: Hashable, Sendable {
  /// How much one coder has coded, and how fast.
  package struct Line: Hashable, Sendable {
    package var coder: String
    /// How many comments they coded.
    package var coded: Int
    /// The middle time between two decisions, in seconds; nil before there are two. Pauses of more than ten minutes are no work.
    package var pace: Int?
  }

  /// All comments; the next four add up to it.
  package var comments: Int
  package var settled: Int
  package var disputed: Int
  package var open: Int
  package var copies: Int
  /// How many settled ones one coder alone has coded, so that a second may.
  package var single: Int
  /// How many are open again because a theme of theirs is no more.
  package var reopened: Int
  /// How many decisions are about a comment that is not there or reads otherwise now.
  package var strays: Int
  /// By the coders' names.
  package var coders: [Line]

  /// Counts where each comment stands. Linear in the comments times the coders.
  package init(_ codings: Codings) {
    let standings = codings.entries.map(\.standing)
    comments = standings.count
    settled = standings.count { if case .settled = $0 { true } else { false } }
    disputed = standings.count { $0 == .disputed }
    open = standings.count { $0 == .open }
    copies = standings.count { if case .copy = $0 { true } else { false } }
    single = codings.entries.count { $0.isCounted && $0.byCoder.count == 1 && $0.resolution == nil }
    reopened = codings.reopened
    strays = codings.strays
    coders = codings.coders.map { coder in
      let moments = codings.entries.compactMap { $0.byCoder[coder]?.at }
      return Line(coder: coder, coded: moments.count, pace: CodingProgress.pace(moments))
    }
  }

  /// The middle time between moments of a sitting, in seconds; nil for fewer than two.
  static func pace(_ moments: [Moment]) -> Int? {
    let sorted = moments.sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { ($1.milliseconds - $0.milliseconds) / 1000 }.filter { $0 <= 600 }
      .sorted()
    return gaps.isEmpty ? nil : Int(gaps[gaps.count / 2])
  }
}
