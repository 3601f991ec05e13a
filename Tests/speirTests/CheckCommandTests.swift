import Foundation
import Testing

/// `speir check` as a whole process: what it prints, and how it ends.
struct CheckCommandTests {
  private struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program stands beside the bundle of the tests.
  private func check(_ arguments: String..., in folder: URL) throws -> Run {
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "speir")
    process.arguments = ["check", "--directory", folder.path(percentEncoded: false)] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }

  /// A folder with one sound definition, one with a warning and one with an error.
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "speir-check-\(UUID().uuidString)")
    let surveys = folder.appending(path: "surveys")
    try FileManager.default.createDirectory(at: surveys, withIntermediateDirectories: true)
    let question = "pages: [{ questions: [{ name: a, type: integer, label: A }] }]\n"
    let head = "title: T\norganiser: O\n"
    for (name, text) in [
      ("clean", "survey: clean\n\(head)privacy: Write to a@b.c\n\(question)"),
      ("warned", "survey: warned\n\(head)privacy: Nothing\n\(question)"),
      ("wrong", "survey: wrong\n\(head)privacy: Write to a@b.c\ncolour: red\n\(question)"),
    ] {
      try Data(text.utf8).write(to: surveys.appending(path: "\(name).yaml"))
    }
    return folder
  }

  @Test func `a clean definition and a warning end with 0, an error with 65, a missing file with 66`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let clean = try check("clean", in: folder)
    #expect(clean.status == 0 && clean.output == "1 file checked: nothing to mend\n" && clean.errors.isEmpty)
    let warned = try check("warned", in: folder)
    #expect(warned.status == 0 && warned.output.contains("warning: The privacy notice names no contact"))
    let wrong = try check("wrong", in: folder)
    #expect(wrong.status == 65 && wrong.output.contains("wrong.yaml:5:1: error: A definition has no key ‘colour’"))
    let missing = try check("nosuch", "clean", in: folder)
    #expect(missing.status == 66 && missing.errors.contains("nosuch") && missing.output.contains("1 file checked"))
  }

  @Test func `without a name every survey in the folder is checked`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let all = try check(in: folder)
    #expect(all.status == 65 && all.output.hasSuffix("1 error and 1 warning in 3 files\n"))
  }

  @Test func `as JSON each finding has its file, place, severity, message and notes`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try check("wrong", "--json", in: folder)
    #expect(run.status == 65)
    let findings = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(Set(finding.keys) == ["file", "line", "column", "severity", "message", "notes"])
    #expect(finding["line"] as? Int == 5 && finding["column"] as? Int == 1)
    #expect(finding["severity"] as? String == "error")
    #expect(try check("clean", "--json", in: folder).output.filter { !$0.isWhitespace } == "[]")
  }
}
