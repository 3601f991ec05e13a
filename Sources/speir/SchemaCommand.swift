internal import ArgumentParser
internal import ResponseFiles

/// `speir schema`: the JSON Schema of definitions, for editors that help while one is written.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Write the JSON Schema of survey definitions.",
    discussion: """
      Editors that know YAML and JSON Schema (draft 2020-12) complete keys with it and mark what does not fit. With the extension YAML in \
      Visual Studio Code, or any editor with yaml-language-server, write this as the first line of a definition:

        # yaml-language-server: $schema=../speir.schema.json

      The schema knows shapes alone. speir check finds everything that is wrong.
      """)

  @Option(help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    let text = DefinitionSchema.value.indented
    guard let output else { return Console.live.print(text) }
    try OutputFile.write(Array((text + "\n").utf8), to: output)
    Console.live.printError("\(output) written.")
  }
}
