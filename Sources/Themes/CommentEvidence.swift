package import Responses
package import Surveys

/// What settled comments say of each person, in the order of the analysed responses: the stream `comments` of the method.
package struct CommentEvidence: Sendable {
  package let figures: CommentFigures
  private let themes: Int
  /// For each person 1 where there is a settled text, then 1 for each theme that one of these is coded to.
  private let values: [UInt8]

  /// Reads where each comment stands, of what people wrote alone; where the definition counts suggestions, an open one with suggestions has these for its codes.
  ///
  /// `ids` are those of the analysed, row by row. Linear in people, comments and themes.
  package init(_ survey: Survey, ids: [ResponseID], _ codings: Codings) {
    let codings = codings.only(.comments)
    let themes = survey.themes.count
    let stride = themes + 1
    let people = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var values = [UInt8](repeating: 0, count: ids.count * stride)
    var suggester = survey.priorities.commentCodes == .suggested ? Suggester(survey, codings) : nil
    var figures = CommentFigures(survey, codings)
    for entry in codings.entries {
      let codes: Set<Int>
      switch entry.standing {
      case .settled(let own): codes = own
      case .copy, .disputed: continue
      case .open:
        let suggested = suggester?.suggestions(for: entry.comment).map(\.theme) ?? []
        guard !suggested.isEmpty else { continue }
        codes = Set(suggested)
        figures.suggested += 1
      }
      for theme in codes { figures.themes[theme].comments += 1 }
      guard let person = entry.comment.place.response.flatMap({ people[$0] }) else { continue }
      values[person * stride] = 1
      for theme in codes { values[person * stride + 1 + theme] = 1 }
    }
    self.themes = themes
    self.values = values
    self.figures = figures
  }

  /// Whether a person has a settled text.
  package func hasText(_ person: Int) -> Bool { values[person * (themes + 1)] > 0 }

  /// Whether a settled text of a person is coded to a theme.
  package func speaks(_ person: Int, of theme: Int) -> Bool { values[person * (themes + 1) + 1 + theme] > 0 }
}

/// How many comments there are, and how far they are coded.
package struct CommentFigures: Hashable, Sendable {
  /// How many comments speak of one theme.
  package struct Line: Hashable, Sendable {
    package var theme: Name
    /// How many comments that count are coded to it.
    package var comments = 0
    /// Whether the number is hidden, and then 0.
    package var isHidden = false
  }

  /// All comments of analysed responses; the next four and the open ones add up to it.
  package var texts: Int
  /// With codes that a person confirmed.
  package var settled: Int
  /// Their coders differ.
  package var disputed: Int
  /// Copies of others, not counted again.
  package var copies: Int
  /// Open, but counted by what was suggested, as the definition asks.
  package var suggested = 0
  /// Whether these numbers are hidden, and those of the agreement with them.
  package var isHidden = false
  /// In the definition's order.
  package var themes: [Line]
  package var agreement: CoderAgreement
  package var quotes: [Quote]
  /// What a chat endpoint suggested, none of which counts by itself; nil where none was asked.
  package var machine: MachineCount?

  /// Those that count for nothing, because nobody has confirmed or settled their codes.
  package var unsettled: Int { texts - settled - copies - suggested }

  init(_ survey: Survey, _ codings: Codings) {
    texts = codings.entries.count
    settled = codings.entries.count { if case .settled = $0.standing { true } else { false } }
    disputed = codings.entries.count { $0.standing == .disputed }
    copies = codings.entries.count { if case .copy = $0.standing { true } else { false } }
    themes = survey.themes.map { Line(theme: $0.name) }
    agreement = CoderAgreement(survey, codings)
    quotes = Quote.chosen(survey, codings)
    machine = codings.machine
  }
}

extension Suggester {
  /// Learns from every comment that is settled.
  package init(_ survey: Survey, _ codings: Codings) {
    self.init(
      survey,
      confirmed: codings.entries.compactMap { entry in
        if case .settled(let themes) = entry.standing { (entry.comment, themes) } else { nil }
      })
  }
}
