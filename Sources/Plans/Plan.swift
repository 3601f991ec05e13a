package import Surveys

/// An improvement plan as it was written: improvements, each broken into actions.
package struct Plan: Hashable, Sendable {
  /// The survey whose priorities it answers; nil where it answers none, as one that grew out of minutes.
  package var survey: String?
  /// Nil falls back to words of the program's own.
  package var title: String?
  /// The body that carries it out; nil where it is not said.
  package var body: String?
  /// The day on which it was drawn up, from which ‘in 6 months’ is counted; nil where it is not known.
  package var made: CivilDate?
  /// The day on which it was adopted; nil where it was not, or not yet.
  package var adopted: CivilDate?
  /// By whom; nil where it is not said.
  package var adoptedBy: String?
  /// The last day of the body's life; nil for no end.
  package var ends: CivilDate?
  /// In the plan's order; may be empty.
  package var improvements: [Improvement]

  package init(
    survey: String? = nil, title: String? = nil, body: String? = nil, made: CivilDate? = nil,
    adopted: CivilDate? = nil, adoptedBy: String? = nil, ends: CivilDate? = nil, improvements: [Improvement] = []
  ) {
    self.survey = survey
    self.title = title
    self.body = body
    self.made = made
    self.adopted = adopted
    self.adoptedBy = adoptedBy
    self.ends = ends
    self.improvements = improvements
  }

  /// Every action in the plan's order.
  package var actions: [Action] { improvements.flatMap(\.actions) }

  /// The action with that id; nil if there is none.
  package func action(_ id: String) -> Action? { actions.first { $0.id == id } }

  /// A way along the prerequisites from an action back to itself, its id first and last; nil where none leads back.
  ///
  /// The shortest; of equally short ones the first in the order in which prerequisites are written. Linear in the plan.
  package func circle(through id: String) -> [String]? {
    let after = Dictionary(actions.map { ($0.id, $0.after) }, uniquingKeysWith: { first, _ in first })
    var cameFrom: [String: String] = [:]
    var reached = [id]
    var next = 0
    while next < reached.count {
      let from = reached[next]
      next += 1
      for earlier in after[from] ?? [] {
        if earlier == id {
          var way = [id]
          var at = from
          while at != id, let before = cameFrom[at] {
            way.insert(at, at: 0)
            at = before
          }
          return [id] + way
        }
        guard cameFrom[earlier] == nil else { continue }
        cameFrom[earlier] = from
        reached.append(earlier)
      }
    }
    return nil
  }

  /// An id for one more action of the improvement of that place, from 0, such as `2.4`; neither an action of the plan nor one of `others` has it.
  package func nextID(in place: Int, besides others: Set<String> = []) -> String {
    var number = improvements[place].actions.count + 1
    while action("\(place + 1).\(number)") != nil || others.contains("\(place + 1).\(number)") { number += 1 }
    return "\(place + 1).\(number)"
  }
}

/// One improvement: what it is, what it should bring, and its actions.
package struct Improvement: Hashable, Sendable {
  /// The area of the survey that it answers; nil for none.
  package var theme: Name?
  package var improvement: String
  /// What it should bring; empty where nothing is said.
  package var outcome: [String]
  /// Where it comes from when no survey asked for it, such as a minute; nil for nothing said.
  package var source: String?
  /// Cells that span all of its actions; never `.above`.
  package var cells: PlanCells
  /// In order; may be empty.
  package var actions: [Action]

  package init(
    theme: Name? = nil, improvement: String, outcome: [String] = [], source: String? = nil,
    cells: PlanCells = PlanCells(), actions: [Action] = []
  ) {
    self.theme = theme
    self.improvement = improvement
    self.outcome = outcome
    self.source = source
    self.cells = cells
    self.actions = actions
  }
}

/// One action of an improvement.
package struct Action: Hashable, Sendable {
  /// Unique in the plan, such as `1.1`.
  package var id: String
  package var action: String
  package var cells: PlanCells
  /// Ids of actions that must be done before it; may be empty.
  package var after: [String]
  /// Where it comes from when no survey asked for it; nil for nothing said.
  package var source: String?

  package init(
    id: String, action: String, cells: PlanCells = PlanCells(), after: [String] = [], source: String? = nil
  ) {
    self.id = id
    self.action = action
    self.cells = cells
    self.after = after
    self.source = source
  }
}
