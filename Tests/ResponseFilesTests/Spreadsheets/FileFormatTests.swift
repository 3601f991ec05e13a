import ResponseFiles
import Testing

@Suite struct FileFormatTests {
  private func separator(_ text: String, isWhole: Bool = true) throws -> String {
    String(Unicode.Scalar(try FileFormat(head: Array(text.utf8), isWhole: isWhole).separator))
  }

  @Test func `the separator is the one that makes rows of one width`() throws {
    #expect(try separator("a,b\n1,2\n") == ",")
    #expect(try separator("a;b\n1;2\n") == ";")
    #expect(try separator("a\tb\n1\t2\n") == "\t")
    #expect(try separator("Yes, or no?;Why, then?\nYes, surely;No\nNo;No, no, no\n") == ";")
    #expect(try separator("Which?,Why?\n\"a;b;c\",x\n\"a;b\",y\n") == ",")
    #expect(try separator("one column\nyes\nno\n") == ",")
  }

  @Test func `a head that is cut does not count its last row`() throws {
    #expect(try separator("a;b;c\n1;2;3\n1,2;", isWhole: false) == ";")
    #expect(try separator("a;b;c\n1;2;\"3, or", isWhole: false) == ";")
  }

  @Test func `a byte order mark is seen`() throws {
    let format = try FileFormat(head: FileFormat.mark + Array("\"a\";b\n1;2\n".utf8), isWhole: true)
    #expect(format.hasMark && format.separator == UInt8(ascii: ";"))
    #expect(try !FileFormat(head: Array("a".utf8), isWhole: true).hasMark)
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x61, 0x00], FileFormat.Fault.utf16), ([0xFE, 0xFF, 0x00, 0x61], .utf16),
    ([0x50, 0x4B, 0x03, 0x04, 0x14], .workbook), ([0xD0, 0xCF, 0x11, 0xE0], .workbook), ([0x61, 0x00], .binary),
    ([], .empty),
  ])
  func `what is no text is refused`(_ bytes: [UInt8], _ fault: FileFormat.Fault) {
    #expect(throws: fault) { try FileFormat(head: bytes, isWhole: true) }
  }

  @Test func `Windows-1252 has its quotation marks and dashes, and the letters of Latin-1`() {
    let bytes: [UInt8] = [0x93, 0x48, 0xE9, 0x94, 0x20, 0x96, 0x20, 0x80, 0x20, 0x69, 0x74, 0x92, 0x73]
    #expect(TextEncoding.windows1252.text(bytes[...]) == "“Hé” – € it’s")
    #expect(TextEncoding.utf8.text(Array("“Hé”".utf8)[...]) == "“Hé”")
    #expect(TextEncoding.windows1252.text(Array("plain".utf8)[...]) == "plain")
  }
}
