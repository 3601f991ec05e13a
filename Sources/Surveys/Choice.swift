/// One of the answers that a question offers.
package struct Choice: Hashable, Sendable {
  package var name: Name
  package var label: Wording
  /// Offers a line of free text beside it ("Other, please say").
  package var specify: Bool
  /// Stands alone: in a question with several choices nothing may be chosen beside it.
  package var exclusive: Bool
  /// Says that the question does not apply to the person; left out of denominators and shown beside them.
  package var notApplicable: Bool

  package init(
    name: Name, label: Wording, specify: Bool = false, exclusive: Bool = false,
    notApplicable: Bool = false
  ) {
    self.name = name
    self.label = label
    self.specify = specify
    self.exclusive = exclusive
    self.notApplicable = notApplicable
  }
}

/// Where a question's choices come from, kept so that the method can tell a list of themes from any other list.
package enum ChoiceSource: Hashable, Sendable {
  /// Written beside the question.
  case own
  /// A shared list under `choice_lists`, by its name.
  case list(Name)
  /// A scale under `scales`, by its name.
  case scale(Name)
  /// The survey's audiences: this question says to which sector a person belongs.
  case audiences
  /// The survey's themes.
  case themes
}

/// The choices of a question, in the order in which they are offered. Never empty in a sound survey.
package struct ChoiceSet: Hashable, Sendable {
  package var source: ChoiceSource
  package var choices: [Choice]

  package init(source: ChoiceSource = .own, choices: [Choice]) {
    self.source = source
    self.choices = choices
  }

  /// The choice with that name; nil if there is none. Linear in the number of choices.
  package subscript(name: Name) -> Choice? { choices.first { $0.name == name } }
  /// The place, from 0, of the choice with that name; nil if there is none. Linear in the number of choices.
  package func index(of name: Name) -> Int? { choices.firstIndex { $0.name == name } }
}

/// A shared list of choices, declared under `choice_lists`.
package struct ChoiceList: Hashable, Sendable {
  package var name: Name
  package var choices: [Choice]
  package init(name: Name, choices: [Choice]) {
    self.name = name
    self.choices = choices
  }
}

/// A rating scale: ordered choices of which one end is the good one.
package struct Scale: Hashable, Sendable {
  /// One end of a scale, in the order of its choices.
  package enum End: String, Hashable, Sendable, CaseIterable { case first, last }

  package var name: Name
  /// In the order of the scale; the ones that are not applicable are marked on the choice.
  package var choices: [Choice]
  /// Which end is the best; nil where the author named none.
  package var best: End?
  /// Answers that show a need; empty where the author named none.
  package var unfavourable: [Name]

  package init(name: Name, choices: [Choice], best: End? = nil, unfavourable: [Name] = []) {
    self.name = name
    self.choices = choices
    self.best = best
    self.unfavourable = unfavourable
  }

  /// The choices that stand on the scale: all but the ones that are not applicable.
  package var points: [Choice] { choices.filter { !$0.notApplicable } }
}
