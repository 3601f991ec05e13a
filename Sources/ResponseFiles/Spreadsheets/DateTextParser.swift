internal import Surveys

/// Reads the date and the time in a text, piece by piece.
struct DateTextParser {
  /// A date whose day is known, or one of which it is still to be said which number is the day.
  enum Numbers: Hashable {
    case settled(CivilDate)
    case open(first: Int, second: Int, year: Int)
  }

  private enum Piece: Hashable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Unicode.Scalar)
  }

  /// Blanks are left out, but for a mark where one stands between two numbers.
  private var pieces: ArraySlice<Piece>

  init(_ text: some StringProtocol) {
    var found: [Piece] = []
    var rest = Substring(String(text)).unicodeScalars.prefix(64)
    while let next = rest.first {
      switch next {
      case "0"..."9":
        let run = rest.prefix { ("0"..."9").contains($0) }
        found.append(.number(Int(String(run)) ?? 0, digits: run.count))
        rest = rest[run.endIndex...]
      case _ where next.properties.isAlphabetic:
        let run = rest.prefix { $0.properties.isAlphabetic }
        found.append(.word(String(run).lowercased()))
        rest = rest[run.endIndex...]
      case _ where next.properties.isWhitespace:
        rest = rest.drop { $0.properties.isWhitespace }
        if case .number? = found.last, case ("0"..."9")? = rest.first { found.append(.mark(" ")) }
      default:
        found.append(.mark(next))
        rest = rest.dropFirst()
      }
    }
    pieces = found[...]
  }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count)? = pieces.first, digits.contains(count) else { return nil }
    pieces = pieces.dropFirst()
    return value
  }

  private mutating func pass(_ mark: Unicode.Scalar) -> Bool {
    guard pieces.first == .mark(mark) else { return false }
    pieces = pieces.dropFirst()
    return true
  }

  private mutating func month() -> Int? {
    guard case .word(let word)? = pieces.first, word.count >= 3,
      let place = DateTextParser.months.firstIndex(where: { $0 == word || $0.prefix(3) == word })
    else { return nil }
    pieces = pieces.dropFirst()
    return place + 1
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private mutating func year() -> Int? {
    if let year = number(digits: 4...4) { return year }
    return number(digits: 2...2).map { $0 + ($0 < 69 ? 2000 : 1900) }
  }

  /// The date at the start; nil if there is none.
  mutating func date() -> Numbers? {
    if case .word(let word)? = pieces.first, DateTextParser.weekdays.contains(String(word.prefix(3))), word.count <= 9 {
      pieces = pieces.dropFirst()
      _ = pass(",")
    }
    if let month = month() {
      guard let day = number(digits: 1...2) else { return nil }
      _ = pass(",") || pass(" ")
      return year().flatMap { CivilDate(year: $0, month: month, day: day) }.map { .settled($0) }
    }
    if let year = number(digits: 4...4) {
      guard case .mark(let mark)? = pieces.first, "-/.".unicodeScalars.contains(mark), pass(mark),
        let month = number(digits: 1...2), pass(mark), let day = number(digits: 1...2)
      else { return nil }
      return CivilDate(year: year, month: month, day: day).map { .settled($0) }
    }
    guard let first = number(digits: 1...2) else { return nil }
    guard case .mark(let mark)? = pieces.first, "-/.".unicodeScalars.contains(mark), pass(mark) else {
      guard let month = month() else { return nil }
      return year().flatMap { CivilDate(year: $0, month: month, day: first) }.map { .settled($0) }
    }
    if let month = month() {
      guard pass(mark) else { return nil }
      return year().flatMap { CivilDate(year: $0, month: month, day: first) }.map { .settled($0) }
    }
    guard let second = number(digits: 1...2), pass(mark), let year = year() else { return nil }
    return .open(first: first, second: second, year: year)
  }

  /// The time after the date, up to the end of the text; nil if nothing follows.
  mutating func time() throws(DateText.Fault) -> (milliseconds: Int, offset: Int?)? {
    if pieces.isEmpty { return nil }
    if !pass(" "), !pass(","), pieces.first == .word("t") { pieces = pieces.dropFirst() }
    guard var hour = number(digits: 1...2), pass(":"), let minute = number(digits: 2...2) else { throw .noDate }
    var second = 0
    var fraction = 0
    if pass(":") {
      guard let read = number(digits: 2...2) else { throw .noDate }
      second = read
      if pass(".") {
        guard case .number(let value, let digits)? = pieces.first, digits <= 9 else { throw .noDate }
        pieces = pieces.dropFirst()
        fraction = (0..<9).reduce(value) { made, place in place < digits ? made : made * 10 } / 1_000_000
      }
    }
    if pieces.first == .word("am") || pieces.first == .word("pm") {
      guard (1...12).contains(hour) else { throw .noDate }
      hour = hour % 12 + (pieces.first == .word("pm") ? 12 : 0)
      pieces = pieces.dropFirst()
    }
    guard hour < 24, minute < 60, second < 60 else { throw .noDate }
    let offset = try self.offset()
    return (((hour * 60 + minute) * 60 + second) * 1000 + fraction, offset)
  }

  /// The offset from Greenwich at the end of the text; nil if there is none.
  private mutating func offset() throws(DateText.Fault) -> Int? {
    if pieces.isEmpty { return nil }
    var isNamed = false
    if case .word(let word)? = pieces.first {
      guard ["z", "utc", "gmt"].contains(word) else { throw .noDate }
      pieces = pieces.dropFirst()
      isNamed = true
    }
    if pieces.isEmpty { return isNamed ? 0 : nil }
    let isWest = pieces.first == .mark("-") || pieces.first == .mark("−")
    guard isWest || pieces.first == .mark("+") else { throw .noDate }
    pieces = pieces.dropFirst()
    var minutes: Int
    if let both = number(digits: 4...4) {
      minutes = both / 100 * 60 + both % 100
    } else {
      guard let hours = number(digits: 1...2) else { throw .noDate }
      minutes = hours * 60
      if pass(":") {
        guard let rest = number(digits: 2...2) else { throw .noDate }
        minutes += rest
      }
    }
    guard pieces.isEmpty, minutes <= 14 * 60 else { throw .noDate }
    return isWest ? -minutes : minutes
  }
}
