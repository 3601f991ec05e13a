import Surveys
import Testing

@testable import Seals

struct CrockfordLettersTests {
  @Test func `letters are five bits each from the highest bit on`() {
    #expect(CrockfordLetters.text(of: [0b00000_000, 0b01_00010_0, 0b0011_0000], count: 4) == "0123")
    #expect(CrockfordLetters.text(of: [0xFF], count: 3) == "ZW0")
    #expect(CrockfordLetters.text(of: [], count: 2) == "00")
  }

  @Test func `letters made bit by bit are the same`() {
    var chance = Chance(seed: 9)
    for length in 0..<40 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
      let slow = stride(from: 0, through: bits.count - 5, by: 5).map { at in
        CrockfordLetters.alphabet[Int(bits[at..<at + 5].reduce(0) { $0 << 1 | $1 })]
      }
      #expect(CrockfordLetters.text(of: bytes, count: slow.count) == String(decoding: slow, as: UTF8.self))
    }
  }

  @Test func `groups stand between hyphens, the last one as it comes`() {
    #expect("ABCDEFGHIJ".grouped(by: 4) == "ABCD-EFGH-IJ")
    #expect("ABCD".grouped(by: 4) == "ABCD")
    #expect("".grouped(by: 4) == "")
  }
}
