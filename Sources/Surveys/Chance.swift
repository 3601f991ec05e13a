/// A generator of chance that gives the same numbers for the same seed on every machine: xoshiro256**, seeded by SplitMix64.
///
/// Source: D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4), 2021. The bounded draw, the
/// fraction, the pick and the shuffle are its own, since those of the standard library are not promised to stay the same from one
/// release to the next. Call these, and not `random(in:using:)` or `shuffled(using:)`, wherever the same bytes must come out again.
/// Not for secrets.
package struct Chance: RandomNumberGenerator, Hashable, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// The generator whose four words are the first four numbers of SplitMix64 from the seed.
  package init(seed: UInt64) {
    var source = SplitMix64(state: seed)
    self.init(from: &source)
  }

  /// One of many generators under one seed, told apart by a path of numbers such as (a sector's place, a draw).
  ///
  /// Each number of the path is xored with the next number of SplitMix64 so far, and the result is the state that SplitMix64 goes on
  /// from; the last one gives the four words. The empty path gives the same generator as the seed alone.
  package init(seed: UInt64, path: [UInt64]) {
    var source = SplitMix64(state: seed)
    for step in path { source = SplitMix64(state: source.next() ^ step) }
    self.init(from: &source)
  }

  /// The generator in a given state; four zeros, from which nothing would ever come, give the one of seed 0.
  package init(state words: (UInt64, UInt64, UInt64, UInt64)) {
    guard words != (0, 0, 0, 0) else {
      self = Chance(seed: 0)
      return
    }
    (a, b, c, d) = words
  }

  /// SplitMix64 is a bijection of a counter, so its four numbers differ and at most one of them is zero.
  private init(from source: inout SplitMix64) {
    a = source.next()
    b = source.next()
    c = source.next()
    d = source.next()
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    let result = Chance.rotated(b &* 5, by: 7) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Chance.rotated(d, by: 45)
    return result
  }

  private static func rotated(_ word: UInt64, by count: UInt64) -> UInt64 {
    (word << count) | (word >> (64 - count))
  }
}

extension Chance {
  /// A whole number from 0 up to, but not including, the bound, each equally likely; 0 for a bound under 2, without drawing.
  ///
  /// D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29(1), 2019: the high half of the product of a draw and
  /// the bound; a draw is thrown away while the low half is under 2⁶⁴ mod bound.
  package mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let least = (0 &- bound) % bound
      while product.low < least { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A number from 0 up to, but not including, 1: the upper 53 bits of a draw, in steps of 2⁻⁵³.
  package mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Whether something of that probability happens; always one draw, so that what follows does not depend on the probability.
  package mutating func happens(_ probability: Double) -> Bool {
    fraction() < probability
  }

  /// A place in the list, each as likely as its weight; nil if no weight is more than 0, without drawing.
  ///
  /// Weights of 0 or less, and those that are no number, are never picked. Linear in the number of weights.
  package mutating func pick(weights: [Double]) -> Int? {
    var total = 0.0
    for weight in weights where weight > 0 { total += weight }
    guard total > 0 else { return nil }
    let aim = fraction() * total
    var sum = 0.0
    var last: Int?
    for (place, weight) in weights.enumerated() where weight > 0 {
      sum += weight
      last = place
      if aim < sum { return place }
    }
    return last
  }

  /// One of the elements, each equally likely; nil from an empty list, without drawing.
  package mutating func element<Element>(of list: [Element]) -> Element? {
    list.isEmpty ? nil : list[below(list.count)]
  }

  /// The list in an order by chance, each order equally likely (Fisher–Yates, from the end). Linear in its length.
  package mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var shuffled = list
    var last = shuffled.count - 1
    while last > 0 {
      shuffled.swapAt(last, below(last + 1))
      last -= 1
    }
    return shuffled
  }
}

/// SplitMix64: a counter and a mixing function; it seeds `Chance`.
///
/// Source: G. Steele, D. Lea and C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, with S. Vigna's constants.
package struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
