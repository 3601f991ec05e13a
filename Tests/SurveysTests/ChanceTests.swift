internal import Surveys
internal import Testing

@Suite struct ChanceTests {
  @Test func `SplitMix64 gives its published numbers`() {
    var source = SplitMix64(state: 1_234_567)
    let numbers = (0..<5).map { _ in source.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `xoshiro256** gives its published numbers`() {
    var chance = Chance(state: (1, 2, 3, 4))
    let numbers = (0..<4).map { _ in chance.next() }
    #expect(numbers == [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
  }

  @Test func `a seed stands for the first four numbers of SplitMix64`() {
    var source = SplitMix64(state: 2016)
    var words: [UInt64] = []
    for _ in 0..<4 { words.append(source.next()) }
    #expect(Chance(seed: 2016) == Chance(state: (words[0], words[1], words[2], words[3])))
  }

  @Test func `the state of four zeros is never used`() {
    #expect(Chance(state: (0, 0, 0, 0)) == Chance(seed: 0))
  }

  @Test func `paths under one seed are told apart, and the empty path is the seed alone`() {
    #expect(Chance(seed: 7, path: []) == Chance(seed: 7))
    let paths: [[UInt64]] = [[], [0], [1], [0, 0], [0, 1], [1, 0], [2, 5], [5, 2]]
    #expect(Set(paths.map { Chance(seed: 7, path: $0) }).count == paths.count)
  }

  @Test func `a path is absorbed as its documentation says`() {
    var first = SplitMix64(state: 9)
    var second = SplitMix64(state: first.next() ^ 3)
    var third = SplitMix64(state: second.next() ^ 4)
    var words: [UInt64] = []
    for _ in 0..<4 { words.append(third.next()) }
    #expect(Chance(seed: 9, path: [3, 4]) == Chance(state: (words[0], words[1], words[2], words[3])))
  }

  @Test func `a bounded draw is the high half of the product, as Lemire has it`() {
    var plain = Chance(seed: 5)
    var bounded = Chance(seed: 5)
    // 2⁶⁴ mod 8 is 0, so that nothing is ever thrown away.
    for _ in 0..<1000 {
      let (drawn, word) = (bounded.below(8), plain.next())
      #expect(drawn == Int(word >> 61))
    }
  }

  @Test func `a bounded draw reaches every number below the bound equally often`() {
    var chance = Chance(seed: 11)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[chance.below(7)] += 1 }
    // Six standard deviations of a count with mean 10,000.
    for count in counts { #expect(abs(count - 10_000) < 560) }
  }

  @Test func `a bounded draw throws away what would make some numbers likelier`() {
    var chance = Chance(seed: 3)
    // 2⁶⁴ is two and two thirds of this bound: kept whole, a third of the numbers would come twice for three times of the others.
    let bound = 3 << 61
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[chance.below(bound) % 3] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 490) }
  }

  @Test(arguments: [Int.min, -1, 0, 1]) func `a bound that leaves no choice takes no draw`(bound: Int) {
    var chance = Chance(seed: 1)
    let before = chance
    let drawn = chance.below(bound)
    #expect(drawn == 0)
    #expect(chance == before)
  }

  @Test func `a fraction is the upper 53 bits of a draw`() {
    var plain = Chance(seed: 8)
    var chance = Chance(seed: 8)
    for _ in 0..<1000 {
      let fraction = chance.fraction()
      #expect(fraction >= 0 && fraction < 1)
      let word = plain.next()
      #expect(UInt64(fraction * 0x1p53) == word >> 11)
    }
  }

  @Test func `what is certain happens, what is impossible never does, and both take one draw`() {
    var chance = Chance(seed: 4)
    var plain = Chance(seed: 4)
    for _ in 0..<100 {
      let (certain, impossible) = (chance.happens(1), chance.happens(0))
      #expect(certain && !impossible)
      _ = (plain.next(), plain.next())
    }
    #expect(chance == plain)
  }

  @Test func `a pick follows the weights and never takes what weighs nothing`() {
    var chance = Chance(seed: 6)
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<40_000 {
      guard let place = chance.pick(weights: [1, 0, 3, -2, .nan]) else { continue }
      counts[place] += 1
    }
    #expect(counts.reduce(0, +) == 40_000)
    #expect(abs(counts[0] - 10_000) < 520)
    #expect([counts[1], counts[3], counts[4]] == [0, 0, 0])
  }

  @Test(arguments: [[], [0], [-1, 0]]) func `where nothing weighs anything nothing is picked`(weights: [Double]) {
    var chance = Chance(seed: 6)
    let picked = chance.pick(weights: weights)
    #expect(picked == nil)
  }

  @Test func `an element of an empty list is nothing`() {
    var chance = Chance(seed: 2)
    let (none, only) = (chance.element(of: [Int]()), chance.element(of: [9]))
    #expect(none == nil)
    #expect(only == 9)
  }

  @Test func `a shuffle keeps every element and every order is equally likely`() {
    var chance = Chance(seed: 12)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[chance.shuffled([1, 2, 3, 4]), default: 0] += 1 }
    #expect(counts.count == 24)
    for (order, count) in counts {
      #expect(order.sorted() == [1, 2, 3, 4])
      #expect(abs(count - 1000) < 190)
    }
  }
}
