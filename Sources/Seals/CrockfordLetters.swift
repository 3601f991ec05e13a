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
}
