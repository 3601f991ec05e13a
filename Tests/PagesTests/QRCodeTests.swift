import Testing

@testable import Pages

@Suite struct QRCodeTests {
  @Test func `correction bytes are those of the worked examples`() {
    // ISO/IEC 18004, annex I: 01234567 as version 1-M.
    let numeric: [UInt8] = [
      0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
    ]
    #expect(
      QRBlocks.correction(of: numeric, count: 10) == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
    // Thonky's tutorial: HELLO WORLD as version 1-M.
    let hello: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
    #expect(QRBlocks.correction(of: hello, count: 10) == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
  }

  @Test func `format and version bits are those of the standard's tables`() {
    #expect(
      (0..<8).map { QRDrawing.format(mask: $0) } == [
        0b101010000010010, 0b101000100100101, 0b101111001111100, 0b101101101001011, 0b100010111111001,
        0b100000011001110, 0b100111110010111, 0b100101010100000,
      ])
    #expect(QRDrawing.mark(version: 7) == 0b000111110010010100)
    #expect(QRDrawing.mark(version: 10) == 0b001010010011010011)
  }

  @Test func `data are the mode, the count, the text and the filling`() {
    #expect(
      QRBlocks(version: 1).data(Array("Hi".utf8)) == [
        0x40, 0x24, 0x86, 0x90, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
      ])
  }

  @Test(arguments: [
    (0, 1), (14, 1), (15, 2), (26, 2), (42, 3), (62, 4), (84, 5), (106, 6), (122, 7), (152, 8), (180, 9), (213, 10),
  ])
  func `the least version that holds a text is taken`(count: Int, version: Int) throws {
    let code = try #require(QRCode(String(repeating: "a", count: count)))
    #expect(code.version == version)
    #expect(code.modules.count == 17 + 4 * version)
    #expect(code.modules.allSatisfy { $0.count == 17 + 4 * version })
    // The three finders, the timing between them, and the module that is always dark.
    let side = code.modules.count
    for (x, y) in [(0, 0), (side - 7, 0), (0, side - 7)] {
      #expect((0..<7).allSatisfy { code.modules[y][x + $0] && code.modules[y + $0][x] })
      #expect(code.modules[y + 3][x + 3] && !code.modules[y + 1][x + 1])
    }
    #expect((8..<side - 8).allSatisfy { code.modules[6][$0] == ($0 % 2 == 0) })
    #expect(code.modules[side - 8][8])
  }

  @Test func `a text that is too long has no code`() {
    #expect(QRCode(String(repeating: "a", count: 214)) == nil)
  }

  @Test func `every byte of data and correction has a module`() throws {
    for version in 1...10 {
      let blocks = QRBlocks(version: version)
      let bytes = blocks.interleaved(blocks.data([]))
      let free = QRDrawing(version: version).free
      #expect((0..<8).contains(free - 8 * bytes.count), "version \(version): \(free) modules, \(bytes.count) bytes")
    }
  }
}
