internal import Glibc

/// Arithmetic that XPath 1.0 does not have and ODK adds.
enum FormulaNumbers {
  /// To so many decimals, halves upwards, as ODK's `round(number, places)`; places beyond 15 change nothing.
  static func round(_ number: Double, _ places: Double) -> Double {
    guard number.isFinite, places.isFinite else { return number }
    let power = Glibc.pow(10, min(max(places.rounded(.towardZero), -15), 15))
    return (number * power + 0.5).rounded(.down) / power
  }

  /// One number to the power of another, by the platform's C library.
  static func pow(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
}
