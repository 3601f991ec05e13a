extension FormulaCheck {
  /// What stands where a number is needed.
  mutating func number(_ term: FormulaTerm, _ type: FormulaType, for sign: String) {
    switch (type.single, term) {
    case (.choice, _):
      fail(
        term.span, "\(subject(term, leads: true)) is a choice, and ‘\(sign)’ works on numbers",
        "Ask for a choice with = or selected(), and give it a number with if()")
    case (.choices, _):
      fail(
        term.span, "\(subject(term, leads: true)) can be several choices, and ‘\(sign)’ works on numbers",
        "Ask how many they are with count-selected(), or for one of them with selected()")
    case (.boolean, _) where term.isAnswer:
      fail(
        term.span, "\(subject(term, leads: true)) is ‘true’ or ‘false’, and ‘\(sign)’ works on numbers",
        "Give it a number, as in if(\(written(term)) = 'true', 1, 0)")
    case (.text, .text(let text, let span)) where FormulaValue.number(in: text).isNaN:
      if text.looksLikeDay { return day(term, numbersCount: false) }
      fail(
        span, "‘\(text)’ is not a number, and ‘\(sign)’ works on numbers",
        term.quoted.map { "Write ${\($0)} without quotation marks to look at the answer" }
          ?? (sign == "+"
            ? "Write a number, or join texts with concat()" : "Write a number, with a point before decimals"))
    default: break
    }
  }

  /// What is written out where a date belongs must be a day of the calendar; where days may be counted, a number in a text will do.
  mutating func day(_ term: FormulaTerm, numbersCount: Bool) {
    switch term {
    case .text(let text, let span):
      guard !text.isEmpty, CivilDate(iso: text) == nil else { return }
      let number = FormulaValue.number(in: text)
      if numbersCount, !number.isNaN { return count(number, span) }
      fail(
        span, "‘\(text)’ is not a day of the calendar", "Write year, month and day in digits, as in '2026-03-31'")
    case .number(let number, let span): count(number, span)
    case .negative(.number(let number, _), _): count(-number, term.span)
    default:
      guard let day = term.unquotedDay else { return }
      fail(term.span, "Without quotation marks this is a subtraction", "Write '\(day)' for the day")
    }
  }

  /// A number where a date belongs counts days; one that is a year, or no day at all, is meant otherwise.
  private mutating func count(_ number: Double, _ span: Range<Int>) {
    let days = number.magnitude < 4_000_000 ? CivilDate(daysSince1970: Int(number.rounded(.down))) : nil
    let text = FormulaValue.text(of: number)
    guard let days else {
      return fail(
        span, "A number counts the days since 1970-01-01 here, and no day is ‘\(text)’ after it",
        "Write the day in quotation marks, as in '2026-03-31'")
    }
    guard (1_000...9_999).contains(number), number == number.rounded() else { return }
    fail(
      span, "A number counts the days since 1970-01-01 here, so ‘\(text)’ is \(days) and not a year",
      "Write the day in quotation marks, as in '\(text)-01-01'")
  }
}

extension FormulaTerm {
  /// The day in `2026-03-31` where quotation marks are missing; nil for any other term.
  fileprivate var unquotedDay: CivilDate? {
    guard
      case .operation(.minus, .operation(.minus, .number(let year, _), .number(let month, _)), .number(let day, _)) =
        self, let year = Int(exactly: year), let month = Int(exactly: month), let day = Int(exactly: day)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}

extension String {
  /// Whether it is three numbers with the same sign between them, as days are written all over the world.
  fileprivate var looksLikeDay: Bool {
    ["-", "/", "."].contains { sign in
      let numbers = split(separator: sign, omittingEmptySubsequences: false)
      return numbers.count == 3 && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
  }
}
