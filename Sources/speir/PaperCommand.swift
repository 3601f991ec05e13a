internal import ArgumentParser
internal import Pages
internal import Surveys

/// `speir paper`: the survey as a form to print.
struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Write a survey as a form to print and fill in by hand.",
    discussion: """
      Open the page in a browser and print it, on A4. Each question bears its number, and each choice the one by which \
      speir ask SURVEY --mode paper takes it; places and points are typed there as they stand, going down the form. So forms that come back \
      are quick to type in.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(
    help: ArgumentHelp("The language, such as gd. (default: the survey's first)", valueName: "language"))
  var language: String?

  @Option(help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let survey = try world.load(survey).survey
    let page = BlankForm(survey, in: try survey.language(named: language) ?? survey.defaultLanguage).html
    guard let output else { return world.console.write(page) }
    try OutputFile.write(page, to: output)
    world.console.printError("\(output) written.")
  }
}

extension Survey {
  /// The language that was asked for; nil where none was.
  ///
  /// - Throws: `Failure` where the survey is not written in it.
  func language(named code: String?) throws(Failure) -> Language? {
    guard let code else { return nil }
    if let known = languages.first(where: { $0.code == code }) { return known }
    let known = languages.map(\.code).joined(separator: ", ")
    throw Failure(.usage, "This survey is not written in ‘\(code)’. Its languages are: \(known).")
  }
}
