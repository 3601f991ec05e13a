import Foundation
import TestSupport
import Testing

/// What the schema says is held against the reader by `Tests/Schema/check.py`.
@Suite struct SchemaCommandTests {
  @Test func `the schema is what a person has read and approved`() throws {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(["schema"], in: folder, namesFolder: false)
    #expect(run.status == 0 && run.errors == "")
    expectGolden(run.output, "schema.json")
    let path = folder.file("speir.schema.json")
    let written = try ProgramRun(["schema", "--output", path], in: folder, namesFolder: false)
    #expect(written.status == 0 && written.output == "" && written.errors == "\(path) written.\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == run.output)
  }

  @Test func `every reference in the schema has a definition`() throws {
    let run = try ProgramRun(["schema"], in: try TemporaryFolder(), namesFolder: false)
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let named = run.output.matches(of: /"#\/\$defs\/([a-z_]+)"/).map { String($0.1) }
    #expect(Set(named) == Set(definitions.keys))
  }
}
