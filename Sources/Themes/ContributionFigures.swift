package import Surveys

/// How far what was said at a session is coded, and to what; reported, and not scored.
package struct ContributionFigures: Hashable, Sendable {
  /// How many contributions speak of one theme.
  package struct Line: Hashable, Sendable {
    package var theme: Name
    /// How many settled contributions speak of it.
    package var contributions: Int
  }

  /// All contributions that stand; the next three add up to it.
  package var texts: Int
  /// With codes that a person confirmed.
  package var settled: Int
  /// Their coders differ.
  package var disputed: Int
  /// Nobody has coded them.
  package var open: Int
  /// Everyone who coded one of them, in alphabetical order; empty where nobody has begun.
  package var coders: [String]
  /// In the definition's order.
  package var themes: [Line]
  package var agreement: CoderAgreement

  /// Counts where each of them stands. Linear in contributions times themes times pairs of coders.
  package init(_ survey: Survey, _ codings: Codings) {
    let standings = codings.entries.map(\.standing)
    texts = standings.count
    disputed = standings.count { $0 == .disputed }
    let settled = standings.compactMap { if case .settled(let themes) = $0 { themes } else { nil } }
    self.settled = settled.count
    open = texts - settled.count - disputed
    coders = codings.coders
    themes = survey.themes.enumerated().map { place, theme in
      Line(theme: theme.name, contributions: settled.count { $0.contains(place) })
    }
    agreement = CoderAgreement(survey, codings)
  }

  /// Those of every session in which anything was said, by its id.
  package static func bySession(_ survey: Survey, _ contributions: Codings) -> [Name: ContributionFigures] {
    contributions.bySession.mapValues { ContributionFigures(survey, $0) }
  }
}
