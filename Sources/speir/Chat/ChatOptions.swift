internal import ArgumentParser
internal import Foundation

/// Which chat endpoint is asked for suggestions, if any: none unless both its address and a model are named.
struct ChatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ask a chat endpoint that speaks as OpenAI's do, such as http://localhost:11434/v1. A key is read from $SPEIR_CHAT_KEY.",
      valueName: "url"))
  var endpoint: String?

  @Option(help: ArgumentHelp("The model to ask for.", valueName: "name"))
  var model: String?

  @Option(help: ArgumentHelp("How many comments go into one request at most, 1 to 100.", valueName: "number"))
  var batch = 10

  @Option(help: ArgumentHelp("How many seconds one answer may take.", valueName: "seconds"))
  var timeLimit = 120

  @Flag(help: "Print what would be sent, and send nothing.")
  var dryRun = false

  @Flag(help: "Send without asking whether you mean it.")
  var yes = false

  @Flag(help: "Send in the clear to another machine; only where nobody else can listen.")
  var allowInsecure = false

  func validate() throws {
    guard (endpoint == nil) == (model == nil) else { throw ValidationError("Give --endpoint and --model together.") }
    guard endpoint != nil || !(dryRun || yes || allowInsecure) else {
      throw ValidationError("--dry-run, --yes and --allow-insecure go with --endpoint and --model.")
    }
    if let model, model.allSatisfy(\.isWhitespace) || model.count > 200 {
      throw ValidationError("Give the --model's name, of no more than 200 letters.")
    }
    guard (1...100).contains(batch) else { throw ValidationError("A --batch is a number from 1 to 100.") }
    guard (1...3600).contains(timeLimit) else { throw ValidationError("A --time-limit is a number from 1 to 3600.") }
  }

  /// The endpoint and the model; nil where none is named.
  ///
  /// - Throws: `Failure` where the endpoint cannot be used.
  func named() throws(Failure) -> (endpoint: ChatEndpoint, model: String)? {
    guard let endpoint, let model else { return nil }
    return (
      try ChatEndpoint(
        endpoint, allowsInsecure: allowInsecure, environment: ProcessInfo.processInfo.environment), model
    )
  }
}
