package import Surveys

/// How sure the order is, beyond what each theme's own figures say: other rules, what is left out, and whether the sectors agree.
///
/// Everything is among the ranked themes.
package struct Certainty: Hashable, Sendable {
  /// Why the redraws treat a sector's people as they do.
  package var redraws: [Redrawn]
  /// Nil with no ranked theme.
  package var rules: Rules?
  /// Each stream and each sector left out in turn, in their orders, where something is left; nil where no theme can be in or out.
  package var leaveOneOut: [LeftOut]?
  package var agreement: Agreement
  /// Nil where nobody's comments count.
  package var twins: [Twins]?
  /// What taking themes as one would do, for those of which it was asked.
  package var asOne: [AsOne] = []

  package init(
    redraws: [Redrawn] = [], rules: Rules? = nil, leaveOneOut: [LeftOut]? = nil, agreement: Agreement = Agreement(),
    twins: [Twins]? = nil
  ) {
    self.redraws = redraws
    self.rules = rules
    self.leaveOneOut = leaveOneOut
    self.agreement = agreement
    self.twins = twins
  }

  /// How one sector was redrawn.
  package struct Redrawn: Hashable, Sendable {
    /// Whether people were drawn with replacement, and why.
    package enum Manner: String, Hashable, Sendable {
      /// With replacement, as from a population without end.
      case withReplacement
      /// Without replacement from the declared population.
      case finite
      /// With replacement, though a population is declared, since fewer are said to be there than answered.
      case crowded
      /// With replacement, though a population is declared, since not everyone has a value in every table.
      case incomplete
    }

    package var sector: Sector
    /// Nil where it is not for publication: it tells whether more answered than there are said to be, and whether everyone gave evidence.
    package var manner: Manner?

    package init(sector: Sector, manner: Manner?) {
      self.sector = sector
      self.manner = manner
    }
  }

  /// Two themes; the first stands above the second in the order.
  package struct Pair: Hashable, Sendable {
    package var first: Name
    package var second: Name

    package init(_ first: Name, _ second: Name) {
      self.first = first
      self.second = second
    }
  }

  /// The orders that other rules make of the same tables.
  package struct Rules: Hashable, Sendable {
    /// A rule that not every result can have.
    package enum Rule: String, Hashable, Sendable { case kemeny, votes }

    /// The computed order itself.
    package var borda: [Name]
    /// Tiers by the number of wins.
    package var schulze: [[Name]]
    /// The first of the best orders in the definition's order; nil for more than 12 themes.
    package var kemeny: [Name]?
    /// How many orders are best; 0 where it cannot be had.
    package var kemenyOptima: Int
    /// By share of votes, equal ones together; themes that were not on offer are not in it. Nil where nobody voted or votes do not count.
    package var votes: [[Name]]?
    /// The rules that cannot be had.
    package var missing: [Rule]
    /// The pairs that two rules order differently, as the computed order has them; a rule that leaves a pair open orders it in no way.
    package var differ: [Pair]
    /// The themes that every rule has among the first `top`, whatever way its ties are broken; in the definition's order.
    package var inTopByAll: [Name]

    package init(
      borda: [Name], schulze: [[Name]] = [], kemeny: [Name]? = nil, kemenyOptima: Int = 0, votes: [[Name]]? = nil,
      missing: [Rule] = [], differ: [Pair] = [], inTopByAll: [Name] = []
    ) {
      self.borda = borda
      self.schulze = schulze
      self.kemeny = kemeny
      self.kemenyOptima = kemenyOptima
      self.votes = votes
      self.missing = missing
      self.differ = differ
      self.inTopByAll = inTopByAll
    }
  }

  /// What changes in the top without one kind of evidence or one sector.
  package struct LeftOut: Hashable, Sendable {
    /// What was left out: one kind of evidence, or one sector.
    package enum Part: Hashable, Sendable {
      case stream(Stream)
      case sector(Sector)
    }

    package var part: Part
    /// In their new order.
    package var enter: [Name]
    /// In their old order.
    package var leave: [Name]

    package init(_ part: Part, enter: [Name], leave: [Name]) {
      self.part = part
      self.enter = enter
      self.leave = leave
    }
  }

  /// Two themes that mostly the same people speak of, so that they may be one.
  package struct Twins: Hashable, Sendable {
    /// The first in the definition's order, which stands for both in the merged order.
    package var first: Name
    package var second: Name
    /// Who speaks of both.
    package var people: Int
    /// Who speaks of the first alone, and of the second alone.
    package var onlyFirst: Int
    package var onlySecond: Int
    /// The ranked themes if the two were one: items pooled, the better place kept and places renumbered, points added, either code.
    package var merged: [Name]

    /// Those who speak of both ÷ those who speak of either; over 0.7.
    package var jaccard: Double { Double(people) / Double(people + onlyFirst + onlySecond) }

    package init(_ first: Name, _ second: Name, people: Int, onlyFirst: Int, onlySecond: Int, merged: [Name]) {
      self.first = first
      self.second = second
      self.people = people
      self.onlyFirst = onlyFirst
      self.onlySecond = onlySecond
      self.merged = merged
    }
  }

  /// Themes taken as one, because somebody asked what that would do.
  package struct AsOne: Hashable, Sendable {
    /// In the definition's order; the first stands for all in the merged order.
    package var themes: [Name]
    /// The ranked themes if they were one.
    package var merged: [Name]

    package init(themes: [Name], merged: [Name]) {
      self.themes = themes
      self.merged = merged
    }
  }

  /// How much the sectors' orders are alike.
  package struct Agreement: Hashable, Sendable {
    /// From 0, none, to 1, all the same; nil where it is not defined.
    package var kendallW: Double?
    /// How many themes have a score in every sector.
    package var themes: Int
    /// Each pair of sectors in their order.
    package var pairs: [SectorPair]

    package init(kendallW: Double? = nil, themes: Int = 0, pairs: [SectorPair] = []) {
      self.kendallW = kendallW
      self.themes = themes
      self.pairs = pairs
    }
  }

  /// How much two sectors' orders are alike.
  package struct SectorPair: Hashable, Sendable {
    package var first: Sector
    package var second: Sector
    /// From −1, the reverse, to 1, the same; nil where it is not defined.
    package var tauB: Double?

    package init(_ first: Sector, _ second: Sector, tauB: Double?) {
      self.first = first
      self.second = second
      self.tauB = tauB
    }
  }
}
