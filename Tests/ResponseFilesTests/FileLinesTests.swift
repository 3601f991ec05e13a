import ResponseFiles
import Surveys
import TestSupport
import Testing

@Suite struct FileLinesTests {
  private func lines(_ text: String, by size: Int) -> [FileLines.Line] {
    var rest = Array(text.utf8)[...]
    var reader = FileLines {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    var found: [FileLines.Line] = []
    while let line = reader.next() { found.append(line) }
    return found
  }

  @Test func `lines come with their numbers, however the file is cut into chunks`() {
    let text = "\u{FEFF}one\n\n two\r\n   \nthree"
    for size in 1...30 {
      let found = lines(text, by: size)
      #expect(found.map(\.number) == [1, 3, 5])
      #expect(found.map { String(decoding: $0.bytes ?? [], as: UTF8.self) } == ["one", " two\r", "three"])
    }
    #expect(lines("", by: 4).isEmpty)
    #expect(lines("\n\n", by: 4).isEmpty)
  }

  @Test func `a line that is too long is named and the next is read`() {
    let limit = FileLines.limit
    let text = String(repeating: "x", count: limit) + "\n" + String(repeating: "y", count: limit + 1) + "\nz\n"
    for size in [65_536, 1_000_003, 4_000_000] {
      let found = lines(text, by: size)
      #expect(found.map(\.number) == [1, 2, 3])
      #expect(found.map { $0.bytes?.count } == [limit, nil, 1])
    }
  }
}
