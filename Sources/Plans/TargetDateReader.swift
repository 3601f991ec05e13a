internal import Surveys

/// Reads one text about a date, word by word; linear in its length.
struct TargetDateReader {
  private let words: [String]
  private let start: CivilDate?
  private let isApproximate: Bool

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  /// Each season with its last month, and how many years later that comes.
  private static let seasons: [String: (month: Int, years: Int)] = [
    "spring": (5, 0), "summer": (8, 0), "autumn": (11, 0), "winter": (2, 1),
  ]
  private static let numerals = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
  ]

  init(_ text: String, start: CivilDate?) {
    words = TargetDateReader.words(of: text)
    self.start = start
    let about: Set = ["approx", "approximately", "about", "around", "circa", "roughly", "early", "mid", "late", "say"]
    isApproximate = words.contains { about.contains($0) }
  }

  func read() -> TargetDate {
    var dates: [TargetDate] = []
    var place = 0
    while place < words.count {
      if let (date, length) = written(at: place) {
        dates.append(date)
        place += length
      } else {
        place += 1
      }
    }
    if dates.isEmpty { dates = words.indices.compactMap(counted) }
    if var last = dates.max(by: { ($0.due?.daysSince1970 ?? .min) < ($1.due?.daysSince1970 ?? .min) }) {
      last.isApproximate = isApproximate
      return last
    }
    return TargetDate(withoutDay, isApproximate: isApproximate)
  }

  /// Lower-case words; digits, letters and what joins them (`2017/18`, `2016-09-30`) stay together.
  private static func words(of text: String) -> [String] {
    let cut = text.lowercased().split { character in
      !(character.isLetter || character.isNumber || character == "/" || character == "-")
    }
    return cut.flatMap { word -> [String] in
      let word = String(word)
      if word.contains(where: \.isNumber) && word.first?.isNumber == true { return [word] }
      return word.split { $0 == "/" || $0 == "-" }.map(String.init)
    }
  }

  // MARK: Dates that are written out

  /// A date that begins at a word, and how many words it takes; nil where none does.
  private func written(at place: Int) -> (TargetDate, Int)? {
    let word = words[place]
    if let day = CivilDate(iso: word) { return (TargetDate(.day, due: day), 1) }
    if let day = numeric(word) { return (TargetDate(.day, due: day), 1) }
    if let date = years(word) { return (date, 1) }
    if let month = month(word) {
      // March 30 2016, March 2016, or March alone, which has no year.
      if let day = dayOfMonth(at: place + 1), let year = year(at: place + 2),
        let date = CivilDate(year: year, month: month, day: day)
      {
        return (TargetDate(.day, due: date), 3)
      }
      guard let (year, length) = yearSoon(after: place) else { return nil }
      let part = place > 0 ? words[place - 1] : ""
      return (TargetDate(.month, due: day(in: month, year, part)), length + 1)
    }
    if let day = dayOfMonth(at: place) {
      let next = words.indices.contains(place + 1) && words[place + 1] == "of" ? 2 : 1
      if words.indices.contains(place + next), let month = month(words[place + next]),
        let year = year(at: place + next + 1), let date = CivilDate(year: year, month: month, day: day)
      {
        return (TargetDate(.day, due: date), next + 2)
      }
    }
    if let quarter = ["q1": 1, "q2": 2, "q3": 3, "q4": 4][word], let year = year(at: place + 1) {
      return (TargetDate(.quarter, due: last(of: quarter * 3, year)), 2)
    }
    if let season = TargetDateReader.seasons[word], let year = year(at: place + 1) {
      return (TargetDate(.season, due: last(of: season.month, year + season.years)), 2)
    }
    if let year = year(at: place) { return (TargetDate(.year, due: last(of: 12, year)), 1) }
    return nil
  }

  /// `30/09/2016`, the day first.
  private func numeric(_ word: String) -> CivilDate? {
    let parts = word.split(whereSeparator: { $0 == "/" || $0 == "-" }).compactMap { Int($0) }
    guard parts.count == 3, parts[2] >= 1900 else { return nil }
    return CivilDate(year: parts[2], month: parts[1], day: parts[0])
  }

  /// `2017/18` or `2017-18` and, with both years whole, `2017/2018`: a financial year.
  private func years(_ word: String) -> TargetDate? {
    let parts = word.split(whereSeparator: { $0 == "/" || $0 == "-" })
    guard parts.count == 2, parts[0].count == 4, let first = Int(parts[0]), (1900...2199).contains(first),
      let second = Int(parts[1])
    else { return nil }
    let isNext = parts[1].count == 2 ? second == (first + 1) % 100 : second == first + 1
    guard isNext else { return nil }
    return TargetDate(.financialYear, due: CivilDate(year: first + 1, month: 3, day: 31))
  }

  /// A month by its name or at least its first three letters.
  private func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return TargetDateReader.monthNames.firstIndex { $0.hasPrefix(word) || (word == "sept" && $0 == "september") }
      .map { $0 + 1 }
  }

  private func year(at place: Int) -> Int? {
    guard words.indices.contains(place), words[place].count == 4, let year = Int(words[place]),
      (1900...2199).contains(year)
    else { return nil }
    return year
  }

  /// The year behind a month, be it of a second month that follows (‘June or July 2016’), and how many words that takes.
  private func yearSoon(after place: Int) -> (Int, Int)? {
    if let year = year(at: place + 1) { return (year, 1) }
    guard words.indices.contains(place + 1) else { return nil }
    let joins: Set = ["to", "or", "and", "until"]
    let next = joins.contains(words[place + 1]) ? place + 2 : place + 1
    guard words.indices.contains(next), month(words[next]) != nil, let year = year(at: next + 1) else { return nil }
    return (year, 0)
  }

  /// `30`, `1st`, `2nd`, `3rd`, `18th`.
  private func dayOfMonth(at place: Int) -> Int? {
    guard words.indices.contains(place) else { return nil }
    let word = words[place]
    let digits = word.prefix { $0.isNumber }
    guard let day = Int(digits), (1...31).contains(day),
      ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
    else { return nil }
    return day
  }

  private func last(of month: Int, _ year: Int) -> CivilDate? {
    let next =
      month == 12 ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month + 1, day: 1)
    return next.flatMap { CivilDate(daysSince1970: $0.daysSince1970 - 1) }
  }

  private func day(in month: Int, _ year: Int, _ part: String) -> CivilDate? {
    switch part {
    case "early": CivilDate(year: year, month: month, day: 10)
    case "mid": CivilDate(year: year, month: month, day: 15)
    default: last(of: month, year)
    }
  }

  // MARK: Dates that are counted

  /// ‘In 6 months’, ‘within the next year’: a number and a unit of time after a word that counts from the plan's beginning.
  private func counted(at place: Int) -> TargetDate? {
    let word = words[place]
    guard let number = Int(word) ?? TargetDateReader.numerals[word], (1...600).contains(number),
      words.indices.contains(place + 1)
    else {
      return ["within", "next"].contains(word) && words.indices.contains(place + 1) ? span(1, words[place + 1]) : nil
    }
    let leads: Set = ["in", "within", "next", "after", "about", "around", "approximately", "roughly", "for"]
    guard place > 0, leads.contains(words[place - 1]) else { return nil }
    return span(number, words[place + 1])
  }

  private func span(_ number: Int, _ unit: String) -> TargetDate? {
    let day: CivilDate?
    switch unit {
    case "day", "days": day = later(days: number)
    case "week", "weeks": day = later(days: number * 7)
    case "month", "months": day = later(months: number)
    case "year", "years": day = later(months: number * 12)
    default: return nil
    }
    return TargetDate(.relative, due: day)
  }

  private func later(days: Int) -> CivilDate? { start.flatMap { CivilDate(daysSince1970: $0.daysSince1970 + days) } }

  /// The same day of a later month, or the last one of a month that is too short.
  private func later(months: Int) -> CivilDate? {
    guard let start else { return nil }
    let (year, month, day) = start.components
    let total = year * 12 + month - 1 + months
    let (y, m) = (total / 12, total % 12 + 1)
    return CivilDate(year: y, month: m, day: day) ?? last(of: m, y)
  }

  // MARK: No date

  private var withoutDay: TargetDate.Kind {
    let endless: Set = ["ongoing", "continuous", "continuously", "continuing", "permanent", "permanently", "annually"]
    if words.contains(where: { endless.contains($0) }) || (words.contains("on") && words.contains("going")) {
      return .ongoing
    }
    let ties: Set = [
      "link", "linked", "tied", "alongside", "aligned", "align", "following", "after", "when", "once", "with",
    ]
    return words.contains { ties.contains($0) } ? .tied : .vague
  }
}
