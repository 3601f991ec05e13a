/// A point in time, in UTC, to the millisecond.
package struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Midnight in UTC at the start of a day.
  package init(startOf day: CivilDate) { milliseconds = Int64(day.daysSince1970) * 86_400_000 }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The day in UTC; nil outside the calendar's years.
  package var dayInUTC: CivilDate? {
    CivilDate(daysSince1970: Int(milliseconds.flooredQuotient(by: 86_400_000)))
  }

  /// RFC 3339 in UTC, such as `2016-01-04T10:12:00Z`, with milliseconds only when there are any.
  package var description: String {
    guard let day = dayInUTC else { return "out of range" }
    let rest = Int(milliseconds - Int64(day.daysSince1970) * 86_400_000)
    let second = rest / 1000
    func two(_ number: Int) -> String { CivilDate.padded(number, 2) }
    let fraction = rest % 1000 == 0 ? "" : "." + CivilDate.padded(rest % 1000, 3)
    return
      "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))\(fraction)Z"
  }

  /// A moment written as RFC 3339, with `Z` or an offset, and a fraction of which three digits are kept; nil for anything else.
  package init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Moment.two(bytes, 11), hour < 24, let minute = Moment.two(bytes, 14), minute < 60,
      let second = Moment.two(bytes, 17), second < 61
    else { return nil }
    var at = 19
    var fraction = 0
    if bytes[at] == UInt8(ascii: ".") {
      at += 1
      var scale = 100
      let start = at
      while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) {
        fraction += Int(bytes[at] - UInt8(ascii: "0")) * scale
        scale /= 10
        at += 1
      }
      guard at > start else { return nil }
    }
    guard at < bytes.count else { return nil }
    var offset = 0
    switch bytes[at] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): guard at + 1 == bytes.count else { return nil }
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard at + 6 == bytes.count, bytes[at + 3] == UInt8(ascii: ":"),
        let hours = Moment.two(bytes, at + 1), hours < 24, let minutes = Moment.two(bytes, at + 4),
        minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[at] == UInt8(ascii: "-") ? -1 : 1)
    default: return nil
    }
    let seconds = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    milliseconds = (seconds - Int64(offset) * 60) * 1000 + Int64(fraction)
  }

  private static func two(_ bytes: [UInt8], _ at: Int) -> Int? {
    let high = Int(bytes[at]) - 48
    let low = Int(bytes[at + 1]) - 48
    return (0...9).contains(high) && (0...9).contains(low) ? high * 10 + low : nil
  }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
