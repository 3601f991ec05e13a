import Foundation
import PlanFiles
import TestSupport
import Testing

@testable import speir

@Suite struct FileExchangeTests {
  private static let old = Array("improvements:\n  - improvement: A\n".utf8)
  private static let new = Array("improvements:\n  - improvement: B\n".utf8)
  private static let other = Array("improvements:\n  - improvement: C\n    outcome: Mine\n".utf8)

  private func file() throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    try folder.write(String(decoding: Self.old, as: UTF8.self), to: "plan.yaml")
    return (folder, folder.file("plan.yaml"))
  }

  private func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }

  private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// Saves as most editors do: a new file, moved onto the old one.
  private func save(_ bytes: [UInt8], _ path: String) {
    #expect(FileManager.default.createFile(atPath: path + "~", contents: Data(bytes)))
    #expect(rename(path + "~", path) == 0)
  }

  @Test(arguments: [true, false]) func `what was read is replaced, with the permissions that it had`(knows: Bool) throws
  {
    let (folder, path) = try file()
    #expect(chmod(path, 0o640) == 0)
    let exchange = FileExchange(knowsExchange: knows)
    #expect(try exchange.replace(path, holding: Self.old, with: Self.new))
    #expect(bytes(path) == Self.new)
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o640)
    #expect(try names(folder) == ["plan.yaml"])
  }

  @Test(arguments: [true, false]) func `whoever saves in exactly that moment loses nothing`(knows: Bool) throws {
    let (folder, path) = try file()
    var exchange = FileExchange(knowsExchange: knows)
    exchange.meanwhile = { self.save(Self.other, path) }
    #expect(try !exchange.replace(path, holding: Self.old, with: Self.new))
    #expect(bytes(path) == Self.other)
    #expect(try names(folder) == ["plan.yaml"])
  }

  @Test(arguments: [true, false]) func `a file that somebody is writing in stays theirs`(knows: Bool) throws {
    let (folder, path) = try file()
    var exchange = FileExchange(knowsExchange: knows)
    let open = try #require(FileHandle(forWritingAtPath: path))
    // Nothing of it is written yet, so that the bytes are still those that were read.
    #expect(try !exchange.replace(path, holding: Self.old, with: Self.new))
    try open.truncate(atOffset: 0)
    try open.write(contentsOf: Data(Self.other))
    try open.close()
    #expect(bytes(path) == Self.other)
    exchange.meanwhile = { try? FileManager.default.removeItem(atPath: path) }
    #expect(try !exchange.replace(path, holding: Self.other, with: Self.new))
    #expect(try names(folder).isEmpty)
  }

  @Test(arguments: [true, false]) func `what an earlier exchange left beside the file stays`(knows: Bool) throws {
    let (folder, path) = try file()
    let left = "plan.yaml.\(getpid()).new"
    try folder.write("Theirs", to: left)
    #expect(try FileExchange(knowsExchange: knows).replace(path, holding: Self.old, with: Self.new))
    #expect(bytes(folder.file(left)) == Array("Theirs".utf8))
    #expect(try names(folder) == ["plan.yaml", left])
  }

  @Test func `the new version is never open to more people than the file is`() throws {
    let (folder, path) = try file()
    #expect(chmod(path, 0o600) == 0)
    var exchange = FileExchange()
    exchange.meanwhile = {
      for name in (try? self.names(folder)) ?? [] {
        var facts = stat()
        #expect(stat(folder.file(name), &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600)
      }
    }
    #expect(try exchange.replace(path, holding: Self.old, with: Self.new))
  }

  @Test func `what somebody still writes in while it is given back is kept, and the person is told where`() throws {
    let (folder, path) = try file()
    var open: FileHandle?
    var exchange = FileExchange()
    exchange.patience = 0
    exchange.meanwhile = { self.save(Self.other, path) }
    exchange.afterwards = { open = FileHandle(forWritingAtPath: path) }
    let failure = #expect(throws: Failure.self) { try exchange.replace(path, holding: Self.old, with: Self.new) }
    #expect(bytes(path) == Self.other)
    let left = try #require(try names(folder).first { $0 != "plan.yaml" })
    #expect(failure?.message.contains(left) == true)
    try open?.write(contentsOf: Data("# Newest".utf8))
    try open?.close()
    #expect(bytes(folder.file(left))?.starts(with: Array("# Newest".utf8)) == true)
  }

  @Test func `a link stays a link`() throws {
    let (folder, path) = try file()
    let link = folder.file("link.yaml")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "plan.yaml")
    #expect(try FileExchange().replace(link, holding: Self.old, with: Self.new))
    #expect(bytes(path) == Self.new)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "plan.yaml")
  }

  @Test func `a change of a plan that an editor saves meanwhile is refused, and the editor's stays`() throws {
    let (folder, path) = try file()
    var exchange = FileExchange()
    exchange.meanwhile = { self.save(Self.other, path) }
    let revision = PlanFile.revision(of: Self.old)
    #expect(try PlanFile.change(path, from: revision, [.improvement(0, "B")], by: exchange) == .stale)
    #expect(bytes(path) == Self.other)
    let now = PlanFile.revision(of: Self.other)
    #expect(try PlanFile.change(path, from: now, [.improvement(0, "B")]) == .written)
    #expect(try PlanFile.change(path, from: now, [.improvement(0, "D")]) == .stale)
    #expect(String(decoding: bytes(path) ?? [], as: UTF8.self).contains("- improvement: B\n    outcome: Mine"))
    #expect(try names(folder) == ["plan.yaml"])
  }
}
