import TestSupport
import Testing

@Suite struct HelpTests {
  @Test(arguments: [
    "", "ask", "backup", "check", "draft-survey", "import", "export", "invite", "forget", "purge", "ledger", "paper",
    "report",
    "schema",
    "serve", "simulate", "code", "code desk", "code check", "code suggest", "code agreement", "code copies",
    "code discover",
    "code export", "code import", "plan", "plan new", "plan edit", "plan check", "plan report", "progress",
    "progress note", "progress activity", "progress report", "progress calendar", "minutes", "letter", "session",
    "session new", "session list", "session show", "session run", "session packs", "session minutes", "session export",
    "session import", "trace",
  ])
  func `the help of each command is what a person has read and approved`(command: String) throws {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(["help"] + command.split(separator: " ").map(String.init), in: folder, namesFolder: false)
    #expect(run.errors == "")
    #expect(run.status == 0)
    expectGolden(
      run.output, "\((["help"] + command.split(separator: " ").map(String.init)).joined(separator: "-")).txt")
  }

  @Test func `no command is without its help here`() throws {
    let run = try ProgramRun(["help"], in: try TemporaryFolder(), namesFolder: false)
    let listed = run.output.split(separator: "SUBCOMMANDS:\n").last?.split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.hasPrefix("  See ")
        ? line.split(separator: " ").first.map(String.init) : nil
    }
    #expect(
      listed == [
        "ask", "backup", "check", "draft-survey", "import", "export", "invite", "forget", "purge", "code", "ledger",
        "paper", "report", "session", "plan", "progress", "minutes", "letter", "trace", "schema", "serve", "simulate",
      ])
  }
}
