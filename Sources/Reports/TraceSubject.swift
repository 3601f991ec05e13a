package import Plans
package import Surveys

/// What of a survey or its plan is to be traced.
package enum TraceSubject: Hashable, Sendable {
  case theme(Name)
  /// A question, or one row of a matrix.
  case question(Name, row: Name?)
  /// An improvement of the plan, from 0.
  case improvement(Int)
  /// An action, by its id.
  case action(String)

  /// Why a text names nothing that could be traced, in words that say what to do.
  package struct Fault: Error, Hashable, Sendable {
    package var message: String
  }

  /// Reads `theme`, `question`, `question.row`, the number of an improvement from 1, or an action's id; `themes/name` and `questions/name` where a name
  /// is both an area's and a question's. An action's id counts before all others.
  package init(_ text: String, _ survey: Survey, _ plan: Plan?) throws(Fault) {
    if plan?.action(text) != nil {
      self = .action(text)
      return
    }
    if let number = Int(text) {
      let count = plan?.improvements.count ?? 0
      guard (1...max(1, count)).contains(number), count > 0 else {
        throw Fault(
          message: plan == nil ? "There is no plan yet." : "The plan has no improvement \(number). It has \(count).")
      }
      self = .improvement(number - 1)
      return
    }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = parts.count == 2 ? String(parts[0]) : nil
    let name = String(parts[parts.count - 1])
    let theme = survey.themes.first { $0.name.text == name }?.name
    let question = TraceSubject.question(name, survey)
    switch (kind, theme, question) {
    case (nil, .some, .some):
      throw Fault(
        message: "‘\(name)’ is the name of an area and of a question. Write themes/\(name) or questions/\(name).")
    case (nil, let theme?, nil), ("themes", let theme?, _): self = .theme(theme)
    case (nil, nil, let question?), ("questions", _, let question?): self = question
    default: throw Fault(message: TraceSubject.unknown(text, survey, plan))
    }
  }

  private static func question(_ text: String, _ survey: Survey) -> TraceSubject? {
    if let question = survey.allQuestions.first(where: { $0.name.text == text }) {
      return .question(question.name, row: nil)
    }
    for case let question in survey.allQuestions {
      guard case .matrix(let matrix) = question.kind,
        let row = matrix.rows.first(where: { "\(question.name).\($0.name)" == text })
      else { continue }
      return .question(question.name, row: row.name)
    }
    return nil
  }

  private static func unknown(_ text: String, _ survey: Survey, _ plan: Plan?) -> String {
    let names = all(survey, plan).map(\.what)
    let near = Spelling.nearest(to: text, among: names).map { " Did you mean ‘\($0)’?" }
    return
      "Nothing of ‘\(survey.id)’ is called ‘\(text)’.\(near ?? " Without a name, everything is listed that can be traced.")"
  }

  /// Everything that can be traced, in order: areas, questions and their rows, improvements and their actions; what to write, and what it is.
  package static func all(_ survey: Survey, _ plan: Plan?) -> [(what: String, label: String)] {
    let questions = survey.allQuestions.filter(\.isCounted)
    let shared = Set(survey.themes.map(\.name)).intersection(questions.map(\.name))
    var found = survey.themes.map { theme in
      ((shared.contains(theme.name) ? "themes/" : "") + theme.name.text, theme.label.text)
    }
    for question in questions {
      let what = (shared.contains(question.name) ? "questions/" : "") + question.name.text
      found.append((what, question.label?.text ?? question.name.text))
      if case .matrix(let matrix) = question.kind {
        found += matrix.rows.map { ("\(question.name).\($0.name)", $0.label.text) }
      }
    }
    for (place, improvement) in (plan?.improvements ?? []).enumerated() {
      found.append((String(place + 1), improvement.improvement))
      found += improvement.actions.map { ($0.id, $0.action) }
    }
    return found
  }
}

extension Question {
  /// Whether answers to it are counted.
  fileprivate var isCounted: Bool {
    switch kind {
    case .note, .calculate, .group, .repeated: false
    default: true
    }
  }
}
