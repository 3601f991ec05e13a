import ResponseFiles
import Responses
import SQLiteStore
import Surveys
import TestSupport
import Testing

/// Whatever the responses are read from, and in whatever order they came in, the figures are the same.
@Suite struct SourcesTests {
  private let form = FormHash("sha256:" + String(repeating: "a", count: 64))

  private func checking(_ survey: Survey) throws -> LineChecking {
    let day = try #require(CivilDate(iso: "2016-01-01"))
    return LineChecking(
      survey, form: form,
      LineChecking.Surroundings(
        definition: { _ in nil }, identity: { Sample.id(Int($0.count) * 10_000 + $1) }, day: { _ in day },
        words: { problems, _ in problems.map { "\($0)" } }, now: Moment(startOf: day)))
  }

  /// Lines in good standing, blank ones, ones outside the dates, and several versions of one response.
  private func lines(_ chance: inout SeededChance) -> [String] {
    (0..<120).map { _ in
      let id = Sample.id(Int.random(in: 0..<90, using: &chance))
      let day = Int.random(in: 10...29, using: &chance)
      let answers = [
        #"{}"#, #"{"who":"growers","agreed":true}"#, #"{"cups":\#(Int.random(in: 0..<9, using: &chance))}"#,
        #"{"who":"drinkers","why":"w\#(Int.random(in: 0..<99, using: &chance))","first":["price"],"rated":{"leaf":"like"}}"#,
        #"{"kinds":["green","other"],"kinds.other":"x","pots":[{"colour":"red"},{}]}"#,
      ].randomElement(using: &chance)
      return #"{"id":"\#(id)","submitted_at":"2016-01-\#(day)T10:00:00Z","answers":\#(answers ?? "{}")}"#
    }
  }

  @Test func `a store on disk, one in memory and a file give the same matrix and ledger`() throws {
    let survey = try Survey.tea()
    var chance = SeededChance(seed: 5)
    for _ in 0..<5 {
      let lines = lines(&chance)
      let folder = try TemporaryFolder()
      let stores: [any WholeStore] = [try SurveyStore(path: folder.file("a.sqlite")), MemoryStore()]
      for store in stores {
        var checking = try checking(survey)
        for (number, line) in lines.enumerated() {
          try store.add([try checking.submission(FileLines.Line(number: number + 1, bytes: Array(line.utf8)))])
        }
      }
      var reader = FileLines(Array(lines.joined(separator: "\n").utf8))
      var fileChecking = try checking(survey)
      let file = ResponseFile(&reader, &fileChecking) { Issue.record("line \($0): \($1)") }
      let sources: [any ResponseSource] = stores + [file]
      let window = AcceptanceWindow(
        opens: Moment(rfc3339: "2016-01-12T00:00:00Z"), closes: Moment(rfc3339: "2016-01-25T00:00:00Z"))
      let sorted = try sources.map { source in
        try SortedResponses(survey, form: form, window: window, from: source) { _ in nil }
      }
      for one in sorted {
        #expect(one.ledger == sorted[0].ledger)
        #expect(one.ids == sorted[0].ids)
        #expect("\(one.matrix.columns)" == "\(sorted[0].matrix.columns)")
        #expect(one.ids == one.ids.sorted())
        #expect(one.matrix.count == one.ledger.analysed)
      }
      let ledger = sorted[0].ledger
      #expect(ledger.outsideDates > 0 && ledger.blank > 0 && ledger.duplicate > 0 && ledger.analysed > 0)
      #expect(ledger.received == Set(lines).count)
      let texts = try sources.map { try $0.allTexts() }
      #expect(texts.allSatisfy { $0 == texts[0] } && !texts[0].isEmpty)
    }
  }

  @Test func `the order in which responses came in changes nothing`() throws {
    let survey = try Survey.tea()
    var chance = SeededChance(seed: 6)
    let lines = (0..<40).map { #"{"id":"\#(Sample.id($0))","answers":{"cups":\#($0 % 7)}}"# }
    var seen: Set<String> = []
    for _ in 0..<4 {
      var checking = try checking(survey)
      let submissions = try lines.map { try checking.submission(FileLines.Line(number: 1, bytes: Array($0.utf8))) }
      let folder = try TemporaryFolder()
      let store = try SurveyStore(path: folder.file("a.sqlite"))
      try store.add(submissions.shuffled(using: &chance))
      let sorted = try SortedResponses(survey, form: form, window: AcceptanceWindow(), from: store) { _ in nil }
      seen.insert("\(sorted.matrix.columns)")
    }
    #expect(seen.count == 1)
  }

  @Test func `each response is counted in the first part of the ledger that applies`() throws {
    let survey = try Survey.tea()
    var checking = try checking(survey)
    let store = MemoryStore()
    let late = #""submitted_at":"2017-01-01T00:00:00Z""#
    let lines = [
      (#"{"id":"\#(Sample.id(1))","answers":{"cups":1}}"#, nil),
      (#"{"id":"\#(Sample.id(2))","answers":{"cups":1}}"#, Exclusion.campaign),
      (#"{"id":"\#(Sample.id(3))","answers":{"cups":1}}"#, .duplicate),
      (#"{"id":"\#(Sample.id(4))","answers":{"who":"growers"}}"#, .duplicate),
      (#"{"id":"\#(Sample.id(5))",\#(late),"answers":{}}"#, .campaign),
      (#"{"id":"\#(Sample.id(6))",\#(late),"answers":{}}"#, .invalid),
    ]
    for (line, exclusion) in lines {
      let submission = try checking.submission(FileLines.Line(number: 1, bytes: Array(line.utf8)))
      try store.add([submission])
      #expect(try store.exclude(submission.record.id, as: exclusion))
    }
    let window = AcceptanceWindow(closes: Moment(rfc3339: "2016-12-31T00:00:00Z"))
    let ledger = try SortedResponses(survey, form: form, window: window, from: store) { _ in nil }.ledger
    var expected = Ledger()
    (expected.analysed, expected.campaign, expected.duplicate) = (1, 1, 1)
    (expected.blank, expected.outsideDates, expected.invalid) = (1, 1, 1)
    #expect(ledger == expected)
  }

  /// A consultation that accounted for 7,667 responses as 199 invalid, 70 blank, 200 duplicate and 7,198 analysed.
  @Test func `a great ledger adds up to what was received`() throws {
    let survey = try Survey.tea()
    var checking = try checking(survey)
    func line(_ id: Int, _ answers: String, second: Int = 0) throws -> Intake {
      let text = #"{"id":"\#(Sample.id(id))","submitted_at":"2016-01-04T10:00:0\#(second)Z","answers":\#(answers)}"#
      return .response(try checking.submission(FileLines.Line(number: 1, bytes: Array(text.utf8))))
    }
    var intake = (0..<199).map { Intake.skipped(fingerprint: Sample.id(50_000 + $0)) }
    for id in 0..<70 { intake.append(try line(id, "{}")) }
    for id in 70..<7268 { intake.append(try line(id, #"{"cups":\#(id % 9)}"#)) }
    for id in 70..<270 { intake.append(try line(id, #"{"cups":9}"#, second: 1)) }
    var given = intake[...]
    let store = MemoryStore()
    let addition = try store.add(limit: nil) { given.popFirst() ?? .end }
    #expect(addition.skipped == 199)
    let ledger = try SortedResponses(survey, form: form, window: AcceptanceWindow(), from: store) { _ in nil }.ledger
    #expect(ledger.received == 7667)
    #expect([ledger.invalid, ledger.blank, ledger.duplicate, ledger.analysed] == [199, 70, 200, 7198])
  }

  @Test func `a form without a definition and codes that are damaged are each named`() throws {
    let survey = try Survey.tea()
    let store = MemoryStore()
    try store.add([Sample.submission(1)])
    #expect(throws: SortedResponses.Fault.unknownForm(Sample.id(1), FormHash("sha256:one"))) {
      try SortedResponses(survey, form: form, window: AcceptanceWindow(), from: store) { _ in nil }
    }
    #expect(throws: SortedResponses.Fault.self) {
      try SortedResponses(survey, form: FormHash("sha256:one"), window: AcceptanceWindow(), from: store) { _ in nil }
    }
  }
}
