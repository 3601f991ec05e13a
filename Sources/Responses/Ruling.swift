package import Surveys

/// What an organiser decided by hand about taking answers, from a moment on.
package struct Ruling: Hashable, Sendable {
  /// What is to hold until the next ruling.
  package enum Choice: String, Hashable, Sendable, CaseIterable {
    /// Answers are taken, whatever the dates of the survey say.
    case open
    /// No answers are taken.
    case closed
    /// The dates of the survey hold again.
    case dates
  }

  package var choice: Choice
  package var at: Moment

  package init(_ choice: Choice, at moment: Moment) {
    self.choice = choice
    at = moment
  }
}

/// Where an organiser's rulings on one survey are kept.
package protocol RulingStore: Sendable {
  /// Every ruling in the order in which it was made; empty where the dates have always held.
  func rulings() throws(StoreFault) -> [Ruling]
  /// The last of them; nil where the dates have always held. Costs the same however many there are.
  func lastRuling() throws(StoreFault) -> Ruling?
  /// Keeps a ruling behind the others; durable on return.
  func rule(_ ruling: Ruling) throws(StoreFault)
}

/// Whether a survey takes answers, by its dates and by hand.
package enum SurveyStanding: Hashable, Sendable {
  case open
  /// The first day on which answers are taken.
  case notYet(CivilDate)
  /// The last day on which answers were taken.
  case closed(CivilDate)
  case closedByHand

  /// - Parameters:
  ///   - day: today, in the survey's own time zone.
  ///   - ruling: the last one that was made; nil for none.
  package init(_ survey: Survey, on day: CivilDate, _ ruling: Ruling?) {
    switch ruling?.choice {
    case .open: self = .open
    case .closed: self = .closedByHand
    case .dates, nil:
      if let opens = survey.opens, day < opens {
        self = .notYet(opens)
      } else if let closes = survey.closes, day > closes {
        self = .closed(closes)
      } else {
        self = .open
      }
    }
  }
}

extension AcceptanceWindow {
  /// The window with the times in which the survey was opened by hand.
  ///
  /// Closing by hand takes nothing away: what was taken in before, or is typed in from paper later, is counted by the dates.
  package func opened(by rulings: [Ruling]) -> AcceptanceWindow {
    var window = self
    for (place, ruling) in rulings.enumerated() where ruling.choice == .open {
      let end = place + 1 < rulings.count ? rulings[place + 1].at : Moment(milliseconds: .max)
      if ruling.at < end { window.byHand.append(ruling.at..<end) }
    }
    return window
  }
}
