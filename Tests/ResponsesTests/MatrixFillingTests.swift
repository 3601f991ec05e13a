internal import Responses
internal import Surveys
internal import TestSupport
internal import Testing

struct MatrixFillingTests {
  static let pets = Question(
    name: "pets", label: nil,
    kind: .repeated([Question(name: "age", label: nil, kind: .integer)], min: 0, max: nil, itemLabel: nil))
  static let survey = Survey(
    id: "s", title: Wording("S"), organiser: Wording("O"), privacy: Wording("P"),
    pages: [
      Page(questions: [
        Question(name: "one", label: nil, kind: .selectOne(choices(["a", "b", "c"]))), pets,
        Question(name: "order", label: nil, kind: .rank(choices(["a", "b", "c"]), places: 3)),
        Question(name: "tick", label: nil, kind: .acknowledge),
      ])
    ])

  static func choices(_ names: [Name]) -> ChoiceSet {
    ChoiceSet(choices: names.map { Choice(name: $0, label: Wording($0.text)) })
  }

  static func random(_ chance: inout SeededChance) -> AnswerSheet {
    let names: [Name] = ["a", "b", "c"]
    var sheet = AnswerSheet()
    if Bool.random(using: &chance) { sheet["one"] = names.randomElement(using: &chance).map { .choice($0) } }
    let ranked = Array(names.shuffled(using: &chance).prefix(Int.random(in: 0...3, using: &chance)))
    if !ranked.isEmpty { sheet["order"] = .ranking(ranked) }
    if Bool.random(using: &chance) { sheet["tick"] = .acknowledged }
    let items = (0..<Int.random(in: 0...3, using: &chance)).map {
      AnswerSheet(answers: $0 == 1 ? [:] : ["age": .number(Double($0) + 0.5)])
    }
    if !items.isEmpty { sheet["pets"] = .items(items) }
    return sheet
  }

  @Test func `what is encoded and appended reads back as the sheet`() throws {
    var chance = SeededChance(seed: 1)
    let layout = MatrixLayout(Self.survey)
    var matrix = ResponseMatrix(layout)
    let sheets = (0..<200).map { _ in Self.random(&chance) }
    for sheet in sheets { try matrix.append(codes: ResponseCodes.encode(sheet, layout), isSimulated: true) }
    #expect(matrix.count == 200 && matrix.simulated == 200)
    guard case .choice(let ones)? = matrix.column(of: "one"),
      case .items(let counts, let inner)? = matrix.column(of: "pets"),
      case .numbers(let ages)? = inner.column(of: "age"), case .places(let places, 3)? = matrix.column(of: "order"),
      case .flags(let ticks)? = matrix.column(of: "tick")
    else {
      Issue.record("the columns have other shapes")
      return
    }
    let names: [Name] = ["a", "b", "c"]
    var item = 0
    for (row, sheet) in sheets.enumerated() {
      var read = AnswerSheet()
      if ones[row] > 0 { read["one"] = .choice(names[Int(ones[row]) - 1]) }
      let mine = places[3 * row..<3 * row + 3].enumerated().filter { $0.element > 0 }.sorted { $0.element < $1.element }
      if !mine.isEmpty { read["order"] = .ranking(mine.map { names[$0.offset] }) }
      if ticks[row] == 1 { read["tick"] = .acknowledged }
      let items = (0..<Int(counts[row])).map { index in
        let age = ages[item + index]
        return AnswerSheet(answers: age.bitPattern == ResponseCodes.missing ? [:] : ["age": .number(age)])
      }
      item += Int(counts[row])
      if !items.isEmpty { read["pets"] = .items(items) }
      #expect(read == sheet)
    }
    #expect(item == inner.count)
  }

  @Test func `a row of another length is refused and leaves the matrix as it was`() throws {
    let layout = MatrixLayout(Self.survey)
    var matrix = ResponseMatrix(layout)
    let codes = ResponseCodes.encode(AnswerSheet(), layout)
    #expect(throws: CodesFault.tooLong(expected: layout.width, found: layout.width + 1)) {
      try matrix.append(codes: codes + [0], isSimulated: false)
    }
    #expect(throws: CodesFault.tooShort(expected: layout.width, found: layout.width - 1)) {
      try matrix.append(codes: codes.dropLast(), isSimulated: false)
    }
    #expect(matrix.count == 0)
  }

  @Test func `only a tick is blank, and a choice is not`() throws {
    let layout = MatrixLayout(Self.survey)
    let tick = ResponseCodes.encode(AnswerSheet(answers: ["tick": .acknowledged]), layout)
    let choice = ResponseCodes.encode(AnswerSheet(answers: ["one": .choice("a")]), layout)
    #expect(try layout.isBlank(tick, Self.survey))
    #expect(try !layout.isBlank(choice, Self.survey))
  }

  @Test func `a ranking that loses a choice in a newer form closes the gap`() throws {
    let form = [Question(name: "order", label: nil, kind: .rank(Self.choices(["c", "a"]), places: 2))]
    var newer = Self.survey
    newer.pages = [Page(questions: form)]
    let old = MatrixLayout(Self.survey)
    let new = MatrixLayout(newer)
    var matrix = ResponseMatrix(new)
    let sheet = AnswerSheet(answers: ["order": .ranking(["b", "a", "c"])])
    let translation = MatrixTranslation(from: old, to: new)
    try matrix.append(codes: translation.codes(of: ResponseCodes.encode(sheet, old)), isSimulated: false)
    guard case .places(let places, 2)? = matrix.column(of: "order") else {
      Issue.record("no places")
      return
    }
    #expect(places == [2, 1])
  }
}
