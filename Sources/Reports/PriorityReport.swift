package import Priorities
package import Responses
package import Surveys

/// Everything that a priority report is made from.
package struct PriorityReport: Hashable, Sendable {
  package var survey: Survey
  package var result: PriorityResult
  package var ledger: Ledger
  /// `sha256:` and 64 hexadecimal digits, as is the next.
  package var form: String
  package var method: String
  /// What is counted otherwise than when the first response came in, as `MethodChange` words it; nil where the method is the same.
  package var methodChanges: [String]?
  /// The date on the paper; nil for none.
  package var date: CivilDate?
  /// The first and last days on which analysed responses were submitted; nil where no response has a time.
  package var days: ClosedRange<CivilDate>?
  /// How many of the analysed responses came in each way.
  package var modes: [ResponseMode: Int]

  package init(
    survey: Survey, result: PriorityResult, ledger: Ledger, form: String, method: String,
    methodChanges: [String]? = nil,
    date: CivilDate?, days: ClosedRange<CivilDate>? = nil, modes: [ResponseMode: Int] = [:]
  ) {
    self.survey = survey
    self.result = result
    self.ledger = ledger
    self.form = form
    self.method = method
    self.methodChanges = methodChanges
    self.date = date
    self.days = days
    self.modes = modes
  }

  /// The themes that the plan would carry: those ranked from 1 to `top`, in order.
  package var highlighted: [Theme] {
    result.themes.filter { ($0.rank ?? .max) <= result.settings.top }.compactMap { theme(named: $0.theme) }
  }

  /// Whether all ranked themes are among the first, so that none can be in or out.
  var isNoneLeftOut: Bool { result.themes.count { $0.rank != nil } <= result.settings.top }

  func theme(named name: Name) -> Theme? { survey.themes.first { $0.name == name } }

  /// A theme's label in the default language; its name where there is none.
  func label(ofTheme name: Name) -> String { theme(named: name)?.label.text ?? name.text }

  /// A sector as a reader knows it.
  func label(of sector: Sector) -> String {
    switch sector {
    case .all: "Everyone"
    case .audience(let name): survey.audiences.first { $0.name == name }?.label.text ?? name.text
    case .pooled: "Small groups, pooled"
    case .chosen(let choice, let question): label(ofChoice: choice, in: question)
    }
  }

  func label(ofQuestion name: Name) -> String { survey.question(named: name)?.label?.text ?? name.text }

  func label(ofChoice name: Name, in question: Name) -> String {
    survey.question(named: question)?.choiceSet?[name]?.label.text ?? name.text
  }

  /// What one response stands for, in the plural or singular.
  func unit(_ count: Int) -> String {
    switch survey.unit {
    case .person: count == 1 ? "person" : "people"
    case .organisation: count == 1 ? "organisation" : "organisations"
    }
  }
}
