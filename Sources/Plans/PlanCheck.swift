internal import Surveys

/// Looks through a plan for what would keep it from being carried out.
///
/// What is missing is a warning, since a plan is drawn up piece by piece; days that contradict one another, and prerequisites that lead back to
/// themselves, are errors.
package struct PlanCheck {
  private let plan: Plan
  private let evidence: PlanEvidence?
  private let dueDays: [String: DueDay]
  private var remarks: [PlanRemark] = []

  /// All remarks in the order of the plan; empty for a plan without fault.
  ///
  /// - Parameter evidence: what the survey's priorities say; nil where there is no survey, and then nothing is said of it but that.
  package static func remarks(on plan: Plan, evidence: PlanEvidence?) -> [PlanRemark] {
    var check = PlanCheck(plan: plan, evidence: evidence)
    check.look()
    return check.remarks
  }

  private init(plan: Plan, evidence: PlanEvidence?) {
    self.plan = plan
    self.evidence = evidence
    dueDays = plan.dueDays
  }

  private mutating func look() {
    if plan.improvements.isEmpty {
      warn(.plan(.improvements), "The plan has no improvements", "Write them \(under: "improvements")")
    }
    for (place, improvement) in plan.improvements.enumerated() {
      lookForEvidence(improvement, place)
      if improvement.actions.isEmpty {
        warn(
          .improvement(place, .improvement), "No action carries this improvement out",
          "Break it into actions \(under: "actions")")
      }
      for at in improvement.actions.indices { look(action: at, of: improvement, place) }
    }
    lookForCircles()
  }

  private mutating func warn(_ subject: PlanRemark.Subject, _ message: String, _ note: PlanNote) {
    remarks.append(PlanRemark(.warning, subject, message, note))
  }

  private mutating func fault(_ subject: PlanRemark.Subject, _ message: String, _ note: PlanNote) {
    remarks.append(PlanRemark(.error, subject, message, note))
  }

  // MARK: Evidence

  private mutating func lookForEvidence(_ improvement: Improvement, _ place: Int) {
    guard improvement.source == nil else { return }
    let unled = improvement.actions.enumerated().filter { $0.element.source == nil }
    let hint: PlanNote
    let subject: PlanRemark.Subject
    if let theme = improvement.theme, let evidence {
      subject = .improvement(place, .theme)
      guard let area = evidence.area(theme) else {
        let near = Spelling.nearest(to: theme.text, among: evidence.areas.map(\.theme.text))
        fault(
          subject, "The survey has no area ‘\(theme)’",
          near.map { "Did you mean ‘\($0)’?" }
            ?? "Its areas are: \(evidence.areas.map(\.theme.text).joined(separator: ", "))")
        return
      }
      guard evidence.hasOrder else { return }
      if let rank = area.rank {
        if rank > evidence.top {
          warn(
            subject, "The survey puts this area in place \(rank), and not among the first \(evidence.top)",
            "Say \(under: "source") why the plan carries it, or leave it out")
        }
        return
      }
      hint = "There is too little evidence on ‘\(theme)’; say \(under: "source") where the improvement comes from"
    } else {
      guard improvement.theme == nil else { return }
      subject = .improvement(place, .improvement)
      hint = "Name the area of the survey \(under: "theme"), or say \(under: "source") where the improvement comes from"
    }
    if unled.isEmpty, improvement.actions.isEmpty {
      warn(subject, "No evidence leads to this improvement", hint)
    }
    for (at, action) in unled {
      warn(.action(improvement: place, at, .action), "No evidence leads to action \(action.id)", hint)
    }
  }

  // MARK: Actions

  private mutating func look(action at: Int, of improvement: Improvement, _ place: Int) {
    let action = improvement.actions[at]
    func subject(_ key: PlanRemark.Key) -> PlanRemark.Subject { .action(improvement: place, at, key) }
    if let lead = improvement.value(\.lead, at: at) {
      if improvement.start(\.lead, at: at) == at, lead.allSatisfy({ $0.hasSuffix("?") }) {
        warn(subject(.lead), "The lead of action \(action.id) is still a question", "Settle who leads")
      }
    } else {
      warn(subject(.action), "Nobody leads action \(action.id)", "Write who does \(under: "lead")")
    }
    if improvement.value(\.measure, at: at) == nil {
      warn(
        subject(.action), "Nothing says how it will be known that action \(action.id) is done",
        "Write it \(under: "measure")")
    }
    lookAtDate(at, of: improvement, place)
    let due = dueDays[action.id]?.day
    for id in action.after {
      guard let earlier = dueDays[id]?.day, let due, due < earlier else { continue }
      fault(
        subject(.due), "Action \(action.id) is due on \(due), before \(id), which must come first, on \(earlier)",
        "Move one of the days, or take \(id) \(outOf: "after")")
    }
    if let ends = plan.ends, let due, due > ends {
      fault(
        subject(.due), "Action \(action.id) is due on \(due), after the body ends on \(ends)",
        "Move the day, or write who takes the action on")
    }
  }

  private mutating func lookAtDate(_ at: Int, of improvement: Improvement, _ place: Int) {
    let action = improvement.actions[at]
    let isOwn = improvement.start(\.target, at: at) == at
    func subject(_ key: PlanRemark.Key) -> PlanRemark.Subject { .action(improvement: place, at, key) }
    guard let target = improvement.value(\.target, at: at) else {
      return warn(
        subject(.action), "Action \(action.id) has no target date", "Write one \(under: "target"), such as March 2017")
    }
    // One cell that spans several actions is spoken of once.
    guard isOwn, target.due == nil, let reading = target.reading(from: plan.made ?? plan.adopted) else { return }
    switch reading.kind {
    case .vague:
      warn(
        subject(.target), "No day can be read from the target date of action \(action.id)",
        "Write one such as March 2017, or set the day \(under: "due")")
    case .tied:
      warn(
        subject(.target), "The target date of action \(action.id) hangs on something else",
        "Set the day \(under: "due") as soon as it is known")
    case .ongoing:
      warn(
        subject(.target), "Action \(action.id) has no end",
        "Set a day \(under: "due") on which it is to be looked at")
    case .relative where reading.due == nil:
      warn(
        subject(.target), "The target date of action \(action.id) counts from a day that is not known",
        "Write the day on which the plan was drawn up \(under: "made")")
    case _ where reading.isApproximate:
      warn(
        subject(.target), "The target date of action \(action.id) is approximate",
        "Set the day \(under: "due"), or write a month without ‘about’")
    default: return
    }
  }

  /// Says once of each circle of prerequisites that it has no beginning.
  private mutating func lookForCircles() {
    var after: [String: [String]] = [:]
    for action in plan.actions { after[action.id] = action.after }
    /// Actions from which every way has been followed.
    var settled: Set<String> = []
    for (place, improvement) in plan.improvements.enumerated() {
      for (at, action) in improvement.actions.enumerated() {
        guard let circle = circle(from: action.id, after, &settled) else { continue }
        fault(
          .action(improvement: place, at, .after), "Actions wait for one another: \(circle.joined(separator: " → "))",
          "Take one of them \(outOf: "after")")
      }
    }
  }

  /// A way along the prerequisites that comes back to where it began; nil where there is none. Linear in the plan, without recursion.
  private func circle(from first: String, _ after: [String: [String]], _ settled: inout Set<String>) -> [String]? {
    var path: [(id: String, next: Int)] = [(first, 0)]
    var onPath = [first: 0]
    var found: [String]?
    while let last = path.last {
      let next = after[last.id] ?? []
      guard last.next < next.count, !settled.contains(last.id) else {
        settled.insert(last.id)
        path.removeLast()
        onPath[last.id] = nil
        continue
      }
      path[path.count - 1].next += 1
      let id = next[last.next]
      if let start = onPath[id] {
        if found == nil { found = path[start...].map(\.id) + [id] }
      } else if !settled.contains(id) {
        onPath[id] = path.count
        path.append((id, 0))
      }
    }
    return found
  }
}
