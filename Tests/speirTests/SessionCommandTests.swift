import Foundation
import TestSupport
import Testing

@Suite struct SessionCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      try String(contentsOf: HouseTests.root.appending(path: "surveys/highland-cpip.yaml"), encoding: .utf8),
      to: "surveys/highland-cpip.yaml")
    return folder
  }

  private func withAnswers() throws -> TemporaryFolder {
    let folder = try folder()
    let file = HouseTests.root.appending(path: "responses/highland-cpip.jsonl").path(percentEncoded: false)
    #expect(try ProgramRun(["import", "highland-cpip", file], in: folder).status == 0)
    return folder
  }

  private func session(_ words: [String], _ folder: TemporaryFolder, _ lines: [String] = []) throws -> ProgramRun {
    try ProgramRun(["session"] + words, in: folder, input: lines.map { $0 + "\n" }.joined())
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  @Test func `a session runs through a pipe, line by line, and is listed and shown`() throws {
    let folder = try folder()
    let run = try session(
      ["run", "highland-cpip", "focus-group", "--scribe", "Anna"], folder,
      ["We never hear back", "3> Papers are long", "undo", "/people 31", "/vote", "/dots capacity 40 awa 20", "/close"])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.contains("Taken back: 3> Papers are long."))
    #expect(run.output.hasSuffix("Everything is kept: 1 contribution, 0 groups.\n"))
    let list = try session(["list", "highland-cpip"], folder)
    expectGolden(list.output, "session-list.txt")
    let shown = try session(["show", "highland-cpip", "focus-group"], folder)
    expectGolden(shown.output, "session-show.txt")
    let json = try session(["list", "highland-cpip", "--json"], folder)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: [Any]]
    #expect(value?["sessions"]?.count == 4)
  }

  @Test func `a session is made on the spot once, and what cannot be is said`() throws {
    let folder = try folder()
    let made = try session(["new", "highland-cpip", "evening", "--kind", "focus_group", "--on", "2016-02-01"], folder)
    #expect(made.status == 0 && made.output.contains("It has no --audience"))
    #expect(try session(["minutes", "highland-cpip", "evening"], folder).status == 66)
    #expect(try session(["new", "highland-cpip", "evening"], folder).status == 73)
    #expect(try session(["new", "highland-cpip", "consensus"], folder).status == 73)
    #expect(try session(["run", "highland-cpip", "evening"], folder, ["A word"]).status == 0)
    let list = try session(["list", "highland-cpip"], folder).output
    #expect(list.contains("evening") && list.contains("2016-02-01"))
    for words in [
      ["new", "highland-cpip", "two words"], ["new", "highland-cpip", "x", "--kind", "party"],
      ["new", "highland-cpip", "x", "--audience", "nobody"], ["new", "highland-cpip", "x", "--dots", "0"],
      ["new", "highland-cpip", "x", "--evidence", "some"], ["new", "highland-cpip", "x", "--on", "soon"],
      ["new", "highland-cpip", "x", "--kind", "consensus", "--evidence", "votes"],
    ] { #expect(try session(words, folder).status == 64, "\(words)") }
    let none = try session(["run", "highland-cpip", "nowhere"], folder)
    #expect(none.status == 66 && none.errors.contains("focus-group"))
    #expect(try session(["minutes", "highland-cpip", "planning"], folder).status == 66)
  }

  @Test func `two scribes at once lose nothing, and a killed one loses nothing that was answered`() throws {
    let folder = try folder()
    #expect(try session(["list", "highland-cpip"], folder).status == 0)
    var scribes: [(process: Process, input: FileHandle, output: FileHandle)] = []
    for name in ["Anna", "Ben"] {
      let process = Process()
      process.executableURL = ProgramRun.program
      process.arguments = [
        "session", "run", "highland-cpip", "focus-group", "--scribe", name, "--directory", folder.path,
      ]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      scribes.append((process, input.fileHandleForWriting, output.fileHandleForReading))
    }
    func readAnswers(_ handle: FileHandle, _ count: Int) -> String {
      var said = ""
      while said.components(separatedBy: "No slot is running").count <= count {
        let part = handle.availableData
        guard !part.isEmpty else { break }
        said += String(decoding: part, as: UTF8.self)
      }
      return said
    }
    // Both are there before either says anything, so that each hears of the other's lines as news.
    for scribe in scribes {
      try scribe.input.write(contentsOf: Data("/time\n".utf8))
      _ = readAnswers(scribe.output, 1)
    }
    let count = 20
    for number in 1...count {
      for (at, scribe) in scribes.enumerated() {
        try scribe.input.write(contentsOf: Data("\(at)> line \(number)\n/time\n".utf8))
      }
    }
    // Anna is killed once her last line was answered, in the middle of the next.
    _ = readAnswers(scribes[0].output, count)
    try scribes[0].input.write(contentsOf: Data("half a li".utf8))
    kill(scribes[0].process.processIdentifier, SIGKILL)
    scribes[0].process.waitUntilExit()
    // Whatever Ben has done by now, his next line comes after all of hers.
    try scribes[1].input.write(contentsOf: Data("/time\n".utf8))
    let said = readAnswers(scribes[1].output, count + 1)
    try scribes[1].input.close()
    scribes[1].process.waitUntilExit()
    #expect(scribes[1].process.terminationStatus == 0)
    #expect(said.contains("Anna: "))
    let shown = try session(["show", "highland-cpip", "focus-group"], folder).output
    for number in 1...count {
      for at in 0...1 { #expect(shown.contains("\(at)>  line \(number)\n"), "\(at) \(number)") }
    }
    #expect(!shown.contains("half a li"))
  }

  @Test func `minutes, briefing packs and the letter come from sessions, and actions join the list`() throws {
    let folder = try withAnswers()
    _ = try session(
      ["run", "highland-cpip", "focus-group"], folder,
      [
        "A forum", "/theme 1 capacity", "/present Convener, Isles Trust", "/item Forum",
        "/action Isles Trust: Set up a forum (by June 2016)",
      ])
    let minutes = try session(["minutes", "highland-cpip", "focus-group"], folder)
    #expect(minutes.status == 0, "\(minutes.errors)")
    let path = "reports/highland-cpip/minutes-2016-01-18"
    #expect(
      try text(folder, path + ".md").contains("ACTION focus-group.1 – Isles Trust: Set up a forum (by June 2016)"))
    #expect(try text(folder, path + ".md").contains("> **Not for publication: these minutes"))
    try folder.write("body: The hall\ndate: 2016-05-04\n", to: "reports/highland-cpip/minutes-2016-05-04.yaml")
    let printed = try ProgramRun(["minutes", "highland-cpip"], in: folder)
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(try text(folder, path + ".html").contains("Not for publication: these minutes"))
    // A body's own minutes are its own to give out.
    #expect(try !text(folder, "reports/highland-cpip/minutes-2016-05-04.md").contains("Not for publication"))
    let out = try ProgramRun(["minutes", "highland-cpip", "--public"], in: folder)
    #expect(out.output.contains("reports/highland-cpip/public: minutes-2016-01-18.html"), "\(out.errors)")
    let given = try text(folder, "reports/highland-cpip/public/minutes-2016-01-18.md")
    #expect(given.contains("Isles Trust") && !given.contains("Not for publication"))
    #expect(try text(folder, path + ".md").contains("Not for publication"))
    let own = try text(folder, path + ".yaml") + "# a note of my own\n"
    try folder.write(own, to: path + ".yaml")
    #expect(try session(["minutes", "highland-cpip", "focus-group"], folder).output.contains("is there already"))
    #expect(try text(folder, path + ".yaml") == own)
    #expect(try session(["minutes", "highland-cpip", "focus-group", "--anew"], folder).status == 0)
    #expect(try text(folder, path + ".yaml") != own)
    #expect(try ProgramRun(["plan", "new", "highland-cpip"], in: folder).status == 0)
    let note = try ProgramRun(
      ["progress", "note", "highland-cpip", "focus-group.1", "--progress", "It met", "--on", "2016-05-01"], in: folder)
    #expect(note.status == 0, "\(note.errors)")

    let packs = try session(["packs", "highland-cpip", "consensus", "--format", "md"], folder)
    #expect(packs.output.split(separator: "\n").count == 4)
    let all = try (1...4).map { try text(folder, "reports/highland-cpip/briefing-consensus-\($0).md") }
    #expect(all.contains { $0.contains("A forum (Third sector focus group)") })
    #expect(all.allSatisfy { $0.contains("> **Not for publication") })
    let early = try session(["packs", "highland-cpip", "consensus", "--public"], folder)
    #expect(early.status == 77 && early.errors.contains("Only the report of a closed survey can be published."))
    let definition = try text(folder, "surveys/highland-cpip.yaml")
    try folder.write(
      definition.replacing("survey: highland-cpip\n", with: "survey: highland-cpip\ncloses: 2020-01-01\n"),
      to: "surveys/highland-cpip.yaml")
    let published = try session(["packs", "highland-cpip", "consensus", "--format", "md", "--public"], folder)
    #expect(published.output.contains("reports/highland-cpip/public: briefing-consensus-1.md"), "\(published.errors)")
    let open = try text(folder, "reports/highland-cpip/public/briefing-consensus-1.md")
    #expect(!open.contains("Not for publication"))
    let letter = try ProgramRun(["letter", "highland-cpip", "--format", "md"], in: folder)
    #expect(letter.status == 0)
    #expect(try text(folder, "reports/highland-cpip/letter.md").contains("30 March 2016"))
  }

  @Test func `what a coder withholds stays out of minutes and packs, and minutes that print it still are told of`()
    throws
  {
    let folder = try withAnswers()
    _ = try session(
      ["run", "highland-cpip", "focus-group"], folder,
      ["Ann of Portree never answers", "A forum", "/theme 1 capacity"])
    #expect(try session(["minutes", "highland-cpip", "focus-group"], folder).status == 0)
    let path = "reports/highland-cpip/minutes-2016-01-18.md"
    #expect(try text(folder, path).contains("Ann of Portree"))
    let coded = try ProgramRun(
      ["code", "highland-cpip", "--only", "contributions", "--coder", "Anna"], in: folder,
      input: "withhold names a person\na\nwithhold names a person\nnone\n")
    #expect(coded.status == 0, "\(coded.errors)")
    let kept = try session(["minutes", "highland-cpip", "focus-group"], folder)
    #expect(kept.status == 0 && kept.errors.contains("It holds 2 contributions that are withheld now."))
    #expect(try session(["minutes", "highland-cpip", "focus-group", "--anew"], folder).errors == "")
    let minutes = try text(folder, path)
    #expect(!minutes.contains("Ann of Portree") && minutes.contains("2 contributions are withheld"))
    #expect(try session(["packs", "highland-cpip", "consensus", "--format", "md"], folder).status == 0)
    let packs = try (1...4).map { try text(folder, "reports/highland-cpip/briefing-consensus-\($0).md") }
    #expect(packs.allSatisfy { !$0.contains("Ann of Portree") } && packs.contains { $0.contains("withheld") })
    let json = try session(["show", "highland-cpip", "focus-group", "--json"], folder).output
    #expect(json.contains("Ann of Portree") && json.contains("\"withheld\": \"names a person\""))
  }

  @Test func `two sessions of one day have minutes of their own, which never overwrite each other`() throws {
    let folder = try folder()
    for (name, line) in [("second", "/note Tea"), ("third", "/action Clerk: Write (by May)")] {
      _ = try session(["new", "highland-cpip", name, "--on", "2016-05-03"], folder)
      _ = try session(["run", "highland-cpip", name], folder, [line])
    }
    let path = "reports/highland-cpip/minutes-2016-05-03"
    try folder.write("body: The hall\ndate: 2016-05-04\n", to: "reports/highland-cpip/minutes-2016-05-04.yaml")
    #expect(try session(["minutes", "highland-cpip", "second"], folder).status == 0)
    // As it was written before minutes said of which session they are.
    let second = try text(folder, path + ".yaml").replacing("session: second\n", with: "") + "# mine\n"
    try folder.write(second, to: path + ".yaml")
    for flags in [[], ["--anew"]] {
      let third = try session(["minutes", "highland-cpip", "third"] + flags, folder)
      #expect(third.output.contains("\(path)-third.yaml\n"), "\(third.output)\(third.errors)")
    }
    #expect(try text(folder, path + ".yaml") == second)
    #expect(try text(folder, path + "-third.yaml").contains("\nsession: third\n"))
    #expect(try text(folder, path + "-third.md").contains("ACTION third.1"))
    #expect(
      try session(["minutes", "highland-cpip", "second"], folder).output.contains("\(path).yaml is there already"))
    #expect(try session(["minutes", "highland-cpip", "second", "--anew"], folder).status == 0)
    #expect(try text(folder, path + ".yaml").contains("\nsession: second\n"))
    let all = try ProgramRun(["minutes", "highland-cpip", "--on", "2016-05-03"], in: folder)
    #expect(all.output.contains("minutes-2016-05-03.md") && all.output.contains("minutes-2016-05-03-third.md"))
    #expect(try ProgramRun(["minutes", "highland-cpip", "--on", "2016-05-04"], in: folder).status == 0)
  }

  @Test func `a plan begins with what a session agreed on, with the reasons, unless the computed order is asked for`()
    throws
  {
    let folder = try withAnswers()
    _ = try session(
      ["run", "highland-cpip", "consensus"], folder, ["/agree vision because it is cheap; capacity"])
    let run = try ProgramRun(["plan", "new", "highland-cpip", "--on", "2016-02-18"], in: folder)
    #expect(run.output.contains("In the order that ‘Agree and prioritise’ agreed on"))
    let plan = try text(folder, "reports/highland-cpip/plan.yaml")
    #expect(plan.contains("agreed as 1; reason given: “it is cheap”\n  - theme: vision"))
    try FileManager.default.removeItem(atPath: folder.file("reports/highland-cpip/plan.yaml"))
    let computed = try ProgramRun(["plan", "new", "highland-cpip", "--computed"], in: folder)
    #expect(computed.output.contains("6 improvements") && !computed.output.contains("agreed"))
    #expect(
      try ProgramRun(["plan", "new", "highland-cpip", "--computed", "--agreed", "vision"], in: folder).status == 64)
  }

  @Test func `beside responses from a file the sessions come from a file, each ballot as it stood last`() throws {
    let folder = try folder()
    _ = try session(["run", "highland-cpip", "focus-group"], folder, ["One", "/vote 5"])
    let file = folder.file("sessions.jsonl")
    #expect(try session(["export", "highland-cpip", "--output", file], folder).status == 0)
    var lines = try text(folder, "sessions.jsonl")
    let vote = try #require(lines.firstMatch(of: /"voteOpened".*?"id":"([0-9a-f]+)"/)?.output.1)
    let (ballot, close) = (String(repeating: "b", count: 32), String(repeating: "c", count: 32))
    lines += """
      {"at":"2016-01-18T11:00:00Z","event":{"voteClosed":{"vote":"\(vote)"}},"id":"\(close)","session":"focus-group"}
      {"ballot":"\(ballot)","dots":{"meetings":5},"revision":2,"vote":"\(vote)"}
      {"ballot":"\(ballot)","dots":{"funding":5},"revision":1,"vote":"\(vote)"}

      """
    try folder.write(lines, to: "sessions.jsonl")
    let responses = HouseTests.root.appending(path: "responses/highland-cpip.jsonl").path(percentEncoded: false)
    let files = ["--responses", responses, "--sessions", file]
    let run = try ProgramRun(["report", "highland-cpip", "--format", "md"] + files, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let report = try text(folder, "reports/highland-cpip/priority-report.md")
    #expect(report.contains("1 person voted: 5 dots were placed.") && report.contains("| Better meetings | 5 | 1 |"))
    try folder.write("{}\n", to: "sessions.jsonl")
    #expect(try ProgramRun(["plan", "report", "highland-cpip"] + files, in: folder).status == 66)
    #expect(try ProgramRun(["report", "highland-cpip"] + files, in: folder).status == 65)
  }

  @Test func `sessions go into a file and into another store, once`() throws {
    let (folder, other) = (try folder(), try folder())
    _ = try session(
      ["run", "highland-cpip", "focus-group"], folder,
      ["One", "/vote 3", "/dots capacity 9", "/voters 3", "/close", "Two", "/reopen", "/close"])
    let file = folder.file("sessions.jsonl")
    #expect(try session(["export", "highland-cpip", "--output", file], folder).status == 0)
    let first = try session(["import", "highland-cpip", file], other)
    #expect(first.output == "8 new events of 8 taken in, and 0 ballots.\n", "\(first.output)")
    #expect(try session(["import", "highland-cpip", file], other).output.hasPrefix("0 new events"))
    let (one, two) = (
      try session(["show", "highland-cpip", "focus-group"], folder),
      try session(["show", "highland-cpip", "focus-group"], other)
    )
    #expect(one.output == two.output)
    try folder.write("{\"id\":1}\n", to: "bad.jsonl")
    let bad = try session(["import", "highland-cpip", folder.file("bad.jsonl")], other)
    #expect(bad.status == 65 && bad.errors.contains("line 1") || bad.errors.contains(":1"))
  }
}
