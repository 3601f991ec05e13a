import Foundation
import TestSupport

/// The program run as a whole process, with what it printed and how it ended.
struct ProgramRun {
  var status: Int32
  var output: String
  var errors: String

  /// The program stands beside the bundle of the tests.
  static var program: URL? { Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "speir") }

  /// Runs the program on a folder; `input` is what it reads from standard input.
  init(_ arguments: [String], in folder: TemporaryFolder, input: String = "", namesFolder: Bool = true) throws {
    let process = Process()
    process.executableURL = ProgramRun.program
    process.arguments = arguments + (namesFolder ? ["--directory", folder.path] : [])
    let (given, output, errors) = (Pipe(), folder.file(".output"), folder.file(".errors"))
    for file in [output, errors] { try Data().write(to: URL(filePath: file)) }
    process.standardInput = given
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = try String(contentsOfFile: output, encoding: .utf8)
    self.errors = try String(contentsOfFile: errors, encoding: .utf8)
  }
}

extension TemporaryFolder {
  /// Writes a file into the folder, and the folders that lead to it.
  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: file(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
