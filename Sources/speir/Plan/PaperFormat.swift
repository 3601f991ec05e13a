internal import Foundation
internal import Pages
internal import Reports

/// A form in which a plan or its progress is written.
enum PaperFormat: String, CaseIterable {
  case html, md, csv, json, docx, odt, pdf

  /// The forms named in a list with commas, in the order of the cases.
  ///
  /// - Throws: `Failure` for a name that is none of the known ones, and for an empty list.
  static func chosen(_ list: String, of known: [PaperFormat]) throws(Failure) -> [PaperFormat] {
    let names = known.map(\.rawValue).joined(separator: ", ")
    var chosen: Set<PaperFormat> = []
    for name in list.split(separator: ",") {
      let name = name.trimmingCharacters(in: .whitespaces).lowercased()
      guard let one = PaperFormat(rawValue: name), known.contains(one) else {
        throw Failure(.usage, "There is no format ‘\(name)’. Use \(names), with commas between them.")
      }
      chosen.insert(one)
    }
    guard !chosen.isEmpty else { throw Failure(.usage, "Name at least one format: \(names).") }
    return known.filter(chosen.contains)
  }

  /// Writes a paper in each of the forms, `name` with the form's ending, into a folder; the names of the files.
  ///
  /// - Throws: `Failure` where a file cannot be written, or the program that makes it is not there.
  static func write(
    _ formats: [PaperFormat], _ name: String, to folder: String, _ paper: Paper, csv: @autoclosure () -> String = "",
    json: @autoclosure () -> String
  ) throws(Failure) -> [String] {
    var written: [String] = []
    for format in formats {
      let file = "\(name).\(format.rawValue)"
      let path = folder + "/" + file
      switch format {
      case .html: try OutputFile.write(PaperPage(paper).html, to: path)
      case .md: try OutputFile.write(Array(paper.markdown.utf8), to: path)
      case .csv: try OutputFile.write(Array(csv().utf8), to: path)
      case .json: try OutputFile.write(Array(json().utf8), to: path)
      case .docx, .odt, .pdf: try OfficeConverter(format).write(PaperPage(paper).document, to: path)
      }
      written.append(file)
    }
    return written
  }
}

/// Turns a page into a document for an office, by a program that is installed here.
struct OfficeConverter {
  /// The programs that can write a form, in the order in which they are tried, and what to install.
  private static func programs(_ format: PaperFormat) -> (names: [String], advice: String) {
    switch format {
    case .pdf:
      (
        ["chromium", "chromium-browser", "google-chrome", "weasyprint"],
        "A PDF is made by Chromium or WeasyPrint, and neither is installed here. Install one (apt-get install chromium)"
      )
    default:
      (
        ["pandoc"],
        "A \(format.rawValue) file is made by Pandoc, which is not installed here. Install it (apt-get install pandoc)"
      )
    }
  }

  private let format: PaperFormat
  private let program: String

  /// A converter into a form.
  ///
  /// - Throws: `Failure` where no program that could do it is installed, with what to install.
  init(_ format: PaperFormat) throws(Failure) {
    let (names, advice) = OfficeConverter.programs(format)
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      throw Failure(.unavailable, "\(advice), or print the HTML page from a browser.")
    }
    self.format = format
    program = found
  }

  /// Converts a page and writes the document; the old one stays where that fails.
  ///
  /// - Throws: `Failure` where the program fails or the file cannot be written.
  func write(_ html: [UInt8], to path: String) throws(Failure) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "speir-\(UUID().uuidString.lowercased())")
    let (page, made) = (folder.appending(path: "page.html"), folder.appending(path: "paper.\(format.rawValue)"))
    defer { try? FileManager.default.removeItem(at: folder) }
    try OutputFile.write(html, to: page.path(percentEncoded: false))
    let (from, to) = (page.path(percentEncoded: false), made.path(percentEncoded: false))
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments =
      switch (program as NSString).lastPathComponent {
      // The page's own heading is the title; another one over it would say it twice.
      case "pandoc": ["--from=html", "--metadata=title:", "--to=\(format.rawValue)", "--output=\(to)", from]
      case "weasyprint": ["--quiet", from, to]
      default:
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder.path(percentEncoded: false))/profile", "--print-to-pdf=\(to)", page.absoluteString,
        ]
      }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw Failure(.unavailable, "\(program) cannot be started: \(error.localizedDescription)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0, let data = try? Data(contentsOf: made), !data.isEmpty else {
      throw Failure(
        .unavailable,
        "\(program) could not make \(path) (it ended with \(process.terminationStatus)). The HTML page holds the same.")
    }
    try OutputFile.write([UInt8](data), to: path)
  }
}
