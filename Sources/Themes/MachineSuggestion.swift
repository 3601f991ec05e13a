package import Responses

/// What a chat endpoint suggested for one comment in one run; it counts for nothing until a person confirms it.
package struct MachineSuggestion: Hashable, Sendable {
  package var place: CommentPlace
  /// Of the text as it was read; a suggestion for another text is not shown.
  package var digest: UInt64
  /// The model's name as it was asked for; never empty.
  package var model: String
  /// Which of the runs over the same comments, from 1.
  package var run: Int
  /// The hash of all that was asked about this comment: model, run, instructions, themes and the redacted text.
  package var content: String
  /// Each with where the words stand that spoke for it; empty for "none of the themes".
  package var codes: [Code]

  package init(
    place: CommentPlace, digest: UInt64, model: String, run: Int, content: String, codes: [Code]
  ) {
    self.place = place
    self.digest = digest
    self.model = model
    self.run = run
    self.content = content
    self.codes = codes
  }
}

/// Where the suggestions of chat endpoints are kept, so that nothing is asked twice.
package protocol SuggestionStore: Sendable {
  /// Keeps suggestions behind those that are there, in one transaction; durable on return. Says how many are new.
  ///
  /// One for the same comment, text and content that is there already stays as it is. One for a response that is not there is left out.
  /// Erasing a response erases the suggestions for it.
  @discardableResult
  func record(_ suggestions: [MachineSuggestion]) throws(StoreFault) -> Int

  /// Every suggestion, in the order in which they were kept.
  func suggestions() throws(StoreFault) -> [MachineSuggestion]
}

/// A theme that a chat endpoint suggests for a comment, over all of its runs.
package struct MachineCode: Hashable, Sendable {
  /// The theme's place in the definition.
  package var theme: Int
  /// How many of the runs gave it; at least 1.
  package var runs: Int
  /// How many runs there were.
  package var of: Int
  /// Where the words stand that spoke for it, in bytes of the text's UTF-8, in order, without overlaps.
  package var spans: [Range<Int>]

  package init(theme: Int, runs: Int, of: Int, spans: [Range<Int>]) {
    self.theme = theme
    self.runs = runs
    self.of = of
    self.spans = spans
  }

  /// What stands beside it wherever it shows.
  package var mark: String { runs < of ? "suggested by machine, in \(runs) of \(of) runs" : "suggested by machine" }
}

/// How many codes were suggested by machine, and how many of these people confirmed.
package struct MachineCount: Hashable, Sendable {
  /// Pairs of a comment and a theme; comments that are copies of others are left out.
  package var suggested = 0
  /// Those of them that settled comments have.
  package var confirmed = 0
  /// Whether the numbers are hidden, and then 0.
  package var isHidden = false

  package init(suggested: Int = 0, confirmed: Int = 0, isHidden: Bool = false) {
    self.suggested = suggested
    self.confirmed = confirmed
    self.isHidden = isHidden
  }

  /// What stands wherever such suggestions show.
  package var words: String {
    isHidden
      ? "suggested by machine, confirmed by people"
      : "suggested by machine, confirmed by people: \(confirmed) of \(suggested)"
  }

  /// The same as a sentence of its own.
  package var sentence: String { words.prefix(1).uppercased() + words.dropFirst() + "." }
}

extension Codings {
  /// How many of the machine's suggestions people confirmed; nil where none was ever made.
  package var machine: MachineCount? {
    var count = MachineCount()
    for entry in entries where entry.isCounted {
      count.suggested += entry.machine.count
      if case .settled(let themes) = entry.standing {
        count.confirmed += entry.machine.count { themes.contains($0.theme) }
      }
    }
    return count.suggested > 0 ? count : nil
  }
}

extension [Suggestion] {
  /// With what a chat endpoint suggests: beside what the codebook or the model suggest too, and behind them by how many runs gave it.
  package func joined(with machine: [MachineCode]) -> [Suggestion] {
    var joined = self
    for code in machine.sorted(by: { ($1.runs, $0.theme) < ($0.runs, $1.theme) }) {
      if let at = joined.firstIndex(where: { $0.theme == code.theme }) {
        joined[at].machine = code
        joined[at].spans = Suggester.merged(joined[at].spans + code.spans)
      } else {
        joined.append(
          Suggestion(theme: code.theme, fromCodebook: false, margin: nil, spans: code.spans, machine: code))
      }
    }
    return joined
  }
}
