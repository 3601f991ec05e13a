package import Surveys

/// How many answered, of whom and when: what an organiser may look at while the answers themselves are sealed.
package struct Turnout: Hashable, Sendable {
  /// One audience and how many of it are counted.
  package struct Group: Hashable, Sendable {
    package var audience: Audience
    package var people: Int

    package init(audience: Audience, people: Int) {
      self.audience = audience
      self.people = people
    }

    /// How much of the audience answered, as a whole percentage, halves up; nil where it is not known how many there are. More than 100
    /// where more answered.
    package var percent: Int? { audience.population.map { (people * 200 + $0) / (2 * $0) } }
  }

  /// A day and how many responses came in on it.
  package struct Day: Hashable, Sendable {
    package var day: CivilDate
    package var count: Int

    package init(day: CivilDate, count: Int) {
      self.day = day
      self.count = count
    }
  }

  package var ledger: Ledger
  /// Every audience in the order of the survey; empty where nobody is asked for one.
  package var groups: [Group]
  /// How many named no audience; 0 where nobody is asked for one.
  package var withoutGroup: Int
  /// The days on which analysed responses were submitted, in order; ones without a time are on none.
  package var days: [Day]

  /// How many of the analysed were made by a program.
  package var simulated: Int

  package init(
    ledger: Ledger, groups: [Group] = [], withoutGroup: Int = 0, days: [Day] = [], simulated: Int = 0
  ) {
    self.ledger = ledger
    self.simulated = simulated
    self.groups = groups
    self.withoutGroup = withoutGroup
    self.days = days
  }

  /// Counts from an account of the responses and how many of the analysed each audience gave, in the definition's order, last those who gave none;
  /// `day` gives the day of a moment in the survey's time zone. Linear in the audiences and the quarters of an hour.
  package init(_ survey: Survey, _ account: SortingAccount, people: [Int], day: (Moment) -> CivilDate) {
    ledger = account.ledger
    simulated = account.simulated
    var counts: [CivilDate: Int] = [:]
    for (quarter, count) in account.quarters {
      counts[day(Moment(milliseconds: quarter * SortingAccount.quarter)), default: 0] += count
    }
    days = counts.map { Day(day: $0.key, count: $0.value) }.sorted { $0.day < $1.day }
    groups = []
    withoutGroup = 0
    guard survey.audienceQuestion != nil, people.count == survey.audiences.count + 1 else { return }
    withoutGroup = people[survey.audiences.count]
    groups = zip(survey.audiences, people).map { Group(audience: $0, people: $1) }
  }
}
