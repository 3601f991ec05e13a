/// A committee paper as a value: what stands on it, in order, before it becomes Markdown or HTML.
package struct Paper: Hashable, Sendable {
  /// A BCP 47 tag.
  package var language: String
  package var title: String
  /// Labels and texts of the front page, in order; may be empty.
  package var front: [Entry]
  /// Said before anything else; nil for nothing to say.
  package var notice: String?
  /// Who may have it, at the head of every form of it; nil where anybody may.
  package var mark: String?
  /// What stands over the summary; nil where it is all that there is, as in a letter.
  package var summaryTitle: String? = "Summary"
  package var summary: [Block]
  package var sections: [Section]

  /// One label of the front page, and the text behind it.
  package struct Entry: Hashable, Sendable {
    package var label: String
    package var text: String

    package init(label: String, text: String) {
      self.label = label
      self.text = text
    }
  }

  /// A numbered part of the paper; its paragraphs are numbered 1.1, 1.2 … by the renderer's place for it.
  package struct Section: Hashable, Sendable {
    package var title: String
    package var blocks: [Block]
  }

  /// A piece of a section or of the summary, from a heading to a chart.
  package enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph(String)
    /// A paragraph that is numbered within its section.
    case numbered(String)
    case list([String], ordered: Bool)
    case table(Table)
    case grid(Grid)
    case chart(Chart)
  }

  /// A table with a caption; the first column heads each line.
  package struct Table: Hashable, Sendable {
    package var caption: String
    package var head: [String]
    package var lines: [[String]]
    /// Whether the second column holds words, too, and so stands to the left; the others hold figures and stand to the right.
    package var hasTwoWordColumns = false
    /// Whether a heading just before says the same as the caption, which then need not be seen.
    package var isCaptionedByHeading = false
  }

  /// A picture of figures that a table beside it also gives.
  package enum Chart: Hashable, Sendable {
    /// For each theme its priority and each sector's score, all from 0 to 1.
    case spread(title: String, sectors: [String], lines: [Line])
    /// For each theme each sector's score, from 0 to 1; nil for none.
    case heat(title: String, sectors: [String], lines: [Line])
    /// For each statement the counts of a scale's choices, the best first; `middle` is the place of a neutral one.
    case likert(title: String, choices: [String], lines: [Counts])
    /// For each theme its rank and the ranks it could have; `top` is the last place that is in, nil where nothing is out.
    case ranges(title: String, top: Int?, lines: [Range])

    /// One theme of `ranges`, its rank and range from 1.
    package struct Range: Hashable, Sendable {
      package var label: String
      package var rank: Int
      package var range: ClosedRange<Int>
      /// What is said of it in a word or two; may be empty.
      package var word: String
      /// Whether the verdict on it is `firm`.
      package var isFirm: Bool
    }

    /// One theme of `spread` or `heat`.
    package struct Line: Hashable, Sendable {
      package var label: String
      /// Its priority, from 0 to 1; nil without a rank.
      package var value: Double?
      /// Its score in each sector of the chart, in that order, from 0 to 1; nil for none.
      package var sectors: [Double?]
      /// The places of the sectors whose figures are hidden, which are nil.
      package var hidden: Set<Int> = []
    }

    /// One statement of `likert`.
    package struct Counts: Hashable, Sendable {
      package var label: String
      /// How many gave each choice, in the choices' order; empty where one of them is hidden.
      package var counts: [Int]
    }
  }
}
