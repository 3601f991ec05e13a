package import Responses
package import Surveys

/// The columns of the file with one row a person: what an export writes and what an import finds again by the names.
///
/// First what is known about the response (`Fact`), then the questions in the order of the definition, groups opened:
///
/// - `q` – `select_one`, `range`, `integer`, `decimal`, `text`, `date`, `calculate`, and `acknowledge` (`1` where it was ticked);
/// - `q.row` – a row of a matrix holds a choice of its scale; `q.choice` of an `allocate` holds points;
/// - `q.1`, `q.2` … – the places of a `rank`, best first, each holding a choice;
/// - `q/choice` – a choice of a `select_multiple`: `1` chosen, `0` not chosen though others were, blank where nothing was answered;
/// - `q.choice` – the text beside a choice that takes one;
/// - `r` – how many items a repeat has, and `r[0].q`, `r[1].q` … – any of the columns above in an item of it.
///
/// A choice of several stands after a slash, as ODK and KoboToolbox write it, because `q.choice` is the address of the text beside that
/// choice; a name holds neither dot nor slash, so no two columns share a name. All but `q/choice` and `r` are the names of a form
/// (`SheetReading`). A note has no column, and an e-mail address never has one. A blank cell is no answer: not asked, not relevant, passed
/// over, or not offered by the form of that day. Cells are guarded against spreadsheets by `CellGuard`.
package struct ColumnScheme: Hashable, Sendable {
  /// What is known about a response beside its answers, by the names that a response as JSON has.
  package enum Fact: String, Hashable, Sendable, CaseIterable {
    case id
    case submittedAt = "submitted_at"
    case startedAt = "started_at"
    case mode, language, form
    /// `true`, or blank.
    case simulated
  }

  /// What a column's cells hold.
  package enum Content: Hashable, Sendable {
    case fact(Fact)
    /// The whole answer to a question.
    case answer
    /// A choice on that row of a matrix.
    case row(Name)
    /// The points on that choice.
    case points(Name)
    /// The choice on that place, from 1.
    case place(Int)
    /// Whether that one of several choices was chosen: `1` or `0`.
    case chosen(Name)
    /// The text beside that choice.
    case specification(Name)
    /// How many items a repeat has.
    case itemCount
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    package let name: String
    package let content: Content
    /// The question that it answers a part of, the repeat of an `itemCount`; nil for a fact.
    package let question: Question?
    /// The repeat and the item, from 0, that it stands in; nil outside repeats.
    package let item: QuestionPath.RepeatItem?
  }

  package let columns: [Column]

  /// The columns of a survey; `items` says for each repeat how many items have columns, none where it does not name it.
  ///
  /// A fact keeps its name unless a question has it; then it gets underscores before it until it is alone. Linear in the number of columns.
  package init(_ survey: Survey, items: [Name: Int] = [:]) {
    var scheme = Building(items: items)
    for page in survey.pages { scheme.add(page.questions, nil) }
    let taken = Set(survey.allQuestions.map(\.name.text))
    columns =
      Fact.allCases.map { fact in
        var name = fact.rawValue
        while taken.contains(name) { name = "_" + name }
        return Column(name: name, content: .fact(fact), question: nil, item: nil)
      } + scheme.columns
  }

  /// The columns of one item of a repeat, or of any list of questions, named as outside it.
  package static func columns(of questions: [Question]) -> [Column] {
    var scheme = Building(items: [:])
    scheme.add(questions, nil)
    return scheme.columns
  }

  private struct Building {
    let items: [Name: Int]
    var columns: [Column] = []

    mutating func add(_ questions: [Question], _ item: QuestionPath.RepeatItem?) {
      for question in questions {
        switch question.kind {
        case .group(let inner): add(inner, item)
        case .repeated(let inner, _, _, _):
          add(question, item, "", .itemCount)
          for index in 0..<(items[question.name] ?? 0) { add(inner, QuestionPath.RepeatItem(question.name, index)) }
        case .matrix(let matrix): for row in matrix.rows { add(question, item, ".\(row.name)", .row(row.name)) }
        case .allocate(let set, _):
          for choice in set.choices { add(question, item, ".\(choice.name)", .points(choice.name)) }
        case .rank(let set, let places):
          for place in 0..<places { add(question, item, ".\(place + 1)", .place(place + 1)) }
          for choice in set.choices { addSpecification(choice, question, item) }
        case .selectMultiple(let set, _, _):
          for choice in set.choices {
            add(question, item, "/\(choice.name)", .chosen(choice.name))
            addSpecification(choice, question, item)
          }
        case .selectOne(let set):
          add(question, item, "", .answer)
          for choice in set.choices { addSpecification(choice, question, item) }
        case .range, .integer, .decimal, .text, .date, .acknowledge, .calculate: add(question, item, "", .answer)
        case .note, .email: break
        }
      }
    }

    private mutating func addSpecification(_ choice: Choice, _ question: Question, _ item: QuestionPath.RepeatItem?) {
      if choice.specify { add(question, item, ".\(choice.name)", .specification(choice.name)) }
    }

    private mutating func add(
      _ question: Question, _ item: QuestionPath.RepeatItem?, _ part: String, _ content: Content
    ) {
      let before = item.map { "\($0.name)[\($0.index)]." } ?? ""
      columns.append(Column(name: before + question.name.text + part, content: content, question: question, item: item))
    }
  }
}
