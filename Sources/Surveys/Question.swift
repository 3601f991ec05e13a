/// One question, or a group or repeat of questions.
package struct Question: Hashable, Sendable {
  package var name: Name
  /// Nil only where nothing is shown: `calculate`, and a group without a heading.
  package var label: Wording?
  package var hint: Wording?
  package var kind: Kind
  package var required: Bool
  package var requiredMessage: Wording?
  /// Asked only where this is true; nil means always.
  package var relevant: Formula?
  /// What an answer must fulfil; `.` is the answer.
  package var constraint: Formula?
  package var constraintMessage: Wording?
  /// The answer that stands there at the start, as text of the answer's type; nil for none.
  package var defaultAnswer: String?
  package var appearance: String?
  package var evidence: Evidence?
  /// The theme that the question speaks of; a matrix has them on its rows.
  package var theme: Name?
  package var permits: Permission?

  package init(
    name: Name, label: Wording?, hint: Wording? = nil, kind: Kind, required: Bool = false,
    requiredMessage: Wording? = nil, relevant: Formula? = nil, constraint: Formula? = nil,
    constraintMessage: Wording? = nil, defaultAnswer: String? = nil, appearance: String? = nil,
    evidence: Evidence? = nil, theme: Name? = nil, permits: Permission? = nil
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.kind = kind
    self.required = required
    self.requiredMessage = requiredMessage
    self.relevant = relevant
    self.constraint = constraint
    self.constraintMessage = constraintMessage
    self.defaultAnswer = defaultAnswer
    self.appearance = appearance
    self.evidence = evidence
    self.theme = theme
    self.permits = permits
  }

  /// What a question asks for, with what only that kind needs.
  package indirect enum Kind: Hashable, Sendable {
    case selectOne(ChoiceSet)
    /// `min` and `max` bound how many may be chosen; nil for no bound.
    case selectMultiple(ChoiceSet, min: Int?, max: Int?)
    /// `places` is how many may be ranked, from 1 to the number of choices.
    case rank(ChoiceSet, places: Int)
    /// `total` points, at least 1, to share out among the choices.
    case allocate(ChoiceSet, total: Int)
    case matrix(Matrix)
    case range(NumberRange)
    case integer
    case decimal
    /// `maxLength` in characters as people count them.
    case text(multiline: Bool, maxLength: Int)
    case date
    case email
    case acknowledge
    case note
    case calculate(Formula)
    case group([Question])
    /// `itemLabel` heads each item; `min` and `max` bound how many items there may be.
    case repeated([Question], min: Int, max: Int?, itemLabel: Wording?)
  }

  /// Rows that are all rated on one scale.
  package struct Matrix: Hashable, Sendable {
    /// The name of the scale under `scales`.
    package var scale: Name
    /// The scale's choices, in its order.
    package var choices: [Choice]
    package var rows: [MatrixLine]
    package init(scale: Name, choices: [Choice], rows: [MatrixLine]) {
      self.scale = scale
      self.choices = choices
      self.rows = rows
    }
  }

  /// One row of a matrix.
  package struct MatrixLine: Hashable, Sendable {
    package var name: Name
    package var label: Wording
    package var theme: Name?
    /// The answers that show a need on this row; nil means the scale's own.
    package var unfavourable: [Name]?
    package init(name: Name, label: Wording, theme: Name? = nil, unfavourable: [Name]? = nil) {
      self.name = name
      self.label = label
      self.theme = theme
      self.unfavourable = unfavourable
    }
  }

  /// The numbers that a `range` offers: from `start` to `end` in steps; `step` is more than 0.
  package struct NumberRange: Hashable, Sendable {
    package var start: Double
    package var end: Double
    package var step: Double
    package var startLabel: Wording?
    package var endLabel: Wording?
    package init(
      start: Double, end: Double, step: Double, startLabel: Wording? = nil, endLabel: Wording? = nil
    ) {
      self.start = start
      self.end = end
      self.step = step
      self.startLabel = startLabel
      self.endLabel = endLabel
    }
  }

  /// Which stream of the priority method an answer feeds.
  package enum Evidence: String, Hashable, Sendable, CaseIterable {
    case need, importance, performance, ranking, votes, comments
  }

  /// What ticking an acknowledgement allows to be printed.
  package enum Permission: String, Hashable, Sendable, CaseIterable { case quote, name }

  /// The choices of a `select_one`, `select_multiple`, `rank` or `allocate`; nil for any other kind.
  package var choiceSet: ChoiceSet? {
    switch kind {
    case .selectOne(let set), .selectMultiple(let set, _, _), .rank(let set, _),
      .allocate(let set, _):
      set
    default: nil
    }
  }

  /// The questions inside a group or a repeat, in order; empty for any other kind.
  package var children: [Question] {
    switch kind {
    case .group(let questions), .repeated(let questions, _, _, _): questions
    default: []
    }
  }
}

/// A page of the questionnaire, shown whole.
package struct Page: Hashable, Sendable {
  package var title: Wording?
  package var relevant: Formula?
  package var questions: [Question]
  package init(title: Wording? = nil, relevant: Formula? = nil, questions: [Question]) {
    self.title = title
    self.relevant = relevant
    self.questions = questions
  }
}
