internal import ArgumentParser

/// The program: finds the command that was asked for, runs it, and turns whatever went wrong into one message and one exit status.
@main
struct Speir: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speir",
    abstract: "Surveys and consultations, from the first question to the priority report.",
    subcommands: [
      AskCommand.self,
      BackupCommand.self,
      CheckCommand.self,
      DraftSurveyCommand.self,
      ImportCommand.self,
      ExportCommand.self,
      InviteCommand.self,
      ForgetCommand.self,
      PurgeCommand.self,
      CodeCommand.self,
      LedgerCommand.self,
      PaperCommand.self,
      ReportCommand.self,
      SessionCommand.self,
      PlanCommand.self,
      ProgressCommand.self,
      MinutesCommand.self,
      LetterCommand.self,
      TraceCommand.self,
      SchemaCommand.self,
      ServeCommand.self,
      SimulateCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Console.live.printError(failure.message)
      exit(withError: ExitCode(failure.status.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}
