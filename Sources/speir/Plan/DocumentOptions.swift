internal import ArgumentParser
internal import Reports

/// In which forms a paper of words is written, and where.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Which forms to write, with commas between them; also docx, odt and pdf.", valueName: "html,md"))
  var format = "html,md"

  @Option(help: ArgumentHelp("The folder to write into. (default: reports/<id>)", valueName: "dir"))
  var output: String?

  /// - Throws: `Failure` for a form that there is not.
  var formats: [PaperFormat] {
    get throws(Failure) { try PaperFormat.chosen(format, of: [.html, .md, .docx, .odt, .pdf]) }
  }

  /// The folder that was named, or else the one of a survey's reports, those for publication apart.
  func folder(of survey: String, _ world: World, isPublic: Bool = false) -> String {
    output ?? (isPublic ? world.folder.publicReports(of: survey) : world.folder.reports(of: survey))
  }
}

/// Whether a paper is for everyone, or for the organisers alone.
struct EditionOptions: ParsableArguments {
  @Flag(
    name: .customLong("public"),
    help: "For publication, into reports/<id>/public: small counts are hidden. Only once the survey is closed.")
  var isPublic = false
}
