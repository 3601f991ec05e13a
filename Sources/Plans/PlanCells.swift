package import Surveys

/// One cell of the plan's table as it was written.
package enum PlanCell<Value: Hashable & Sendable>: Hashable, Sendable {
  case empty
  case own(Value)
  /// The cell above reaches down to this line; written `as above`.
  case above

  /// What stands in it itself; nil for the other two.
  package var value: Value? { if case .own(let value) = self { value } else { nil } }
}

/// The four cells that an action has beside its text.
package struct PlanCells: Hashable, Sendable {
  /// Who leads, in the author's words, a statement each; never an empty list.
  package var lead: PlanCell<[String]>
  /// Never an empty list.
  package var implications: PlanCell<[Implication]>
  package var target: PlanCell<Target>
  /// How it will be known that the action is done, a statement each; never an empty list.
  package var measure: PlanCell<[String]>

  package init(
    lead: PlanCell<[String]> = .empty, implications: PlanCell<[Implication]> = .empty,
    target: PlanCell<Target> = .empty, measure: PlanCell<[String]> = .empty
  ) {
    self.lead = lead
    self.implications = implications
    self.target = target
    self.measure = measure
  }
}

/// What an action brings with it, under one label.
package struct Implication: Hashable, Sendable {
  /// What the statements are about; the raw value is the key in the file.
  package enum Label: String, Hashable, Sendable, CaseIterable {
    case costs, risks, resources

    /// As it heads the statements on paper.
    package var heading: String {
      switch self {
      case .costs: "Costs"
      case .risks: "Risks"
      case .resources: "Resources"
      }
    }
  }

  package var label: Label
  /// A statement each; at least one.
  package var statements: [String]

  package init(_ label: Label, _ statements: [String]) {
    self.label = label
    self.statements = statements
  }
}

/// When an action should be done: what the author wrote, and a day set by hand.
package struct Target: Hashable, Sendable {
  /// Word for word; nil where only a day was set.
  package var text: String?
  /// The day that the file names; nil where it names none, and one is read from the text.
  package var due: CivilDate?

  package init(_ text: String? = nil, due: CivilDate? = nil) {
    self.text = text
    self.due = due
  }
}

extension Improvement {
  /// A cell as a reader of the table sees it at an action: its own, or the one that reaches down to it; nil for an empty one.
  ///
  /// `place` counts the actions from 0 and must be one of them.
  package func value<Value>(_ column: KeyPath<PlanCells, PlanCell<Value>>, at place: Int) -> Value? {
    var place = place
    while place >= 0 {
      switch actions[place].cells[keyPath: column] {
      case .own(let value): return value
      case .empty: return cells[keyPath: column].value
      case .above: place -= 1
      }
    }
    return cells[keyPath: column].value
  }

  /// Where the same cell begins that a reader sees at an action: the place of that action; nil where it spans them all or is empty.
  package func start<Value>(_ column: KeyPath<PlanCells, PlanCell<Value>>, at place: Int) -> Int {
    if cells[keyPath: column].value != nil { return 0 }
    var place = place
    while place > 0, case .above = actions[place].cells[keyPath: column] { place -= 1 }
    return place
  }
}
