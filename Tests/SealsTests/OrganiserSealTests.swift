import Seals
import Surveys
import TestSupport
import Testing

struct OrganiserSealTests {
  private let secret = "the tea is in the caddy"
  private let now = Moment(milliseconds: 1_767_225_600_000)
  private let later = Moment(milliseconds: 1_767_225_660_000)

  @Test func `the secret is known, and nothing else is`() {
    var chance = SeededChance(seed: 1)
    let seal = OrganiserSeal(secret: secret, using: &chance)
    #expect(seal.isSecret(secret))
    for text in ["", "the tea", secret + " ", secret.uppercased()] { #expect(!seal.isSecret(text)) }
  }

  @Test func `a session is known until it ends, and by the program that made it alone`() {
    var chance = SeededChance(seed: 2)
    let seal = OrganiserSeal(secret: secret, using: &chance)
    let session = seal.session(until: later, using: &chance)
    let value = seal.value(of: session)
    #expect(seal.session(value, now: now) == session)
    #expect(seal.session(value, now: later) == nil)
    // The same secret at another start, and another secret at the same.
    #expect(OrganiserSeal(secret: secret, using: &chance).session(value, now: now) == nil)
    var same = SeededChance(seed: 2)
    #expect(OrganiserSeal(secret: "another secret of mine", using: &same).session(value, now: now) == nil)
  }

  @Test func `no session can be changed, lengthened or made up`() {
    var chance = SeededChance(seed: 3)
    let seal = OrganiserSeal(secret: secret, using: &chance)
    let value = seal.value(of: seal.session(until: later, using: &chance))
    let longer = seal.value(of: seal.session(until: Moment(milliseconds: .max), using: &chance))
    let parts = value.split(separator: "."), others = longer.split(separator: ".")
    var forged = ["", ".", "..", "a.b.c", value + "0", String(value.dropLast()), value.uppercased(), value + ".x"]
    forged.append([others[0], parts[1], parts[2]].joined(separator: "."))
    forged.append([parts[0], others[1], parts[2]].joined(separator: "."))
    forged.append(["-" + parts[0], String(parts[1]), String(parts[2])].joined(separator: "."))
    forged.append(["0" + parts[0], String(parts[1]), String(parts[2])].joined(separator: "."))
    forged.append([String(repeating: "z", count: 9000), "1", "1"].joined(separator: "."))
    for text in forged { #expect(seal.session(text, now: now) == nil) }
  }

  @Test func `each session has a token of its own`() {
    var chance = SeededChance(seed: 4)
    let seal = OrganiserSeal(secret: secret, using: &chance)
    let (one, other) = (seal.session(until: later, using: &chance), seal.session(until: later, using: &chance))
    #expect(seal.token(of: one) == seal.token(of: one) && seal.token(of: one) != seal.token(of: other))
  }
}
