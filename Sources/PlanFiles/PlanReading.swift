package import Plans
package import SurveyFiles
package import Surveys

/// What was read from the bytes of a plan's file.
package struct PlanReading: Sendable {
  /// As it was given, for messages.
  package var file: String
  /// The plan; nil if any finding is an error.
  package var plan: Plan?
  /// In the order of their places.
  package var findings: [Finding]
  package var text: SurveyText
  /// The values of the file, for changing it at their places; nil where it could not be read.
  package var root: YAMLValue?
  var places: [PlanRemark.Subject: Place]

  /// Adds what was remarked on the plan, each at its place, or at the nearest thing above it that has one.
  package mutating func add(_ remarks: [PlanRemark]) {
    findings += remarks.map { Finding($0.severity, at: place(of: $0.subject), $0.message, notes: [$0.note.inFile]) }
    findings = findings.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
  }

  private func place(of subject: PlanRemark.Subject) -> Place {
    if let place = places[subject] { return place }
    switch subject {
    case .action(let improvement, let action, .due):
      // A day that was inferred stands in what the author wrote.
      return place(of: .action(improvement: improvement, action, .target))
    case .action(let improvement, let action, .some):
      return place(of: .action(improvement: improvement, action, nil))
    case .action(let improvement, _, nil): return place(of: .improvement(improvement, nil))
    case .improvement(let improvement, .some): return place(of: .improvement(improvement, nil))
    default: return Place(line: 1, column: 1)
    }
  }

  /// The line of the file that a place is on, without its end; empty where there is none.
  package func line(at place: Place) -> String { text.line(at: place) }

  /// As a printer of findings takes it.
  package var shown: SurveyReading { SurveyReading(file: file, survey: nil, findings: findings, text: text) }
}

extension SurveyText {
  /// The line that a place is on, without its end; empty where there is none.
  func line(at place: Place) -> String { lines.indices.contains(place.line - 1) ? lines[place.line - 1] : "" }
}
