import Testing

@testable import TerminalForm

@Suite struct KeyReaderTests {
  private func read(_ chunks: [String]) -> [KeyPress] {
    var reader = KeyReader()
    return chunks.flatMap { reader.read(Array($0.utf8)) }
  }

  @Test func `keys are read from their sequences`() {
    let all =
      "\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D\u{1B}OA\u{1B}[H\u{1B}[4~\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[Z\u{1B}OP\u{1B}[12~\u{1B}[1;5D\r\t\u{7F}\u{3}"
    #expect(
      read([all]) == [
        .up, .down, .right, .left, .up, .home, .end, .pageUp, .pageDown, .delete, .backTab, .function(1), .function(2),
        .wordLeft, .enter, .tab, .backspace, .control("c"),
      ])
  }

  @Test func `every split of the bytes gives the same keys`() {
    let text = "aé日👩‍👩‍👧\u{1B}[A\u{1B}[200~p\nq\u{1B}[201~\u{1B}[5~z"
    let bytes = Array(text.utf8)
    func keys(_ parts: [ArraySlice<UInt8>]) -> [KeyPress] {
      var reader = KeyReader()
      var presses: [KeyPress] = []
      for press in parts.flatMap({ reader.read(Array($0)) }) {
        if case .text(let more) = press, case .text(let text)? = presses.last {
          presses[presses.count - 1] = .text(text + more)
        } else {
          presses.append(press)
        }
      }
      return presses
    }
    let whole = keys([bytes[...]])
    #expect(whole == [.text("aé日👩‍👩‍👧"), .up, .paste("p\nq"), .pageUp, .text("z")])
    for split in bytes.indices { #expect(keys([bytes[..<split], bytes[split...]]) == whole, "split at \(split)") }
    #expect(keys(bytes.indices.map { bytes[$0...$0] }) == whole)
  }

  @Test func `a lone escape is the key once nothing more comes`() {
    var reader = KeyReader()
    let keys1 = reader.read([0x1B])
    #expect(keys1 == [])
    #expect(reader.isWaiting)
    let keys2 = reader.settle()
    #expect(keys2 == [.escape])
    #expect(!reader.isWaiting)
  }

  @Test func `what is no text and no key is passed over`() {
    var reader = KeyReader()
    let keys3 = reader.read([0xFF, 0xC3, UInt8(ascii: "a"), 0xED, 0xA0, 0x80])
    #expect(keys3 == [.text("a")])
    let keys4 = reader.read(Array("\u{1B}[38;5;1m\u{1B}x\u{1B}[99~b".utf8))
    #expect(keys4 == [.text("b")])
  }

  @Test func `a paste that never ends is kept in bounds of what came`() {
    var reader = KeyReader()
    let keys5 = reader.read(Array("\u{1B}[200~abc".utf8))
    #expect(keys5 == [])
    let keys6 = reader.settle()
    #expect(keys6 == [])
    let keys7 = reader.read(Array("d\u{1B}[201~".utf8))
    #expect(keys7 == [.paste("abcd")])
  }
}
