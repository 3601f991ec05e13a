internal import Responses
internal import Surveys

/// One thing that is asked of a person: a question, or whether to add one more item to a repeat.
struct InterviewStep: Hashable {
  enum Kind: Hashable {
    case question
    /// "Add one more?"
    case another
  }

  var kind: Kind
  var entry: JourneyEntry
  /// What is shown above it: headings and notes since the step before.
  var lead: [Lead]

  enum Lead: Hashable {
    case page(Wording)
    case entry(JourneyEntry)
  }

  /// What a step is known by while the answers change around it.
  struct Key: Hashable {
    var kind: Kind
    var path: QuestionPath
  }

  var key: Key { Key(kind: kind, path: entry.path) }

  /// The steps of a journey in order, and what stands after the last of them; linear in the journey.
  static func steps(of journey: Journey) -> (steps: [InterviewStep], trail: [Lead]) {
    var steps: [InterviewStep] = []
    var lead: [Lead] = []
    for page in journey.pages {
      if let title = page.title { lead.append(.page(title)) }
      var open: (entry: JourneyEntry, items: Int)?
      func close() {
        guard let (entry, items) = open, case .repeated(_, _, let max, _) = entry.question.kind else { return }
        open = nil
        guard items < max ?? .max else { return }
        steps.append(InterviewStep(kind: .another, entry: entry, lead: lead))
        lead = []
      }
      for entry in page.entries {
        if let (head, _) = open, entry.depth <= head.depth { close() }
        switch entry.role {
        case .question:
          steps.append(InterviewStep(kind: .question, entry: entry, lead: lead))
          lead = []
        case .repeated(let items):
          lead.append(.entry(entry))
          open = (entry, items)
        case .note, .group, .item: lead.append(.entry(entry))
        }
      }
      close()
    }
    return (steps, lead)
  }

  /// The step that comes after one was answered, among the steps that there are now; nil at the end.
  ///
  /// The questions of an item that was just added stand before the offer to add one, and come next.
  static func next(after step: InterviewStep, in steps: [InterviewStep], seen: Set<Key>) -> InterviewStep? {
    if step.kind == .another,
      let added = steps.first(where: { $0.entry.path.item?.name == step.entry.path.question && !seen.contains($0.key) })
    {
      return added
    }
    guard let place = steps.firstIndex(where: { $0.key == step.key }), place + 1 < steps.count else { return nil }
    return steps[place + 1]
  }

  /// The steps up to the last that has an answer, and those after it.
  static func split(
    _ steps: [InterviewStep], answeredOn sheet: AnswerSheet
  ) -> (past: ArraySlice<InterviewStep>, open: ArraySlice<InterviewStep>) {
    let last = steps.lastIndex { step in
      step.kind == .question && sheet[step.entry.path].map { !$0.isBlank } ?? false
    }
    let count = last.map { $0 + 1 } ?? 0
    return (steps.prefix(count), steps.dropFirst(count))
  }
}
