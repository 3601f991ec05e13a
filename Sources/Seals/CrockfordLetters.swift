extension String {
  /// The text, which is of ASCII alone, with a hyphen behind each so many letters that others follow.
  func grouped(by count: Int) -> String {
    var grouped: [UInt8] = []
    for (place, letter) in utf8.enumerated() {
      if place > 0, place % count == 0 { grouped.append(UInt8(ascii: "-")) }
      grouped.append(letter)
    }
    return String(decoding: grouped, as: UTF8.self)
  }
}

/// The letters and digits of Crockford's base 32 (https://www.crockford.com/base32.html): those that are not mistaken for one another.
enum CrockfordLetters {
  static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The value of a letter from 0 to 31, in either case, O read as 0 and I and L as 1; nil for any other sign.
  static func value(of letter: UInt8) -> Int? {
    let upper = letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") ? letter - 32 : letter
    switch upper {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: upper)
    }
  }

  /// The first letters of bytes, five bits to a letter from the highest bit on; bits that are not there count as 0.
  static func text(of bytes: [UInt8], count: Int) -> String {
    var letters: [UInt8] = []
    letters.reserveCapacity(count)
    var (bits, held, rest): (UInt32, Int, ArraySlice<UInt8>) = (0, 0, bytes[...])
    while letters.count < count {
      if held < 5 {
        bits = bits << 8 | UInt32(rest.popFirst() ?? 0)
        held += 8
      }
      held -= 5
      letters.append(alphabet[Int(bits >> UInt32(held) & 31)])
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
