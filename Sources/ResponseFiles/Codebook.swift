package import Responses
package import Surveys

/// What the columns of a file with one row a person mean, and the values that stand in them.
///
/// It is made from the definition alone, so that it is the same before the first response and after the last. What stands in a repeat is
/// described once, under a name such as `pots[].colour`.
package struct Codebook: Hashable, Sendable {
  /// What a program should take the cells of a column for.
  package enum Storage: String, Hashable, Sendable, CaseIterable {
    /// One of the values, in no order of better or worse.
    case category
    /// One of the values, which stand in the order of a scale; those that are not applicable stand outside the order.
    case ordered
    /// `1` or `0`.
    case flag
    case integer, decimal, text, date
    /// A date and time in UTC, as in `2016-01-04T10:20:31Z`.
    case moment
    /// A number, or a text, or `true` or `false`: what a calculation gave.
    case calculated
  }

  /// One of the values of a column.
  package struct Value: Hashable, Sendable {
    package let name: String
    package let label: String
    package let isNotApplicable: Bool
  }

  /// One column.
  package struct Entry: Hashable, Sendable {
    package let column: String
    package let storage: Storage
    /// The whole title: the question's text, and behind a dash the row, the choice or the place.
    package let label: String
    /// The row, the choice or the place alone; nil where the column holds a whole answer.
    package let part: String?
    /// Nil for what is known about a response beside its answers.
    package let question: Question?
    /// In their order; empty unless it is a category or ordered.
    package let values: [Value]
    /// The formulas that must all be true for the question to be asked, those of its page, group and repeat first; empty for always.
    package let conditions: [String]
  }

  /// A definition under which responses may have come in.
  package struct Version: Hashable, Sendable {
    package let form: FormHash
    /// The author's own label; nil if there is none.
    package let label: String?
    /// Nil where no response came in under it yet.
    package let firstUsed: Moment?

    package init(form: FormHash, label: String?, firstUsed: Moment?) {
      self.form = form
      self.label = label
      self.firstUsed = firstUsed
    }
  }

  package let title: String
  package let survey: String
  package let language: Language
  package let entries: [Entry]
  /// In the order of first use, the present one among them.
  package let versions: [Version]

  /// `versions` are in the order of first use. Linear in the columns, times the choices of their questions.
  package init(_ survey: Survey, versions: [Version], language: Language) {
    self.survey = survey.id
    title = survey.title.text(in: language)
    self.language = language
    self.versions = versions
    let repeats = survey.allQuestions.filter { $0.type == .repeated }.map(\.name)
    let scheme = ColumnScheme(survey, items: Dictionary(repeats.map { ($0, 1) }) { first, _ in first })
    let titles = ColumnTitles.titles(scheme, of: survey, in: language, numbersItems: false)
    let conditions = Codebook.conditions(survey)
    entries = zip(scheme.columns, titles).map { column, title in
      let inner = column.item.map { "\($0.name)[]" + column.name.dropFirst("\($0.name)[\($0.index)]".count) }
      return Entry(
        column: inner ?? column.name, storage: Codebook.storage(of: column), label: title,
        part: column.question == nil ? nil : ColumnTitles.part(of: column, language), question: column.question,
        values: Codebook.values(of: column, survey, versions, language),
        conditions: column.question.flatMap { conditions[$0.name] } ?? [])
    }
  }

  private static func storage(of column: ColumnScheme.Column) -> Storage {
    switch column.content {
    case .fact(.submittedAt), .fact(.startedAt): .moment
    case .fact(.mode), .fact(.language), .fact(.form): .category
    case .fact(.id), .specification: .text
    case .fact(.simulated), .chosen: .flag
    case .row: .ordered
    case .points, .itemCount: .integer
    case .place: .category
    case .answer:
      switch column.question?.kind {
      case .selectOne(let set): if case .scale = set.source { .ordered } else { .category }
      case .integer: .integer
      case .range, .decimal: .decimal
      case .date: .date
      case .acknowledge: .flag
      case .calculate: .calculated
      default: .text
      }
    }
  }

  private static func values(
    of column: ColumnScheme.Column, _ survey: Survey, _ versions: [Version], _ language: Language
  ) -> [Value] {
    let labels = column.question?.labels(in: language)
    func value(_ choice: Choice) -> Value {
      Value(
        name: choice.name.text, label: labels?[choice.name] ?? choice.name.text,
        isNotApplicable: choice.notApplicable)
    }
    func plain(_ name: String, _ label: String? = nil) -> Value {
      Value(name: name, label: label.map { "\($0) (\(name))" } ?? name, isNotApplicable: false)
    }
    switch column.content {
    case .fact(.mode): return ResponseMode.allCases.map { plain($0.rawValue) }
    case .fact(.language): return survey.languages.map { plain($0.code) }
    case .fact(.form): return versions.map { plain($0.form.text, $0.label) }
    case .row:
      guard case .matrix(let matrix)? = column.question?.kind else { return [] }
      return matrix.choices.map(value)
    case .place: return (column.question?.choiceSet?.choices ?? []).map(value)
    case .answer: return (column.question?.choiceSet?.choices ?? []).map(value)
    default: return []
    }
  }

  private static func conditions(_ survey: Survey) -> [Name: [String]] {
    var found: [Name: [String]] = [:]
    func walk(_ questions: [Question], _ outer: [String]) {
      for question in questions {
        let all = outer + (question.relevant.map { [$0.source] } ?? [])
        found[question.name] = all
        walk(question.children, all)
      }
    }
    for page in survey.pages { walk(page.questions, page.relevant.map { [$0.source] } ?? []) }
    return found
  }
}
