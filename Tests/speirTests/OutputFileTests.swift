import Foundation
import TestSupport
import Testing

@testable import speir

@Suite struct OutputFileTests {
  private func number(of path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
  }

  @Test func `a file is left alone where it would be the same, and is a new one where it would not`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/reports/tea/report.md"
    try OutputFile.write(Array("two cups".utf8), to: path)
    let first = try number(of: path)
    try OutputFile.write(Array("two cups".utf8), to: path)
    #expect(try number(of: path) == first)
    for text in ["ten cups", "two cups of tea", ""] {
      let before = try number(of: path)
      try OutputFile.write(Array(text.utf8), to: path)
      #expect(try number(of: path) != before)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }
}
