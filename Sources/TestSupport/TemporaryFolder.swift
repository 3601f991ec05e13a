internal import Foundation

/// A new folder that is taken away, with all that is in it, when the test lets go of it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "speir-\(UUID().uuidString.lowercased())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  package func file(_ name: String) -> String { path + "/" + name }

  /// The bytes of every file in it that has that beginning, one behind another.
  package func bytes(of beginning: String) throws -> [UInt8] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasPrefix(beginning) }.sorted()
    return try names.flatMap { [UInt8](try Data(contentsOf: URL(filePath: file($0)))) }
  }
}
