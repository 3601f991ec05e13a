import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

/// What an export writes is what an import takes in, whatever the survey and the answers.
@Suite struct RoundTripTests {
  private static let form = FormHash("sha256:" + String(repeating: "a", count: 64))
  private static let now = Moment(milliseconds: 1_451_606_400_000)

  private enum Format: CaseIterable { case jsonl, csv, csvWithLabels }

  /// Texts that a spreadsheet, a reader of CSV or a reader of cells could take for something else; short enough for every question.
  private static let traps = [
    "=1+1", "'=1", "''", "'", "-3", "+44 1463", "@home", "NA", "N/A", "null", "-", " a ", "a\nb", "a\r\nb", "\ta",
    "\n=2",
    "\"q\"", "a,b;c", "1,5", "01/02/03", "2001-02-03", "TRUE", "true", "c1", "One", "Response", "Ωñ🐦", "e\u{301}",
    "\u{FEFF}x",
    " =3", "0123", "1e5", "x\u{0}y", "No answer", "(blank)",
  ]

  private struct Draw {
    var survey: Survey
    var records: [ResponseRecord]
  }

  private func checking(_ survey: Survey) throws -> LineChecking {
    let day = try #require(RoundTripTests.now.dayInUTC)
    return LineChecking(
      survey, form: RoundTripTests.form,
      LineChecking.Surroundings(
        definition: { _ in nil }, identity: { Sample.id($0.count * 1_000 + $1) }, day: { $0.dayInUTC ?? day },
        words: { problems, _ in problems.map { "\($0.address): \($0.kind)" } }, now: RoundTripTests.now))
  }

  /// A survey and up to eight sound responses to it; nil where what is asked hangs on an e-mail address, which no export has.
  private func draw(_ seed: UInt64) throws -> Draw? {
    var chance = Chance(seed: seed)
    var survey = RandomSurvey(using: &chance).survey
    for page in survey.pages.indices { relabel(&survey.pages[page].questions, using: &chance) }
    let formulas = survey.pages.map(\.relevant) + survey.allQuestions.map(\.relevant)
    let addresses = survey.allQuestions.filter { $0.type == .email }.map { "${\($0.name)}" }
    guard !formulas.contains(where: { formula in addresses.contains { formula?.source.contains($0) == true } }) else {
      return nil
    }
    let layout = MatrixLayout(survey)
    let index = QuestionIndex(survey)
    let day = try #require(RoundTripTests.now.dayInUTC)
    var records: [ResponseRecord] = []
    for number in 1...8 {
      var sheet = RandomAnswers.sheet(for: survey.pages.flatMap(\.questions), faults: 0, using: &chance)
      setTraps(on: &sheet, survey.allQuestions, using: &chance)
      let isPaper = chance.happens(0.2)
      let interview = Interview(index: index, sheet: sheet, today: day, isTranscript: isPaper)
      guard interview.problems.isEmpty else { continue }
      let submitted =
        chance.happens(0.8) ? Moment(milliseconds: 1_451_606_400_000 + Int64(chance.below(9_999_999))) : nil
      let response = SurveyResponse(
        id: Sample.id(number), survey: survey.id, form: RoundTripTests.form, mode: isPaper ? .paper : .web,
        language: "en",
        startedAt: chance.happens(0.5) ? submitted : nil, submittedAt: submitted, isSimulated: chance.happens(0.3),
        answers: interview.submission())
      records.append(Submission(response, index, layout, receivedAt: RoundTripTests.now).record)
    }
    return records.isEmpty ? nil : Draw(survey: survey, records: records)
  }

  /// Gives choices and some questions labels that could be taken for one another, for names, for numbers or for nothing.
  private func relabel(_ questions: inout [Question], using chance: inout Chance) {
    let pool = [
      "One", "one", "Two", "c2", "C1", "c1 (c1)", "1", "0", "-3", "a, b", "=no", "NA", "No answer", "Yes", "–",
    ]
    func relabelled(_ choices: [Choice], _ chance: inout Chance) -> [Choice] {
      choices.map { choice in
        var choice = choice
        if let label = chance.element(of: pool), chance.happens(0.6) { choice.label = Wording(label) }
        return choice
      }
    }
    for index in questions.indices {
      if chance.happens(0.2) { questions[index].label = Wording(["Same", "q1", "id", "mode"][chance.below(4)]) }
      switch questions[index].kind {
      case .selectOne(var set):
        set.choices = relabelled(set.choices, &chance)
        questions[index].kind = .selectOne(set)
      case .selectMultiple(var set, let min, let max):
        set.choices = relabelled(set.choices, &chance)
        questions[index].kind = .selectMultiple(set, min: min, max: max)
      case .rank(var set, let places):
        set.choices = relabelled(set.choices, &chance)
        questions[index].kind = .rank(set, places: places)
      case .matrix(var matrix):
        matrix.choices = relabelled(matrix.choices, &chance)
        questions[index].kind = .matrix(matrix)
      case .group(var inner):
        relabel(&inner, using: &chance)
        questions[index].kind = .group(inner)
      case .repeated(var inner, let min, let max, let label):
        relabel(&inner, using: &chance)
        questions[index].kind = .repeated(inner, min: min, max: max, itemLabel: label)
      default: break
      }
    }
  }

  private func setTraps(on sheet: inout AnswerSheet, _ questions: [Question], using chance: inout Chance) {
    func trap() -> String { chance.element(of: RoundTripTests.traps) ?? "" }
    for question in questions {
      switch sheet[question.name] {
      case .text? where question.type == .text: sheet[question.name] = .text(trap())
      case .number? where question.type == .decimal && chance.happens(0.3):
        sheet[question.name] = .number([-0.000_000_1, 1e21, -1_234.5, 0.1][chance.below(4)])
      case .items(var items)?:
        for index in items.indices { setTraps(on: &items[index], question.children, using: &chance) }
        sheet[question.name] = .items(items)
      case .choices(let names)? where names.contains("c3") && chance.happens(0.7),
        .ranking(let names)? where names.contains("c3") && chance.happens(0.7):
        sheet[specification: AnswerSheet.Specification(question.name, "c3")] = trap()
      default: break
      }
      for key in sheet.specifications.keys.sorted(by: { $0.question < $1.question }) where key.question == question.name
      {
        sheet[specification: key] = trap()
      }
    }
  }

  private func export(_ draw: Draw, _ format: Format) throws -> String {
    if format == .jsonl { return draw.records.map { $0.line(of: draw.survey.id) + "\n" }.joined() }
    var counting = ItemCounting(draw.survey)
    for record in draw.records { counting.add(record) }
    var table = ResponseTable(
      draw.survey, form: RoundTripTests.form, shape: .wide(items: counting.most), labels: format == .csv ? nil : "en",
      definition: { _ in nil })
    var text = table.head()
    for record in draw.records { text += try table.text(of: record) }
    #expect(table.lost.isEmpty)
    return text
  }

  private func `import`(_ text: String, _ survey: Survey, _ format: Format) throws -> [ResponseRecord] {
    var checking = try checking(survey)
    var found: [ResponseRecord] = []
    if format == .jsonl {
      var lines = FileLines(Array(text.utf8))
      while let line = lines.next() { found.append(try checking.submission(line).record) }
      return found
    }
    let bytes = Array(text.utf8)
    let file = try FileFormat(head: bytes, isWhole: true)
    let rest = file.hasMark ? Array(bytes.dropFirst(FileFormat.mark.count)) : bytes
    let census = try ColumnCensus(CSVReader(rest))
    let layout = SpreadsheetLayout(survey, census, SpreadsheetMapping())
    #expect(layout.isOwn)
    let reading = RowReading(survey, layout, SpreadsheetMapping(), census.encoding) { day, time in
      Moment(milliseconds: Moment(startOf: day).milliseconds + Int64(time))
    }
    var reader = CSVReader(rest)
    var seen = 0
    while let row = try reader.next() {
      seen += 1
      guard seen > layout.headerRows else { continue }
      let response = reading.read(row)
      let odd = response.remarks.filter { $0.fault != nil }
      #expect(odd.isEmpty, "\(odd)")
      found.append(try checking.submission(response.said) { _ in Sample.id(999) }.record)
    }
    return found
  }

  @Test func `an export imports as itself in every format, whatever the survey and the answers`() throws {
    var draws = 0
    for seed in 0..<250 as Range<UInt64> {
      guard let draw = try draw(seed) else { continue }
      draws += 1
      for format in Format.allCases {
        let text = try export(draw, format)
        do {
          let found = try self.import(text, draw.survey, format)
          #expect(found.count == draw.records.count, "seed \(seed), \(format)")
          for (record, back) in zip(draw.records, found) {
            #expect(back == record, "seed \(seed), \(format)")
          }
        } catch {
          Issue.record("seed \(seed), \(format): \(error)")
        }
      }
    }
    #expect(draws > 150)
  }
}
