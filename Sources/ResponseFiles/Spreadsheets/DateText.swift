package import Responses
package import Surveys

/// A day, with a time of day at will, as spreadsheets write it.
///
/// `2016-01-04`, `4/1/2016`, `4.1.16`, `4 Jan 2016`, `January 4, 2016`; after it `10:20`, `10:20:31`, `10:20 AM`, and `Z`, `UTC`, `GMT+1` or
/// `+01:00`. Of two digits of a year 69 to 99 mean 1969 to 1999, and 00 to 68 mean 2000 to 2068, as POSIX has it.
package struct DateText: Hashable, Sendable {
  package var day: CivilDate
  /// Milliseconds since midnight; nil where no time is written.
  package var time: Int?
  /// Minutes east of Greenwich; nil where none are written.
  package var offset: Int?

  /// Why a text is no date.
  package enum Fault: Error, Hashable, Sendable {
    case noDate
    /// It is one, but could be read with the day first or with the month first.
    case ambiguous
  }

  /// The date in a text; `order` settles which of day and month comes first where the text leaves that open. Linear.
  package init(_ text: some StringProtocol, order: DateOrder?) throws(Fault) {
    var parser = DateTextParser(text)
    guard let numbers = parser.date() else { throw .noDate }
    let time = try parser.time()
    switch numbers {
    case .settled(let day): self.init(day: day, time: time?.milliseconds, offset: time?.offset)
    case .open(let first, let second, let year):
      let dayFirst = CivilDate(year: year, month: second, day: first)
      let monthFirst = CivilDate(year: year, month: first, day: second)
      let day =
        switch order {
        case .dayFirst: dayFirst
        case .monthFirst: monthFirst
        case nil: dayFirst == nil || dayFirst == monthFirst ? monthFirst : dayFirst
        }
      guard let day else { throw .noDate }
      if order == nil, dayFirst != nil, monthFirst != nil, dayFirst != monthFirst { throw .ambiguous }
      self.init(day: day, time: time?.milliseconds, offset: time?.offset)
    }
  }

  init(day: CivilDate, time: Int?, offset: Int?) {
    self.day = day
    self.time = time
    self.offset = offset
  }

  /// Which order the text can only have; nil for one that could have either, needs none, or is no date.
  static func evidence(_ text: some StringProtocol) -> DateOrder? {
    var parser = DateTextParser(text)
    guard case .open(let first, let second, let year)? = parser.date() else { return nil }
    let dayFirst = CivilDate(year: year, month: second, day: first) != nil
    let monthFirst = CivilDate(year: year, month: first, day: second) != nil
    return dayFirst == monthFirst ? nil : dayFirst ? .dayFirst : .monthFirst
  }
}
