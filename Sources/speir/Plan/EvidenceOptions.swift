internal import ArgumentParser

/// Where the commands on a plan read the priorities' evidence from.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read a file of JSON Lines instead of the store; - for standard input.", valueName: "file"))
  var responses: String?

  @Option(help: ArgumentHelp("With --responses: the decisions about comments.", valueName: "file"))
  var codes: String?

  @Option(help: ArgumentHelp("With --responses: the sessions.", valueName: "file"))
  var sessions: String?
}
