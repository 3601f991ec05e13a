import Seals
import Testing

struct KeyedChanceTests {
  private func values(_ secret: UInt8, _ purpose: String, _ count: Int = 10) -> [UInt64] {
    var chance = KeyedChance(secret: Array(repeating: secret, count: 32), purpose: purpose)
    return (0..<count).map { _ in chance.next() }
  }

  @Test func `the same secret and purpose give the same values, and others none of them`() {
    let some = values(1, "tea a", 1000)
    #expect(some == values(1, "tea a", 1000) && Set(some).count == 1000)
    for others in [values(2, "tea a", 1000), values(1, "tea b", 1000), values(1, "tea", 1000)] {
      #expect(Set(some).isDisjoint(with: others))
    }
  }

  /// From Python: hmac.new(b"\x01" * 32, (1).to_bytes(8, "big") + b"\0tea a", "sha256").
  @Test func `the values are those of HMAC-SHA256`() {
    #expect(
      values(1, "tea a", 5) == [
        0x886d8e3f9c8b4468, 0xab919757492d4b79, 0x54d7103e9c17fd70, 0x2f5a42746b87c5fe, 0xb5cf7e14583bf930,
      ])
  }
}
