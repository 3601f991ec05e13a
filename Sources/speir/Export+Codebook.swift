internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import SurveyFiles
internal import Surveys

extension Export {
  /// The codebook: Markdown on standard output, one file by the ending of its name, or a folder with all that goes with it.
  func writeCodebook(in language: Language) throws(Failure) {
    let book = Codebook(loaded.survey, versions: try versions(), language: language)
    guard let output else { return world.console.print(String(book.markdown.dropLast())) }
    if output.hasSuffix(".md") { return try write(book.markdown, to: output) }
    if output.hasSuffix(".csv") { return try write(book.csv, to: output) }
    try write(book.markdown, to: "\(output)/codebook.md")
    try write(book.csv, to: "\(output)/codebook.csv")
    for script in LoadingScript.allCases { try write(script.text, to: "\(output)/\(script.fileName)") }
  }

  private func write(_ text: String, to path: String) throws(Failure) {
    try OutputFile.write(Array(text.utf8), to: path)
    world.console.printError("\(path) written.")
  }

  /// Each form that was ever used, in the order of first use, and the present one.
  private func versions() throws(Failure) -> [Codebook.Version] {
    var found: [Codebook.Version] = []
    do throws(StoreFault) {
      for archived in try store?.definitions() ?? [] where !found.contains(where: { $0.form == archived.form }) {
        let version = SurveyReader.read(Array(archived.source.utf8), file: archived.form.text).survey?.version
        found.append(Codebook.Version(form: archived.form, label: version, firstUsed: archived.firstUsed))
      }
    } catch {
      throw Failure(error)
    }
    if !found.contains(where: { $0.form == loaded.form }) {
      found.append(Codebook.Version(form: loaded.form, label: loaded.survey.version, firstUsed: nil))
    }
    return found
  }
}
