import Foundation
import Phrases
import Responses
import SQLiteStore
import Seals
import Surveys
import TestSupport
import Testing

@testable import speir

/// `speir ask` as a whole process, with lines piped in or answers from a file.
struct AskCommandTests {
  private func folder(_ dates: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      limit: 2
      \(dates)
      audiences:
        drinkers: { label: Drinkers }
        makers: { label: Makers }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who are you?, choices: audiences, required: true }
            - { name: cups, type: integer, label: How many cups?, required: true }
            - { name: mail, type: email, label: Your e-mail }
            - name: kind
              type: select_one
              label: Which kind?
              choices: { black: Black, other: { label: Other, specify: true } }

      """, to: "surveys/tea.yaml")
    return folder
  }

  @Test func `answers typed line by line are stored, and the receipt has them erased`() throws {
    let folder = try folder()
    let run = try ProgramRun(["ask", "tea", "--plain"], in: folder, input: "2\n3\n\nother\nmint\nsend\n")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("Thank you. Your answers have been stored."))
    let receipt = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("Your receipt is ") }).dropFirst(
      16)
    let export = try ProgramRun(["export", "tea"], in: folder)
    #expect(export.output.contains(#""answers":{"who":"makers","cups":3,"kind":"other","kind.other":"mint"}"#))
    #expect(export.output.contains(#""mode":"terminal""#))
    #expect(try ProgramRun(["forget", String(receipt)], in: folder).status == 0)
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
  }

  @Test func `lines that end midway store nothing, and what was typed is kept under a code`() throws {
    let folder = try folder()
    let run = try ProgramRun(["ask", "tea"], in: folder, input: "2\n3\n")
    #expect(run.status == 65 && run.output.contains("The input ended before your answers were sent.\n"))
    #expect(run.output.contains("Your answers so far are kept, and nothing was sent."))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
    let code = try #require(resumeCode(in: run))
    let again = try ProgramRun(["ask", "tea", "--resume", code], in: folder, input: "\n\nsend\n")
    #expect(again.status == 0 && again.output.contains("Welcome back. Your answers are as you left them."))
    #expect(!again.output.contains("How many cups? (required)"))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.contains(#"{"who":"makers","cups":3}"#))
    let gone = try ProgramRun(["ask", "tea", "--resume", code], in: folder)
    #expect(gone.status == 66 && gone.errors.contains("No answers are kept under \(code)."))
  }

  @Test func `a person can save and leave, and one who quits leaves nothing`() throws {
    let folder = try folder()
    let saved = try ProgramRun(["ask", "tea"], in: folder, input: "2\nsave\n")
    #expect(saved.status == 0)
    let code = try #require(resumeCode(in: saved))
    #expect(saved.output.hasSuffix("To go on with them: speir ask tea --resume \(code) --directory \(folder.path)\n"))
    let quit = try ProgramRun(["ask", "tea", "--resume", code], in: folder, input: "4\nquit\n")
    #expect(quit.status == 0)
    #expect(try ProgramRun(["ask", "tea", "--resume", code], in: folder).status == 66)
    let early = try ProgramRun(["ask", "tea"], in: folder, input: "save\n")
    #expect(early.status == 0 && early.output.hasSuffix("Nothing was stored.\n"))
  }

  @Test func `a code with a slip in it is told from one that is not there`() throws {
    let folder = try folder()
    let slip = try ProgramRun(["ask", "tea", "--resume", "8ZQ4-0KTM-3V7X"], in: folder)
    #expect(slip.status == 64 && slip.errors.contains("‘8ZQ4-0KTM-3V7X’ is no code to come back with"))
    let both = try ProgramRun(["ask", "tea", "--resume", "x", "--answers", "-"], in: folder)
    #expect(both.status == 64 && both.errors.contains("--resume has no use"))
  }

  @Test func `answers that were kept before the survey changed come back as far as it still asks for them`() throws {
    let folder = try folder()
    let code = try #require(resumeCode(in: ProgramRun(["ask", "tea"], in: folder, input: "2\n3\n")))
    let changed = try String(contentsOfFile: folder.file("surveys/tea.yaml"), encoding: .utf8)
      .replacing("name: cups", with: "name: mugs")
    try folder.write(changed, to: "surveys/tea.yaml")
    let run = try ProgramRun(["ask", "tea", "--resume", code], in: folder, input: "5\n\n\nsend\n")
    #expect(run.status == 0 && run.output.contains("The survey has changed since you left."))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.contains(#"{"who":"makers","mugs":5}"#))
  }

  @Test func `answers that wait for more than thirty days are erased, and whoever comes back is told`() throws {
    let folder = try folder()
    let run = try ProgramRun(["ask", "tea"], in: folder, input: "2\n3\n")
    #expect(run.output.contains("Your answers are kept as you go, for 30 days."))
    let code = try #require(resumeCode(in: run).flatMap { DraftCode($0) })
    let store = try SurveyStore(path: folder.file("responses/tea.sqlite"))
    let sealed = code.sealed(under: store.key)
    var draft = try #require(try store.draft(sealed))
    draft.savedAt = Moment(milliseconds: draft.savedAt.milliseconds - Draft.retention - 1000)
    try store.save(draft)
    // Anybody who comes takes it away.
    #expect(try ProgramRun(["ask", "tea", "--dry-run"], in: folder, input: "quit\n").status == 0)
    #expect(try store.draft(sealed) != nil)
    #expect(try ProgramRun(["ask", "tea"], in: folder, input: "quit\n").status == 0)
    #expect(try store.draft(sealed) == nil)
    let gone = try ProgramRun(["ask", "tea", "--resume", code.description], in: folder)
    #expect(gone.status == 66 && gone.errors.contains("erased because they waited for more than 30 days"))
  }

  @Test func `one person after another answers, until nobody comes`() throws {
    let folder = try folder()
    let run = try ProgramRun(
      ["ask", "tea", "--again", "--audience", "makers"], in: folder, input: "1\n\n\nsend\n\n2\n\n\nsend\nquit\n")
    #expect(run.status == 0)
    let export = try ProgramRun(["export", "tea"], in: folder).output
    #expect(export.contains(#""cups":1}"#) && export.contains(#""cups":2}"#))
  }

  @Test func `a paper form is copied with its blanks and with what nobody can read`() throws {
    let folder = try folder()
    let run = try ProgramRun(
      ["ask", "tea", "--mode", "paper"], in: folder, input: "\nillegible\n\nblack\nsend\n")
    #expect(run.status == 0 && run.output.contains("     Cannot be read\n"))
    let export = try ProgramRun(["export", "tea"], in: folder).output
    #expect(export.contains(#""mode":"paper""#) && export.contains(#""answers":{"cups?":"illegible","kind":"black"}"#))
    try folder.write(export, to: "copy.jsonl")
    let other = try self.folder()
    #expect(try ProgramRun(["import", "tea", folder.file("copy.jsonl")], in: other).status == 0)
    #expect(try ProgramRun(["export", "tea"], in: other).output == export)
  }

  @Test func `forms that came in while the survey was open are typed in after it closed`() throws {
    let folder = try folder("opens: 2020-01-01\ncloses: 2020-01-31\ntimezone: Europe/London")
    try folder.write("who: makers\ncups: 2\n", to: "form.yaml")
    func take(_ more: [String]) throws -> ProgramRun {
      try ProgramRun(["ask", "tea", "--answers", folder.file("form.yaml")] + more, in: folder)
    }
    #expect(try take(["--mode", "paper"]).status == 77)
    #expect(try take(["--mode", "paper", "--received", "2020-02-01"]).errors.contains("This survey closed on"))
    #expect(try take(["--mode", "paper", "--received", "2999-01-01"]).errors.contains("has not come yet"))
    #expect(try take(["--mode", "paper", "--received", "soon"]).errors.contains("is no date"))
    #expect(try take(["--received", "2020-01-31"]).errors.contains("add --mode paper"))
    #expect(try take(["--mode", "paper", "--received", "2020-01-31"]).status == 0)
    let export = try ProgramRun(["export", "tea"], in: folder).output
    #expect(export.contains(#""submitted_at":"2020-01-31T12:00:00Z""#))
    #expect(try ProgramRun(["ledger", "tea"], in: folder).output.contains("1"))
    #expect(try ProgramRun(["report", "tea", "--format", "md"], in: folder).output.contains("1 received = 1 analysed"))
  }

  @Test func `a form counts from noon of the day on which it came, and never as of a time that has not come`() throws {
    let folder = try folder()
    func arrival(at now: String) throws -> Moment {
      let now = try #require(Moment(rfc3339: now))
      let console = Console(isTerminal: false, showsProgress: false, usesColour: false, isSilent: true)
      let world = World(folder: Folder(path: folder.path), console: console, now: { now })
      return try world.arrival(on: "2026-02-01", of: try world.load("tea"), Phrases("en"))
    }
    #expect(try arrival(at: "2026-02-01T09:00:00Z") == #require(Moment(rfc3339: "2026-02-01T09:00:00Z")))
    for now in ["2026-02-01T15:00:00Z", "2026-03-01T09:00:00Z"] {
      #expect(try arrival(at: now) == #require(Moment(rfc3339: "2026-02-01T12:00:00Z")))
    }
  }

  @Test func `what the answers before lead past is left out, and said`() throws {
    let folder = try folder()
    let survey = String(decoding: try folder.bytes(of: "surveys/tea.yaml"), as: UTF8.self)
    try folder.write(
      survey + "      - { name: why, type: text, label: Why so many?, relevant: \"${cups} > 5\" }\n",
      to: "surveys/tea.yaml")
    try folder.write("who: makers\ncups: 2\nwhy: Thirst\n", to: "form.yaml")
    let run = try ProgramRun(["ask", "tea", "--answers", folder.file("form.yaml")], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Left out, since the answers before lead past it: ‘why’"))
  }

  @Test func `a file says of a question either what it is or that nobody can read it`() throws {
    let folder = try folder()
    try folder.write("who: makers\ncups: 2\n\"cups?\": illegible\n", to: "form.yaml")
    let run = try ProgramRun(
      ["ask", "tea", "--mode", "paper", "--answers", folder.file("form.yaml")], in: folder)
    #expect(run.status == 65 && run.errors.contains("Write illegible here, or take the line out"))
  }

  private func resumeCode(in run: ProgramRun) -> String? {
    run.output.split(separator: "--resume ").dropFirst().first.map { String($0.prefix(14)) }
  }

  @Test func `answers from a file are stored without asking`() throws {
    let folder = try folder()
    try folder.write("cups: 4\nkind: black\nmail: me@example.org\n", to: "answers.yaml")
    let run = try ProgramRun(
      ["ask", "tea", "--answers", folder.file("answers.yaml"), "--audience", "drinkers"], in: folder)
    #expect(run.status == 0 && run.output.contains("Your receipt is tea-"))
    let json = try ProgramRun(
      ["ask", "tea", "--answers", "-", "--json"], in: folder, input: #"{"who": "makers", "cups": 1}"#)
    #expect(json.status == 0 && json.output.hasPrefix(#"{"receipt":"tea-"#))
    let export = try ProgramRun(["export", "tea"], in: folder)
    #expect(export.output.contains(#"{"who":"drinkers","cups":4,"kind":"black"}"#))
    #expect(!export.output.contains("me@example.org"))
    let full = try ProgramRun(["ask", "tea", "--answers", folder.file("answers.yaml")], in: folder)
    #expect(full.status == 77 && full.errors.contains("no more than 2 responses"))
  }

  @Test func `every missing or wrong answer is listed and nothing is stored`() throws {
    let folder = try folder()
    let wrong = "cups: many\nkind: blck\nmial: x\nkind.black: strong\nmail: me\n"
    let run = try ProgramRun(["ask", "tea", "--answers", "-"], in: folder, input: wrong)
    #expect(run.status == 65 && run.output.isEmpty)
    expectGolden(run.errors, "ask-problems.txt")
    let json = try ProgramRun(["ask", "tea", "--answers", "-", "--json"], in: folder, input: "cups: 1.5\n")
    #expect(json.status == 65)
    #expect(
      json.output
        == #"{"errors":[{"question":"who","message":"Choose one answer"},{"question":"cups","message":"Enter a whole number, without a fraction"}]}"#
        + "\n")
    #expect(try ProgramRun(["export", "tea"], in: folder).output.isEmpty)
  }

  @Test func `a dry run prints the response that it would store`() throws {
    let folder = try folder()
    let run = try ProgramRun(
      ["ask", "tea", "--answers", "-", "--dry-run", "--json"], in: folder, input: "who: makers\ncups: 2\n")
    #expect(run.status == 0)
    let response = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(response["survey"] as? String == "tea" && response["mode"] as? String == "terminal")
    #expect((response["answers"] as? [String: Any])?["cups"] as? Int == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.file("responses")))
    let words = try ProgramRun(
      ["ask", "tea", "--answers", "-", "--dry-run"], in: folder, input: "who: makers\ncups: 2\n")
    #expect(words.output == "These answers can be stored. Nothing was stored.\n")
  }

  @Test func `a survey that is not open, not there or not so written is refused before anything is asked`() throws {
    let over = try ProgramRun(["ask", "tea"], in: folder("closes: 2016-01-01"), input: "1\n")
    #expect(
      over.status == 77 && over.errors == "This survey closed on Friday 1 January 2016. It takes no more answers.\n")
    let early = try ProgramRun(["ask", "tea"], in: folder("opens: 9000-01-01"), input: "1\n")
    #expect(early.status == 77 && early.errors.contains("opens on Wednesday 1 January 9000"))
    let folder = try folder()
    #expect(try ProgramRun(["ask", "coffee"], in: folder).status == 66)
    #expect(try ProgramRun(["ask", "tea", "--answers", folder.file("none.yaml")], in: folder).status == 66)
    let language = try ProgramRun(["ask", "tea", "--language", "gd"], in: folder)
    #expect(language.status == 64 && language.errors.contains("Its languages are: en."))
    let audience = try ProgramRun(["ask", "tea", "--audience", "maker"], in: folder)
    #expect(audience.status == 64 && audience.errors.contains("Did you mean ‘makers’?"))
  }

  @Test func `a file that is no YAML is shown with its place`() throws {
    let run = try ProgramRun(["ask", "tea", "--answers", "-"], in: folder(), input: "who: [makers\n")
    #expect(run.status == 65 && run.errors.contains("standard input:1:") && run.errors.contains("Nothing was stored."))
  }
}
