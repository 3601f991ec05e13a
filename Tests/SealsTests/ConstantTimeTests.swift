import Surveys
import TestSupport
import Testing

@testable import Seals

struct ConstantTimeTests {
  @Test func `bytes are the same where every one is, and nowhere else`() {
    var chance = SeededChance(seed: 11)
    for _ in 0..<20_000 {
      let bytes = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      #expect(ConstantTime.isSame(bytes, bytes))
      let other = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      #expect(ConstantTime.isSame(bytes, other) == (bytes == other))
      var near = bytes
      near[Int.random(in: 0..<20, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      #expect(!ConstantTime.isSame(bytes, near))
    }
    #expect(ConstantTime.isSame([], []) && !ConstantTime.isSame([1], []))
  }

  @Test func `no token is taken for another, however many are tried`() {
    let token = FormToken(of: "one", under: [1])
    let taken = (0..<20_000).filter { token.matches(FormToken(of: "other \($0)", under: [1]).description) }
    #expect(taken.isEmpty)
    #expect(token.matches(token.description) && !token.matches(nil) && !token.matches(""))
  }

  @Test func `no wrong secret and no made-up session lets an organiser in, however many are tried`() {
    var chance = SeededChance(seed: 12)
    let seal = OrganiserSeal(secret: "the tea is in the caddy", using: &chance)
    let now = Moment(milliseconds: 1_000)
    let value = seal.value(of: seal.session(until: Moment(milliseconds: 2_000), using: &chance))
    let parts = value.split(separator: ".")
    for number in 0..<5_000 {
      #expect(!seal.isSecret("a wrong secret \(number)"))
      let end = String(2_000 + number, radix: 36)
      if end != parts[0] { #expect(seal.session("\(end).\(parts[1]).\(parts[2])", now: now) == nil) }
    }
    #expect(seal.isSecret("the tea is in the caddy") && seal.session(value, now: now) != nil)
  }
}
