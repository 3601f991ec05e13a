import Seals
import Testing

struct SystemChanceTests {
  @Test func `no value comes twice, within what is fetched at once or beyond it`() {
    var (one, other) = (SystemChance(), SystemChance())
    let values = (0..<1000).flatMap { _ in [one.next(), other.next()] }
    #expect(Set(values).count == 2000)
    // Every bit is drawn, and each about as often as not.
    for bit in 0..<64 {
      let share = values.count { $0 >> UInt64(bit) & 1 == 1 }
      #expect((700...1300).contains(share), "bit \(bit)")
    }
  }
}
