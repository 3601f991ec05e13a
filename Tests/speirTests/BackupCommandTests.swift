import Foundation
import TestSupport
import Testing

struct BackupCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      pages:
        - questions:
            - { name: cups, type: integer, label: How many cups? }

      """, to: "surveys/tea.yaml")
    return folder
  }

  @Test func `a copy holds everything, and a receipt works with it`() throws {
    let folder = try folder()
    let asked = try ProgramRun(["ask", "tea", "--answers", "-", "--json"], in: folder, input: "cups: 3\n")
    let receipt = try #require(asked.output.split(separator: "\"").dropFirst(3).first.map(String.init))
    let copies = folder.file("copies/today")
    let run = try ProgramRun(["backup", "--output", copies], in: folder)
    #expect(run.status == 0 && run.output == "\(copies)/tea.sqlite: 1 response\n")
    let mode = try FileManager.default.attributesOfItem(atPath: copies + "/tea.sqlite")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // The store is lost, and put back.
    for file in ["tea.sqlite", "tea.sqlite-wal", "tea.sqlite-shm"] {
      try? FileManager.default.removeItem(atPath: folder.file("responses/" + file))
    }
    try FileManager.default.copyItem(atPath: copies + "/tea.sqlite", toPath: folder.file("responses/tea.sqlite"))
    #expect(try ProgramRun(["export", "tea"], in: folder).output.contains(#""cups":3"#))
    #expect(try ProgramRun(["forget", receipt], in: folder).status == 0)
  }

  @Test func `a copy never takes the place of another, and what is not there is said`() throws {
    let folder = try folder()
    let nothing = try ProgramRun(["backup", "--output", folder.file("copies")], in: folder)
    #expect(nothing.status == 66 && nothing.errors.contains("there is nothing to copy"))
    _ = try ProgramRun(["ask", "tea", "--answers", "-"], in: folder, input: "cups: 3\n")
    #expect(try ProgramRun(["backup", "--output", folder.file("copies")], in: folder).status == 0)
    let again = try ProgramRun(["backup", "--output", folder.file("copies")], in: folder)
    #expect(again.status == 73 && again.errors.contains("is there already. Name a new folder"))
    let unknown = try ProgramRun(["backup", "coffee", "--output", folder.file("other")], in: folder)
    #expect(unknown.status == 66 && unknown.errors.contains("Nothing was ever stored for ‘coffee’"))
  }
}
