import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing

@Suite struct LineCheckingTests {
  private let form = FormHash("sha256:" + String(repeating: "a", count: 64))
  private let now = Moment(milliseconds: 1_451_606_400_000)

  private func surroundings() throws -> LineChecking.Surroundings {
    let day = try #require(now.dayInUTC)
    return LineChecking.Surroundings(
      definition: { _ in nil }, identity: { Sample.id($0.count * 1_000 + $1) },
      day: { $0.dayInUTC ?? day }, words: { problems, _ in problems.map { "\($0.path.question)" } },
      now: now)
  }

  private func submission(_ line: String, number: Int = 1) throws -> Submission {
    var checking = LineChecking(try Survey.tea(), form: form, try surroundings())
    return try checking.submission(FileLines.Line(number: number, bytes: Array(line.utf8)))
  }

  @Test func `what a line does not say is filled in`() throws {
    let line = #"{"answers":{"cups":3}}"#
    let submission = try submission(line, number: 7)
    #expect(
      submission.record
        == ResponseRecord(
          id: Sample.id(line.utf8.count * 1_000 + 7), form: form, mode: .imported, language: "en",
          answers: #"{"cups":3}"#))
    #expect(submission.receivedAt == now)
    #expect(submission.receipt == nil)
  }

  @Test func `a full line comes back byte for byte`() throws {
    let line =
      #"{"id":"00000000-0000-7000-8000-000000000001","survey":"tea","form":"\#(form)","mode":"web","language":"gd","#
      + #""started_at":"2016-01-04T10:12:00Z","submitted_at":"2016-01-04T10:20:31.250Z","simulated":true,"answers":{"#
      + #""who":"growers","kinds":["black","other"],"kinds.other":"pu’er\n\"old\"","cups":3,"worth":0.1,"why":"è","#
      + #""since":"2001-02-03","agreed":true,"first":["price","taste"],"dots":{"taste":1,"price":2},"#
      + #""rated":{"leaf":"like","cost":"dislike"},"pots":[{"colour":"red"},{}]}}"#
    #expect(try submission(line).record.line(of: "tea") == line)
    let worth = line.replacing("0.1", with: "1e-07").replacing(#""cups":3"#, with: #""cups":-9007199254740991"#)
    #expect(try submission(worth).record.line(of: "tea") == worth)
  }

  @Test func `what an export wrote comes back without the addresses that had to be given`() throws {
    let survey = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: O
      privacy: Write to a@example.org
      pages: [{ questions: [{ name: mail, type: email, label: M, required: true },
        { name: cups, type: integer, label: C, required: true }] }]
      """)
    var checking = LineChecking(survey, form: form, try surroundings())
    func submission(_ line: String) throws -> Submission {
      try checking.submission(FileLines.Line(number: 1, bytes: Array(line.utf8)))
    }
    #expect(try submission(#"{"form":"\#(form)","answers":{"cups":3}}"#).addresses.isEmpty)
    #expect(throws: ResponseLine.Fault.answers(["mail"])) { try submission(#"{"answers":{"cups":3}}"#) }
    #expect(throws: ResponseLine.Fault.answers(["cups"])) { try submission(#"{"form":"\#(form)","answers":{}}"#) }
  }

  @Test func `codes, texts and addresses are taken apart`() throws {
    let survey = try Survey.tea()
    let submission = try submission(
      #"{"answers":{"kinds":["other"],"kinds.other":"oolong","why":"warm","mail":"a@example.org","cups":2,"#
        + #""pots":[{"colour":"red","owner":"b@example.org"},{"colour":"blue"}]}}"#)
    #expect(!submission.record.answers.contains("example.org"))
    #expect(submission.addresses.map(\.text) == ["a@example.org", "b@example.org"])
    #expect(submission.addresses.last?.path == QuestionPath("owner", in: QuestionPath.RepeatItem("pots", 0)))
    #expect(
      submission.texts == [
        ResponseText(QuestionPath("kinds"), choice: "other", "oolong"), ResponseText(QuestionPath("why"), "warm"),
        ResponseText(QuestionPath("colour", in: QuestionPath.RepeatItem("pots", 0)), "red"),
        ResponseText(QuestionPath("colour", in: QuestionPath.RepeatItem("pots", 1)), "blue"),
      ])
    var matrix = ResponseMatrix(MatrixLayout(survey))
    try matrix.append(codes: submission.codes, isSimulated: false)
    guard case .numbers([2])? = matrix.column(of: "cups") else {
      Issue.record("the number of cups is not in the codes")
      return
    }
  }

  @Test(arguments: [
    (#"[1]"#, ResponseLine.Fault.notAnObject), (#"{}"#, .noAnswers),
    (#"{"answers":{},"colour":1}"#, .unknownKey("colour")),
    (#"{"answers":{},"survey":"coffee"}"#, .otherSurvey("coffee")),
    (#"{"answers":[]}"#, .wrongValue(key: "answers", expected: "an object of answers by question")),
    (#"{"answers":{},"simulated":1}"#, .wrongValue(key: "simulated", expected: "true or false")),
    (#"{"answers":{"cups":1.5,"nosuch":1}}"#, .answers(["nosuch", "cups"])),
    (#"{"answers":{"who":"pirates"}}"#, .answers(["who"])),
    (
      #"{"answers":{},"form":"sha256:\#(String(repeating: "b", count: 64))"}"#,
      .unknownForm(FormHash("sha256:" + String(repeating: "b", count: 64)))
    ),
    (#"{"answers":{}"#, .malformed(JSONReader.Fault(kind: .ended, column: 14))),
  ])
  func `a line that is no response is refused for its reason`(_ line: String, _ fault: ResponseLine.Fault) throws {
    #expect(throws: fault) { try submission(line) }
    #expect(fault.messages.allSatisfy { !$0.isEmpty } && !fault.messages.isEmpty)
  }

  @Test(arguments: [
    #""id":"7""#, #""mode":"carrier pigeon""#, #""language":"""#, #""started_at":"yesterday""#,
    #""submitted_at":1451902320"#,
    #""submitted_at":"2016-02-30T00:00:00Z""#, #""form":"sha256:abc""#, #""survey":null"#,
  ])
  func `a value that its key cannot have is refused by name`(_ member: String) throws {
    do {
      _ = try submission("{\"answers\":{},\(member)}")
      Issue.record("\(member) was taken")
    } catch let fault as ResponseLine.Fault {
      guard case .wrongValue(let key, _) = fault else {
        Issue.record("\(fault)")
        return
      }
      #expect(member.hasPrefix("\"\(key)\""))
    }
  }

  @Test func `a line that is too long is refused`() throws {
    var checking = LineChecking(try Survey.tea(), form: form, try surroundings())
    #expect(throws: ResponseLine.Fault.tooLong) { try checking.submission(FileLines.Line(number: 3, bytes: nil)) }
  }

  @Test func `an older response is read by its own definition`() throws {
    let old = try Survey.read(
      """
      survey: tea
      title: Tea
      organiser: O
      privacy: Write to a@example.org
      pages: [{ questions: [{ name: biscuits, type: integer, label: Biscuits }] }]
      """)
    let hash = FormHash("sha256:" + String(repeating: "c", count: 64))
    var around = try surroundings()
    around.definition = { $0 == hash ? old : nil }
    var checking = LineChecking(try Survey.tea(), form: form, around)
    let line = #"{"form":"\#(hash)","answers":{"biscuits":4}}"#
    let submission = try checking.submission(FileLines.Line(number: 1, bytes: Array(line.utf8)))
    #expect(submission.record.form == hash)
    #expect(submission.codes == ResponseCodes.encode(AnswerSheet(answers: ["biscuits": .number(4)]), MatrixLayout(old)))
  }
}
