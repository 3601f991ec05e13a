internal import Foundation
internal import Reports
internal import Surveys
internal import Synchronization
internal import WebForm

/// The files of a survey: its reports as they were made, and its answers to be taken away.
struct LiveReports: Sendable {
  let desk: DeskStore

  /// Writes the report in each of its forms.
  func make(_ report: PriorityReport) throws(Failure) {
    for (name, bytes) in ReportFormat.allCases.flatMap({ $0.files(report) }) {
      try OutputFile.write(bytes, to: desk.reports + "/" + name)
    }
  }

  /// Names that need no care in an address, in order, then those for publication behind `public/`; nothing hidden, and no other folder.
  var names: [String] {
    names(in: desk.reports)
      + names(in: desk.world.folder.publicReports(of: desk.survey.id)).map { ReportFile.publicFolder + $0 }
  }

  private func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      let isPlain = name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || [45, 46, 95].contains(byte)
      }
      let isKnown = ["html", "md", "json", "csv", "ics"].contains(name.split(separator: ".").last.map(String.init))
      return isPlain && isKnown && !name.hasPrefix(".")
    }.sorted()
  }

  /// The bytes of a report; nil if there is none with that name.
  func report(named name: String) throws(Failure) -> [UInt8]? {
    guard names.contains(name) else { return nil }
    return try InputFile.bytes(of: desk.reports + "/" + name, limit: 64 << 20)
  }

  /// The answers or what goes with them, as they are at that moment.
  func file(_ kind: DeskFile) throws(Failure) -> any DeskReading {
    let ending = kind.rawValue.split(separator: ".").last ?? ""
    let path = "\(desk.world.folder.responses)/.\(UUID().uuidString).\(ending)"
    // The file loses its name before it is read, so that nothing is left of it whatever happens.
    defer { unlink(path) }
    let language = desk.survey.defaultLanguage
    let export = Export(
      world: desk.world, loaded: desk.loaded, store: desk.store, labels: kind == .labels ? language : nil,
      output: path)
    switch kind {
    case .lines: try export.writeLines()
    case .table, .labels: try export.writeTable(isLong: false)
    case .codebook: try export.writeCodebook(in: language)
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Failure(.inputOutput, "The file cannot be read back. Check that there is room on the disk.")
    }
    return FileReading(file)
  }
}

/// A file on the disk, read in pieces of 64 kB by one reader.
private final class FileReading: DeskReading {
  private let file: Mutex<FileHandle>

  init(_ file: FileHandle) { self.file = Mutex(file) }

  func next() async throws(DeskFault) -> [UInt8]? {
    do {
      let bytes = try file.withLock { try $0.read(upToCount: 65_536).map { [UInt8]($0) } }
      return bytes?.isEmpty == false ? bytes : nil
    } catch {
      throw DeskFault("The file cannot be read.")
    }
  }
}
