import ResponseFiles
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  private func rows(_ text: String, separator: Character = ",", by size: Int = 1_000_000) throws -> [[String]] {
    var rest = Array(text.utf8)[...]
    var reader = CSVReader(separator: separator.asciiValue ?? 0) {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    var found: [[String]] = []
    while let row = try reader.next() {
      found.append((0..<row.count).map { String(decoding: row[$0], as: UTF8.self) })
    }
    return found
  }

  /// The cases of csv-spectrum, the set by which readers of CSV are compared: the file, and the rows in it.
  static let spectrum: [(String, [[String]])] = [
    (
      "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123",
      [["first", "last", "address", "city", "zip"], ["John", "Doe", "120 any st.", "Anytown, WW", "08123"]]
    ),
    ("a,b,c\n1,\"\",\"\"\n2,3,4", [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
    ("a,b,c\r\n1,\"\",\"\"\r\n2,3,4", [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
    ("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]),
    (
      "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
      [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]
    ),
    (
      "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]
    ),
    (
      "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]
    ),
    ("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]),
    ("a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b,c\n1,2,3\n4,5,ʤ", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
  ]

  @Test(arguments: spectrum.indices)
  func `the cases of csv-spectrum are read as that set has them, however the file is cut`(_ place: Int) throws {
    let (text, expected) = CSVReaderTests.spectrum[place]
    for size in [1, 2, 3, 5, 7, 64, 1000] { #expect(try rows(text, by: size) == expected) }
  }

  @Test func `rows end with CR LF, LF or CR, and the last needs no end`() throws {
    let expected = [["a", "b"], ["c", ""], ["", "d"]]
    for end in ["\r\n", "\n", "\r"] {
      for last in ["", end] {
        for size in 1...4 { #expect(try rows("a,b\(end)c,\(end),d\(last)", by: size) == expected) }
      }
    }
  }

  @Test func `other separators, and quotation marks inside a cell`() throws {
    #expect(try rows("a;b,c;\"d;e\"\n", separator: ";") == [["a", "b,c", "d;e"]])
    #expect(try rows("a\t\tb\n", separator: "\t") == [["a", "", "b"]])
    #expect(try rows("5'3\" tall,x\n") == [["5'3\" tall", "x"]])
    #expect(try rows("").isEmpty)
  }

  @Test func `an empty line is a row of its own, and a quoted blank is none`() throws {
    var reader = CSVReader(Array("a\r\n\r\n\"\"\n,\nb".utf8))
    var found: [CSVRow] = []
    while let row = try reader.next() { found.append(row) }
    #expect(found.map(\.number) == [1, 2, 3, 4, 5])
    #expect(found.map(\.isEmptyLine) == [false, true, false, false, false])
    #expect(found.map(\.count) == [1, 1, 1, 2, 1])
    #expect(found[0][7].isEmpty)
  }

  @Test func `a row is known by its cells, not by how they are quoted`() throws {
    func fingerprint(_ text: String) throws -> [UInt8]? {
      var reader = CSVReader(Array(text.utf8))
      return try reader.next()?.fingerprint
    }
    #expect(try fingerprint("a,\"b\",c\n") == fingerprint("\"a\",b,\"c\"\r\n"))
    #expect(try fingerprint("ab,c") != fingerprint("a,bc"))
  }

  @Test func `text after a quotation mark is a fault of that row alone`() throws {
    for size in [1, 4, 100] {
      var rest = Array("a,b\n1,\"x\"y,\"\n2,3\n".utf8)[...]
      var reader = CSVReader {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      #expect(try reader.next()?.number == 1)
      #expect(throws: CSVReader.Fault(kind: .textAfterQuote, row: 2, cell: 1)) { try reader.next() }
      #expect(try reader.next()?.number == 3)
      #expect(try reader.next() == nil)
    }
  }

  @Test func `a quotation mark that is never closed ends the file`() throws {
    var reader = CSVReader(Array("a,b\n1,\"x\n2,3\n".utf8))
    #expect(try reader.next()?.count == 2)
    let fault = #expect(throws: CSVReader.Fault.self) { try reader.next() }
    #expect(fault == CSVReader.Fault(kind: .unclosedQuote, row: 2, cell: 1) && fault?.endsFile == true)
    #expect(try reader.next() == nil)
  }

  @Test func `a cell of fifty megabytes is refused after the first`() throws {
    let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 262_144)
    var given = 0
    var reader = CSVReader {
      given += 1
      return given <= 200 ? chunk : []
    }
    #expect(throws: CSVReader.Fault(kind: .cellTooLong, row: 1, cell: 0)) { try reader.next() }
    #expect(given <= 6)
    #expect(try reader.next() == nil)
  }

  @Test func `a row of too many cells is refused`() throws {
    var reader = CSVReader([UInt8](repeating: UInt8(ascii: ","), count: 40_000))
    #expect(throws: CSVReader.Fault(kind: .tooManyCells, row: 1, cell: CSVReader.widthLimit)) { try reader.next() }
    #expect(try reader.next() == nil)
  }
}
