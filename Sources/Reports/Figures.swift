package import Priorities
package import Surveys

/// Figures as text, the same on every machine: no locale, halves away from zero.
package enum Figures {
  /// A number with that many decimals; an en dash for none.
  package static func decimal(_ number: Double?, _ places: Int) -> String {
    guard let number, number.isFinite, number.magnitude < 1e12 else { return "–" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int((number.magnitude * scale).rounded(.toNearestOrAwayFromZero))
    let sign = number < 0 && whole > 0 ? "−" : ""
    guard places > 0 else { return sign + String(whole) }
    let digits = CivilDate.padded(whole, places + 1)
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }

  /// A number with as many decimals as it needs, and no more than that many; an en dash for none.
  package static func trimmed(_ number: Double?, _ places: Int) -> String {
    let text = decimal(number, places)
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String(digits.drop { $0 == "." }.reversed())
  }

  /// A share as a whole percentage, rounded by integers, halves up; an en dash for an empty whole.
  package static func percent(_ share: Share?) -> String {
    guard let share, share.whole > 0 else { return "–" }
    return "\((share.part * 200 + share.whole) / (2 * share.whole)) %"
  }

  /// A weighted share from 0 to 1 as a whole percentage, halves up to what a sum of weights leaves of them; an en dash for none.
  package static func weighted(_ share: Double?) -> String {
    share.map { decimal($0 * 100 + 1e-9, 0) + " %" } ?? "–"
  }

  /// A share from 0 to 1 as a whole percentage that says 0 and 100 of nothing but none and all; an en dash for none.
  package static func share(_ share: Double?) -> String {
    guard let share else { return "–" }
    if share > 0, share < 0.005 { return "under 1 %" }
    if share < 1, share >= 0.995 { return "over 99 %" }
    return decimal(share * 100, 0) + " %"
  }

  /// A count; `[c]` for one that is hidden.
  package static func count(_ count: Int?) -> String { count.map(String.init) ?? hidden }

  /// What stands in the place of a hidden figure, as in official statistics: confidential.
  package static let hidden = "[c]"

  /// Both ends of an interval as whole percentages.
  package static func percent(_ interval: Interval?) -> String {
    guard let interval else { return "–" }
    return "\(decimal(interval.low * 100, 0))–\(decimal(interval.high * 100, 0)) %"
  }

  /// A day as `30 March 2016`.
  package static func day(_ day: CivilDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let (year, month, date) = day.components
    return "\(date) \(months[month - 1]) \(year)"
  }

  /// A number in full precision, the shortest text that reads back the same; whole numbers without a point.
  package static func exact(_ number: Double?) -> String? {
    guard let number, number.isFinite else { return nil }
    if let whole = Int(exactly: number) { return String(whole) }
    return "\(number)"
  }

  /// Texts as a list in a sentence: `a, b and c`.
  package static func list(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }
}
