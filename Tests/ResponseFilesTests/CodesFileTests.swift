import ResponseFiles
import Responses
import Surveys
import TestSupport
import Testing
import Themes

@Suite struct CodesFileTests {
  private let place = CommentPlace(ResponseID(bytes: [1]), QuestionPath("change"))

  private func decision(_ kind: CodingDecision.Kind) -> CodingDecision {
    CodingDecision(
      place: place, digest: 0xAB, coder: "Anna “A” Ross", at: Moment(milliseconds: 1_454_320_800_123), kind: kind,
      note: "line\nbreak", withheld: "names a person")
  }

  private func read(_ line: String) throws(CodesFile.Fault) -> CodesFile.Entry {
    try CodesFile.entry(FileLines.Line(number: 1, bytes: Array(line.utf8)))
  }

  @Test func `every kind of decision is read back as it was written`() throws {
    let visit = CommentPlace(ResponseID(bytes: [2]), QuestionPath("told", in: .init("visits", 3)))
    var kinds: [CodingDecision.Kind] = [.coded([]), .resolved([Code("roads", parts: [0..<4]), Code("money")])]
    kinds += [.skipped, .undone, .copy(of: visit)]
    for kind in kinds {
      var one = decision(kind)
      #expect(try read(CodesFile.line(one)) == .decision(one))
      one.place = visit
      one.note = nil
      #expect(try read(CodesFile.line(one)) == .decision(one))
    }
  }

  @Test func `a line reads as others may rely on`() {
    var one = decision(.coded([Code("roads", parts: [0..<4, 6..<9]), Code("money")]))
    one.note = nil
    one.withheld = nil
    one.coder = "Anna"
    #expect(
      CodesFile.line(one) == """
        {"response":"01000000-0000-0000-0000-000000000000","question":"change","text":"00000000000000ab","coder":"Anna",\
        "at":"2016-02-01T10:00:00.123Z","kind":"coded","codes":["roads@0-4,6-9","money"]}

        """)
  }

  @Test func `a decision about what was said is read back, and makes nothing a copy`() throws {
    var one = decision(.coded([Code("roads")]))
    one.place = .contribution(SampleSession.id(10))
    (one.note, one.withheld, one.coder) = (nil, nil, "Anna")
    let line = CodesFile.line(one)
    #expect(
      line == """
        {"contribution":"0000000000000000000000000000000a","text":"00000000000000ab","coder":"Anna",\
        "at":"2016-02-01T10:00:00.123Z","kind":"coded","codes":["roads"]}

        """)
    #expect(try read(line) == .decision(one))
    for (wrong, member) in [
      (line.replacing("0000000000000000000000000000000a", with: "a"), "contribution"),
      (line.replacing("{\"con", with: "{\"response\":\"01000000-0000-0000-0000-000000000000\",\"con"), "response"),
    ] {
      #expect(throws: CodesFile.Fault.member(member)) { try read(wrong) }
    }
    one.kind = .copy(of: place)
    #expect(throws: CodesFile.Fault.member("copy_of")) { try read(CodesFile.line(one)) }
    (one.place, one.kind) = (place, .copy(of: .contribution(SampleSession.id(1))))
    #expect(throws: CodesFile.Fault.member("copy_of")) { try read(CodesFile.line(one)) }
  }

  @Test func `what a machine suggested is read back, and is no decision`() throws {
    let visit = CommentPlace(ResponseID(bytes: [1]), QuestionPath("told", in: .init("visits", 3)))
    var one = MachineSuggestion(
      place: place, digest: 0xAB, model: "small", run: 2, content: "sha256:0", codes: [Code("roads", parts: [0..<4])])
    #expect(
      CodesFile.line(one) == """
        {"response":"01000000-0000-0000-0000-000000000000","question":"change","text":"00000000000000ab","model":"small",\
        "run":2,"content":"sha256:0","kind":"suggested","codes":["roads@0-4"]}

        """)
    #expect(try read(CodesFile.line(one)) == .suggestion(one))
    (one.place, one.codes) = (visit, [])
    #expect(try read(CodesFile.line(one)) == .suggestion(one))
    one.run = 0
    #expect(throws: CodesFile.Fault.member("run")) { try read(CodesFile.line(one)) }
    one.model = ""
    #expect(throws: CodesFile.Fault.self) { try read(CodesFile.line(one)) }
    let asDecision = CodesFile.line(one).replacing("suggested", with: "coded")
    #expect(throws: CodesFile.Fault.unknownMember("model")) { try read(asDecision) }
  }

  @Test(arguments: [
    ("\"coder\":\"Anna\"", "\"coder\":\"\"", "coder"), ("\"kind\":\"coded\"", "\"kind\":\"code\"", "kind"),
    ("00000000000000ab", "ab", "text"), ("\"codes\":[]", "\"codes\":[\"1\"]", "codes"),
    ("2016-02-01T", "2016-02-31T", "at"), ("\"question\":\"change\"", "\"question\":\"\"", "question"),
    ("01000000-", "0100000-", "response"), ("\"question\":", "\"repeat\":\"visits\",\"question\":", "item"),
  ])
  func `a line that is wrong says where`(part: String, other: String, member: String) {
    var one = decision(.coded([]))
    one.coder = "Anna"
    let line = CodesFile.line(one)
    #expect(line.contains(part))
    #expect(throws: CodesFile.Fault.member(member)) {
      try read(line.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: other))
    }
  }

  @Test func `what is no line of codes is refused`() {
    #expect(throws: CodesFile.Fault.member("response")) { try read("[]") }
    #expect(throws: CodesFile.Fault.unknownMember("colour")) { try read("{\"colour\":1}") }
    #expect(throws: CodesFile.Fault.tooLong) { try CodesFile.entry(FileLines.Line(number: 1, bytes: nil)) }
  }
}
