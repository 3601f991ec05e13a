internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Surveys

/// `speir export`: writes every response for other programs to read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the responses to a survey for other programs.",
    discussion: """
      jsonl: one response a line, as it was given; speir import reads it back.
      csv: one row a person, in the columns of the present definition. q.row is a row of a matrix or the points on a choice, q.1 the first \
      place of a ranking, q/choice a choice of several (1 or 0), q.choice the text beside a choice, r[0].q the first item of a repeat. \
      A blank cell is no answer.
      long-csv: one row for each part of an answer, with response, question, item, row and value.
      codebook: what each column of csv and each value means, as Markdown. With --output and a name that ends in .csv or .md that file; \
      with any other the folder of that name, and in it codebook.md, codebook.csv, and load.py and load.R, which read the csv into pandas \
      and R.

      Responses stand in the order of the ids. A cell that a spreadsheet could take for a formula has an apostrophe before it, which \
      speir import and the two programs take away. E-mail addresses are in none of these: --emails writes them as a list of their own. \
      A file that is there already is replaced, once the new one is whole.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv
    case longCSV = "long-csv"
    case codebook
  }

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: "The format. (default: jsonl)")
  var format: Format?

  @Flag(
    help: """
      For a spreadsheet: labels instead of the names of choices, a second row with the questions' texts, and a byte-order mark. \
      For csv and long-csv.
      """)
  var labels = false

  @Option(
    help: ArgumentHelp(
      "The language of the labels or the codebook. (default: the survey's first)", valueName: "language"))
  var language: String?

  @Flag(help: "Write nothing but the e-mail addresses, which are not joined to answers, as CSV.")
  var emails = false

  @Option(
    help: ArgumentHelp(
      "The file, or for a codebook the folder, to write; without it, standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    if emails, format != nil || labels {
      throw ValidationError("--emails writes a list of its own. Leave out --format and --labels.")
    }
    if labels, format != .csv && format != .longCSV {
      throw ValidationError("--labels is for --format csv and --format long-csv.")
    }
    if language != nil, !labels, format != .codebook {
      throw ValidationError("--language is the language of --labels. Write both.")
    }
  }

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let export = Export(
      world: world, loaded: loaded, store: try world.existingStore(of: loaded.survey.id),
      labels: labels ? try labelLanguage(of: loaded.survey) : nil, output: output)
    if emails { return try export.writeAddresses() }
    switch format ?? .jsonl {
    case .jsonl: try export.writeLines()
    case .csv: try export.writeTable(isLong: false)
    case .longCSV: try export.writeTable(isLong: true)
    case .codebook: try export.writeCodebook(in: try labelLanguage(of: loaded.survey))
    }
  }

  private func labelLanguage(of survey: Survey) throws(Failure) -> Language {
    guard let language else { return survey.defaultLanguage }
    guard survey.languages.contains(Language(language)) else {
      let known = survey.languages.map(\.code).joined(separator: ", ")
      throw Failure(.usage, "The survey is not in the language ‘\(language)’. It is in: \(known).")
    }
    return Language(language)
  }
}
