internal import Plans
internal import Responses
internal import Surveys

extension PlanReport {
  /// One line for each action, with spanning cells repeated in each; statements are parted by line ends; RFC 4180.
  package var csv: String {
    var lines = [
      [
        "id", "theme", "rank", "improvement", "action", "lead", "lead_read_as", "costs", "risks", "resources", "target",
        "target_kind", "due", "due_inferred", "measure", "outcome", "after", "source",
      ]
    ]
    for improvement in plan.improvements {
      for (at, action) in improvement.actions.enumerated() {
        let lead = improvement.value(\.lead, at: at) ?? []
        let implications = improvement.value(\.implications, at: at) ?? []
        func labelled(_ label: Implication.Label) -> String {
          joined(implications.filter { $0.label == label }.flatMap(\.statements))
        }
        let target = improvement.value(\.target, at: at)
        let due = plan.due(improvement, at: at)
        lines.append([
          action.id, improvement.theme?.text ?? "", rank(improvement).map(String.init) ?? "", improvement.improvement,
          action.action, joined(lead), LeadReading.read(lead).map(\.rawValue).joined(separator: " "), labelled(.costs),
          labelled(.risks), labelled(.resources), target?.text ?? "",
          target?.reading(from: plan.made ?? plan.adopted)?.kind.rawValue ?? "", due?.day.description ?? "",
          due.map { $0.isInferred ? "true" : "false" } ?? "", joined(improvement.value(\.measure, at: at) ?? []),
          joined(improvement.outcome), action.after.joined(separator: " "), action.source ?? improvement.source ?? "",
        ])
      }
    }
    return CSVWriter.text(of: lines)
  }

  private func joined(_ statements: [String]) -> String { statements.joined(separator: "\n") }

  private func rank(_ improvement: Improvement) -> Int? {
    improvement.theme.flatMap { evidence?.area($0)?.rank }
  }

  /// The plan as JSON: each cell once where it begins, and named by the action where it begins in the others; null for an empty one.
  package var json: String {
    OrderedJSON.object([
      ("survey", .text(orNull: plan.survey)), ("title", .text(orNull: plan.title)), ("body", .text(orNull: plan.body)),
      ("made", .text(orNull: plan.made?.description)), ("adopted", .text(orNull: plan.adopted?.description)),
      ("adopted_by", .text(orNull: plan.adoptedBy)),
      ("ends", .text(orNull: plan.ends?.description)), ("notice", .text(orNull: evidence?.notice)),
      ("improvements", .list(plan.improvements.map(object))),
    ]).rendered() + "\n"
  }

  private func object(_ improvement: Improvement) -> OrderedJSON {
    .object([
      ("theme", .text(orNull: improvement.theme?.text)), ("rank", .integer(orNull: rank(improvement))),
      ("priority", .number(improvement.theme.flatMap { evidence?.area($0)?.priority })),
      ("improvement", .text(improvement.improvement)), ("outcome", texts(improvement.outcome)),
      ("source", .text(orNull: improvement.source)),
      ("actions", .list(improvement.actions.indices.map { object($0, improvement) })),
    ])
  }

  private func object(_ at: Int, _ improvement: Improvement) -> OrderedJSON {
    let action = improvement.actions[at]
    return .object([
      ("id", .text(action.id)), ("action", .text(action.action)),
      (
        "lead",
        cell(\.lead, at, improvement) { lead in
          [("text", texts(lead)), ("read_as", texts(LeadReading.read(lead).map(\.rawValue)))]
        }
      ),
      (
        "implications",
        cell(\.implications, at, improvement) { $0.map { ($0.label.rawValue, texts($0.statements)) } }
      ),
      (
        "target",
        cell(\.target, at, improvement) { target in
          let start = plan.made ?? plan.adopted
          let reading = target.reading(from: start)
          let due = target.due(from: start)
          return [
            ("text", .text(orNull: target.text)), ("kind", .text(orNull: reading?.kind.rawValue)),
            ("approximate", .boolean(reading?.isApproximate ?? false)),
            ("due", .text(orNull: due?.day.description)),
            ("due_inferred", due.map { .boolean($0.isInferred) } ?? .null),
          ]
        }
      ),
      ("measure", cell(\.measure, at, improvement) { [("text", texts($0))] }),
      ("after", texts(action.after)), ("source", .text(orNull: action.source)),
    ])
  }

  private func texts(_ texts: [String]) -> OrderedJSON { .list(texts.map(OrderedJSON.text)) }

  private func cell<Value>(
    _ column: KeyPath<PlanCells, PlanCell<Value>>, _ at: Int, _ improvement: Improvement,
    _ members: (Value) -> [(String, OrderedJSON)]
  ) -> OrderedJSON {
    guard let value = improvement.value(column, at: at) else { return .null }
    let start = improvement.start(column, at: at)
    guard start == at else { return .object([("as", .text(improvement.actions[start].id))]) }
    return .object(members(value))
  }
}
