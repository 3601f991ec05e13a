package import Surveys

/// How the coded answers of one form lie in a row of bytes: which field is where, and how wide.
///
/// Every question that a response answers at most once has one field (a matrix one for each row), in the order of the
/// pages; an e-mail, a note and a group have none. A repeat has a field that counts its items, and a layout of its own.
/// Linear in the number of questions to make.
package struct MatrixLayout: Hashable, Sendable {
  /// One field of the row.
  package struct Field: Hashable, Sendable {
    package let question: Name
    /// The row of a matrix; nil for any other question.
    package let line: Name?
    package let form: Form
    /// In bytes from the start of the row.
    package let offset: Int
  }

  /// What a field holds. All numbers are little-endian.
  package enum Form: Hashable, Sendable {
    /// One of the choices: 0 unanswered, else its place from 1. One byte up to 254 choices, else two.
    case choice([Name])
    /// Several choices: bit 0 says answered, bit i + 1 the choice at i.
    case choices([Name])
    /// A byte for each choice: its place from 1, 0 for not ranked.
    case places([Name])
    /// Two bytes for each choice: its points.
    case points([Name])
    /// A number in eight bytes; unanswered is `ResponseCodes.missing`.
    case number
    /// Days since 1970 in four bytes; unanswered is the least.
    case day
    /// One byte: 1 where there is an answer. The text itself is kept apart.
    case answered
    /// One byte: 1 where it was ticked.
    case ticked
    /// Items of a repeat, in four bytes.
    case items(MatrixLayout)

    /// In bytes.
    package var width: Int {
      switch self {
      case .choice(let names): names.count <= 254 ? 1 : 2
      case .choices(let names): (names.count + 8) / 8
      case .places(let names): names.count
      case .points(let names): 2 * names.count
      case .number: 8
      case .day, .items: 4
      case .answered, .ticked: 1
      }
    }
  }

  /// What must be known of a field for each row: numbers alone, so that nothing is held or let go of for each.
  struct Slot: Hashable, Sendable {
    enum Kind: UInt8, Sendable { case choice, choices, places, points, number, day, flag, items }
    let kind: Kind
    let offset: Int
    let width: Int
    /// How many choices are on offer; 0 where nothing is chosen.
    let choices: Int

    init(_ field: Field) {
      offset = field.offset
      width = field.form.width
      switch field.form {
      case .choice(let names): (kind, choices) = (.choice, names.count)
      case .choices(let names): (kind, choices) = (.choices, names.count)
      case .places(let names): (kind, choices) = (.places, names.count)
      case .points(let names): (kind, choices) = (.points, names.count)
      case .number: (kind, choices) = (.number, 0)
      case .day: (kind, choices) = (.day, 0)
      case .answered, .ticked: (kind, choices) = (.flag, 0)
      case .items: (kind, choices) = (.items, 0)
      }
    }
  }

  package let fields: [Field]
  /// In the order of the fields.
  let slots: [Slot]
  /// In bytes.
  package let width: Int

  package init(_ survey: Survey) {
    self.init(survey.pages.flatMap(\.questions))
  }

  init(_ questions: [Question]) {
    var fields: [Field] = []
    var offset = 0
    func add(_ question: Question, line: Name? = nil, _ form: Form) {
      fields.append(Field(question: question.name, line: line, form: form, offset: offset))
      offset += form.width
    }
    func walk(_ questions: [Question]) {
      for question in questions {
        switch question.kind {
        case .selectOne(let set): add(question, .choice(set.choices.map(\.name)))
        case .selectMultiple(let set, _, _): add(question, .choices(set.choices.map(\.name)))
        case .rank(let set, _): add(question, .places(set.choices.map(\.name)))
        case .allocate(let set, _): add(question, .points(set.choices.map(\.name)))
        case .matrix(let matrix):
          let names = matrix.choices.map(\.name)
          for row in matrix.rows { add(question, line: row.name, .choice(names)) }
        case .range, .integer, .decimal, .calculate: add(question, .number)
        case .date: add(question, .day)
        case .text: add(question, .answered)
        case .acknowledge: add(question, .ticked)
        case .repeated(let inner, _, _, _): add(question, .items(MatrixLayout(inner)))
        case .group(let inner): walk(inner)
        case .email, .note: break
        }
      }
    }
    walk(questions)
    self.fields = fields
    slots = fields.map { Slot($0) }
    width = offset
  }

  /// The field of a question, or of one row of a matrix; nil if there is none. Linear in the number of fields.
  package func index(of question: Name, line: Name? = nil) -> Int? {
    fields.firstIndex { $0.question == question && $0.line == line }
  }
}
