package import Themes

/// A comment that seems to copy another, for a person to judge.
package struct CopyCase: Hashable, Sendable {
  package var original: Comment
  package var copy: Comment
  /// From 0 to 1.
  package var similarity: Double
  package var differences: [WordDifference]
  /// Whether their writers gave the same answers to everything else that is evidence.
  package var hasSameAnswers: Bool

  package init(
    original: Comment, copy: Comment, similarity: Double, differences: [WordDifference], hasSameAnswers: Bool
  ) {
    self.original = original
    self.copy = copy
    self.similarity = similarity
    self.differences = differences
    self.hasSameAnswers = hasSameAnswers
  }
}

/// A person who judges copies, as a value: takes the lines that they type, and gives what they read and what they judged.
package struct CopyDesk: Sendable {
  /// What a comment that seems to copy another is.
  package enum Verdict: Hashable, Sendable {
    /// Part of a campaign: its text is counted once.
    case campaign
    /// The same person sent it twice.
    case double
    /// No copy at all.
    case different
  }

  /// What one line came to.
  package struct Turn: Hashable, Sendable {
    package var text: String
    /// The case that was judged, and how; nil where the line judged none.
    package var judged: Judgement?
    package var isOver = false
  }

  /// A case with the verdict on it.
  package struct Judgement: Hashable, Sendable {
    package var one: CopyCase
    package var verdict: Verdict
  }

  private static let help = """
    campaign   the text is one that several people sent: it is counted once
    double     the same person sent the answers twice: the later ones are kept
    no         each wrote their own
    skip       decide later
    quit       end; each judgement has been kept at once

    """

  private let cases: [CopyCase]
  private var at = 0

  package init(_ cases: [CopyCase]) { self.cases = cases }

  /// The first words, and the first case.
  package func opening() -> Turn {
    guard !cases.isEmpty else { return Turn(text: "No comment seems to copy another.\n", isOver: true) }
    return Turn(text: CopyDesk.help + "\n" + CopyDesk.shown(cases[0], number: 1, of: cases.count))
  }

  /// Takes one line; nil when there are no more lines.
  package mutating func take(_ line: String?) -> Turn {
    guard let line else { return Turn(text: "\n", isOver: true) }
    let word = line.lowercased().filter { !$0.isWhitespace }
    let one = cases[at]
    switch word {
    case "campaign", "c": return next("Its text is counted once.\n", Judgement(one: one, verdict: .campaign))
    case "double", "d": return next("Counted once.\n", Judgement(one: one, verdict: .double))
    case "no", "n": return next("Both are counted.\n", Judgement(one: one, verdict: .different))
    case "skip", "s": return next("Left for later.\n", nil)
    case "quit", "q": return Turn(text: "", isOver: true)
    case "help", "?": return Turn(text: CopyDesk.help)
    default: return Turn(text: "Type campaign, double, no, skip or quit; help says what they do.\n")
    }
  }

  private mutating func next(_ text: String, _ judged: Judgement?) -> Turn {
    at += 1
    let isOver = at == cases.count
    let more = isOver ? "" : "\n" + CopyDesk.shown(cases[at], number: at + 1, of: cases.count)
    return Turn(text: text + more, judged: judged, isOver: isOver)
  }

  /// Both texts, and where they differ.
  package static func shown(_ one: CopyCase, number: Int, of count: Int) -> String {
    var text = "Copy \(number) of \(count), \(Int((one.similarity * 100).rounded(.down))) % alike:\n"
    text += CommentLines.lit(one.original.text, []) + "\nand\n" + CommentLines.lit(one.copy.text, []) + "\n"
    if one.differences.isEmpty { text += "They have the same words.\n" }
    for difference in one.differences.prefix(8) {
      let (old, new) = (difference.old.joined(separator: " "), difference.new.joined(separator: " "))
      if old.isEmpty {
        text += "  added: “\(CommentLines.safe(new))”\n"
      } else if new.isEmpty {
        text += "  left out: “\(CommentLines.safe(old))”\n"
      } else {
        text += "  “\(CommentLines.safe(new))” in the place of “\(CommentLines.safe(old))”\n"
      }
    }
    if one.differences.count > 8 { text += "  … and \(one.differences.count - 8) more differences\n" }
    return text
      + (one.hasSameAnswers ? "Their other answers are the same.\n" : "Their other answers differ.\n")
  }
}
