import Foundation
import TestSupport
import Testing

/// The secret of the organisers, as `speir serve` takes it from a file.
@Suite struct OrganiserSecretTests {
  private func serve(_ secret: String, permissions: Int, name: String = "secret") throws -> ProgramRun {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      pages: [{ questions: [{ name: cups, type: integer, label: Cups? }] }]

      """, to: "surveys/tea.yaml")
    try folder.write(secret, to: "secret")
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder.file("secret"))
    return try ProgramRun(["serve", "--port", "0", "--organiser-secret-file", folder.file(name)], in: folder)
  }

  @Test func `a secret that is too short is refused`() throws {
    let run = try serve("fifteen letters\n", permissions: 0o600)
    #expect(run.status == 77 && run.output.isEmpty)
    #expect(
      run.errors.contains("a secret of 15 characters; it needs at least 16.") && run.errors.contains("openssl rand"))
    #expect(!run.errors.contains("fifteen"))
  }

  @Test(arguments: [0o640, 0o604, 0o620]) func `a file that others may read or write is refused`(permissions: Int)
    throws
  {
    let run = try serve("a secret that is long enough", permissions: permissions)
    #expect(run.status == 77 && run.errors.contains("chmod 600"))
  }

  @Test func `a file that is not there, is a folder, or holds no text is refused`() throws {
    #expect(try serve("x", permissions: 0o600, name: "none").status == 66)
    #expect(try serve("x", permissions: 0o600, name: "surveys").status == 66)
  }
}
