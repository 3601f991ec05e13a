package import Responses
package import Surveys

/// How simulated people answer a survey: how many of each audience, when, and with which habits.
package struct SimulationProfile: Hashable, Sendable {
  /// Some people with the same habits.
  package struct Group: Hashable, Sendable {
    /// The audience that they say they belong to; nil lets it be drawn like any other answer.
    package var audience: Name?
    /// 0 or more.
    package var people: Int
    /// How many of them, the first ones, send a form with nothing on it but their audience; at most `people`.
    package var blank: Int
    package var habits: Habits

    package init(audience: Name? = nil, people: Int, blank: Int = 0, habits: Habits = Habits()) {
      self.audience = audience
      self.people = people
      self.blank = blank
      self.habits = habits
    }
  }

  /// A text that somebody may write, once in a simulation.
  package struct Remark: Hashable, Sendable {
    package var text: String
    /// The theme that it speaks of; nil for none.
    package var theme: Name?
    /// Whose words it may be; empty for anybody's.
    package var audiences: [Name]

    package init(_ text: String, theme: Name? = nil, audiences: [Name] = []) {
      self.text = text
      self.theme = theme
      self.audiences = audiences
    }
  }

  package var seed: UInt64
  /// The first and the last day on which answers come in; a last day before the first counts as the first.
  package var from: CivilDate
  package var until: CivilDate
  /// How often each mode occurs, in the order of the file; empty means the web alone.
  package var modes: [Weighed<ResponseMode>]
  /// In the order of the file.
  package var groups: [Group]
  /// What is written in answer to each text question.
  package var remarks: [Name: [Remark]]

  package init(
    seed: UInt64, from: CivilDate, until: CivilDate, modes: [Weighed<ResponseMode>] = [], groups: [Group],
    remarks: [Name: [Remark]] = [:]
  ) {
    self.seed = seed
    self.from = from
    self.until = until
    self.modes = modes
    self.groups = groups
    self.remarks = remarks
  }

  /// How many people in all.
  package var people: Int { groups.reduce(0) { $0 + $1.people } }
}

/// Something and how often it occurs, compared with its neighbours.
package struct Weighed<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  /// 0 or more.
  package var weight: Double
  package init(_ value: Value, _ weight: Double) {
    self.value = value
    self.weight = weight
  }
}
