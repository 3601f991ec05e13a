import Surveys
import Testing

/// Questions of each type, for formulas to refer to.
struct KnownTypes: FormulaScope {
  var ownType: FormulaType? = .number
  let types: [String: FormulaType]

  init(ownType: FormulaType? = .number) throws {
    func names(_ texts: String...) throws -> [Name] { try texts.map { try #require(Name($0)) } }
    let tools = try names("email", "phone", "other")
    self.ownType = ownType
    types = [
      "n": .number, "words": .text, "day": .date, "ticked": .boolean, "yes_no": .choice(try names("yes", "no")),
      "tools": .choices(tools), "tools.other": .text, "best": .choice(tools), "statements.one": .choice(tools),
      "ages": .many(.number), "their_tools": .many(.choices(tools)), "worked_out": .unknown, "flag": .boolean,
    ]
  }

  func type(of name: Name, part: Name?) -> FormulaType? { types[name.text + (part.map { ".\($0)" } ?? "")] }
  func isCalculated(_ name: Name) -> Bool { name == "flag" }
  var names: [String] { types.keys.sorted() }
}

@Suite struct FormulaCheckTests {
  /// A formula, and what is marked in it with a part of what is said; nothing for one that is sound.
  static let faults: [(String, String, String)] = [
    // Names
    ("${m} > 1", "${m}", "no question ‘m’"),
    ("${statements} = 'email'", "${statements}", "no question"),
    // Choices that are not there
    ("${yes_no} = 'yess'", "'yess'", "did you mean ‘yes’?"),
    ("'maybe' = ${yes_no}", "'maybe'", "Its choices are: yes, no"),
    ("${yes_no} != 'y'", "'y'", "no choice ‘y’"),
    ("${yes_no} = 1", "1", "no choice ‘1’"),
    ("${tools} = 'email fax'", "'email fax'", "no choice ‘fax’"),
    ("${statements.one} = 'emial'", "'emial'", "did you mean ‘email’?"),
    ("selected(${tools}, 'emial')", "'emial'", "did you mean ‘email’?"),
    ("selected(${tools}, 1)", "1", "no choice ‘1’"),
    ("coalesce(${yes_no}, 'none') = 'nome'", "'nome'", "did you mean ‘none’?"),
    ("if(${n} > 1, ${yes_no}, ${best}) = 'fax'", "'fax'", "yes, no, email, phone, other"),
    // Choices where numbers belong
    ("${yes_no} + 1", "${yes_no}", "‘${yes_no}’ is a choice, and ‘+’ works on numbers"),
    ("2 * ${statements.one}", "${statements.one}", "is a choice"),
    ("-${yes_no} = 1", "${yes_no}", "is a choice"),
    ("${yes_no} > 1", "${yes_no}", "‘>’ works on numbers"),
    ("${yes_no} < ${n}", "${yes_no}", "‘<’ works on numbers"),
    ("max(${n}, ${best})", "${best}", "‘max’ works on numbers"),
    ("round(${best}, 1)", "${best}", "‘round’ works on numbers"),
    ("pow(2, ${best})", "${best}", "‘pow’ works on numbers"),
    ("number(${best})", "${best}", "‘number’ works on numbers"),
    ("substr(${words}, ${best})", "${best}", "‘substr’ works on numbers"),
    ("${tools} + 1", "${tools}", "count-selected()"),
    ("${tools} >= 2", "${tools}", "count-selected()"),
    ("sum(${their_tools})", "${their_tools}", "several choices"),
    // Texts and truths where numbers belong
    ("${n} + 'a'", "'a'", "concat()"),
    ("${n} > 'many'", "'many'", "not a number"),
    ("${n} = '1,5'", "'1,5'", "with a point before decimals"),
    ("${ticked} + 1", "${ticked}", "if(${ticked} = 'true', 1, 0)"),
    ("'${n}' > 3", "'${n}'", "${n} without quotation marks"),
    ("int('x')", "'x'", "‘int’ works on numbers"),
    // Days
    ("${day} > '2016-13-40'", "'2016-13-40'", "not a day of the calendar"),
    ("${day} = '18/01/2016'", "'18/01/2016'", "'2026-03-31'"),
    ("'2015-02-29' < today()", "'2015-02-29'", "not a day of the calendar"),
    ("${words} < '2016-13-40'", "'2016-13-40'", "not a day of the calendar"),
    ("${day} - '2016-13-40' > 2", "'2016-13-40'", "not a day of the calendar"),
    ("date('2016-13-40')", "'2016-13-40'", "not a day of the calendar"),
    ("${day} > 2016-01-18", "2016-01-18", "Write '2016-01-18'"),
    ("${day} > 2016", "2016", "is 1975-07-10 and not a year"),
    ("${day} >= '2016'", "'2016'", "not a year"),
    ("date(2016) < ${day}", "2016", "'2016-01-01'"),
    ("${day} > 20160118", "20160118", "no day is"),
    ("date(${best})", "${best}", "is no day"),
    // Truths
    ("${ticked} = 'OK'", "'OK'", "never ‘OK’"),
    ("${ticked} = 1", "1", "never ‘1’"),
    ("${flag} + 1", "${flag}", "if(${flag} = 'true', 1, 0)"),
    ("selected(${tools}, 'email') = 'false'", "'false'", "not( )"),
    // What has choices, and what has none
    ("selected(${n}, 'yes')", "${n}", "works on a question with choices"),
    ("selected(${words}, 'yes')", "${words}", "contains()"),
    ("count-selected(${day})", "${day}", "works on a question with choices"),
    ("selected(today(), 'yes')", "today", "works on a question with choices"),
    ("${yes_no} = ${best}", "${best}", "no choice in common"),
    ("selected(${tools}, ${yes_no})", "${yes_no}", "no choice in common"),
    ("${yes_no} = ${n}", "${n}", "is a choice"),
    ("${yes_no} = today()", "today", "This is a date"),
    // Patterns
    ("regex(${words}, ${words})", "regex", "in quotation marks"),
    ("regex(${words}, '(')", "'('", "cannot be used"),
  ]

  @Test(arguments: faults) func `a formula that cannot mean what it says is refused where it goes wrong`(
    source: String, marked: String, words: String
  ) throws {
    let found = try Formula.parse(source).check(in: KnownTypes(), isCondition: false)
    let fault = try #require(found.first, "\(source) is taken")
    #expect(found.count == 1, "\(found.map(\.message))")
    #expect(fault.severity == .error)
    #expect(
      (([fault.message] + fault.notes).joined(separator: "\n")).contains(words), "\(fault.message) \(fault.notes)")
    #expect(!fault.notes.isEmpty || source.hasPrefix("regex"), "\(source) is refused without advice")
    #expect(text(of: fault.span, in: source) == marked)
  }

  /// Formulas that say what cannot be meant, or not what is likely to be, and are taken with a warning.
  static let warnings: [(String, String, String)] = [
    ("${tools} = 'email'", "${tools}", "‘selected(${tools}, 'email')’ holds if it is one of them"),
    ("'email' != ${tools}", "${tools}", "‘not(selected(${tools}, 'email'))’ holds if it is none"),
    ("${tools} = 'email phone'", "${tools}", "‘selected(${tools}, …)’"),
    ("${tools} = ${best}", "${tools}", "selected(${tools}, ${best})"),
    ("${flag}", "${flag}", "Write ${flag} = 'true'"),
    ("${n} > 1 and ${flag}", "${flag}", "either counts as true"),
    ("not(${flag})", "${flag}", "Write ${flag} = 'true'"),
    ("if(${flag}, 1, 2) > ${n}", "${flag}", "Write ${flag} = 'true'"),
    ("${flag} = true()", "${flag}", "Write ${flag} = 'true'"),
    ("false() != ${flag}", "${flag}", "Write ${flag} = 'true'"),
    ("1 = 1", "1 = 1", "always true"),
    ("'a'", "'a'", "Compare it with a question"),
    ("'${n}' = 'yes'", "'${n}' = 'yes'", "without quotation marks"),
    ("0", "0", "always false"),
    ("${n} > 1 or 1 = 1", "1 = 1", "always true"),
    ("${n} > 1 and 'phone'", "'phone'", "always true"),
    ("if('no', ${n} > 1, ${n} > 2)", "'no'", "always true"),
    ("not('')", "not", "always true"),
    ("date('2016-01-18') < date('2016-01-19')", "date('2016-01-18') < date", "always true"),
    ("if(2 > 1, ${n}, 3) > 2", "2 > 1", "always true"),
  ]

  @Test(arguments: warnings) func `a condition that says less than it seems to is warned of`(
    source: String, marked: String, words: String
  ) throws {
    let found = try Formula.parse(source).check(in: KnownTypes(), isCondition: true)
    let fault = try #require(found.first, "nothing is said of \(source)")
    #expect(found.count == 1, "\(found.map(\.message))")
    #expect(fault.severity == .warning)
    #expect(
      (([fault.message] + fault.notes).joined(separator: "\n")).contains(words), "\(fault.message) \(fault.notes)")
    #expect(text(of: fault.span, in: source) == marked)
  }

  /// Formulas that authors write and that hold what they seem to.
  static let sound = [
    "${n} > 0", "${n} != ''", "${n} = '3'", "${n} = 3", "${n} = ''", "not(${n} = '')", "${n}", ". >= 0 and . <= 200",
    "${words} != '' and ${n} != ''", "${words} = '2016-13-40'", "${words} > 3", "${words} = 3", "${words} * 2",
    "${worked_out} + 1", "${worked_out} > '3'", "selected(${worked_out}, 'a')", "selected('a b', ${yes_no})",
    "${yes_no} = 'yes'", "${yes_no} != ''", "'yes' = ${yes_no}", "${yes_no} = ${yes_no}",
    "${yes_no} = if(${n} > 1, 'yes', 'no')", "${yes_no} = ${words}", "${yes_no} = ${worked_out}",
    "${best} = ${tools.other}",
    "selected(${yes_no}, 'yes')", "selected(${tools}, 'email')", "selected(${tools}, ${best})",
    "not(selected(${tools}, 'other'))",
    "selected(${their_tools}, 'email')", "selected(${tools}, ${words})", "selected(${tools}, '')",
    "selected(${tools}, 'email') = true()", "selected(${tools}, 'email') = 'true'", "selected(${tools}, 'email') = 1",
    "count-selected(${tools}) >= 2", "count-selected(${best}) = 1", "${tools} = ''", "${tools} != ''",
    "string-length(${tools}) > 0", "contains(${tools}, 'email')", "${tools} = ${tools}",
    "${flag} = 'true'", "${flag} != 'false'", "${flag} = ${ticked}", "coalesce(${flag}, '') = 'false'",
    "(${n} > 2) + (${n} > 3)", "${ticked}", "${ticked} = 'true'", "${ticked} = true()", "not(${ticked})",
    "${day} > '2016-01-18'", "${day} = '2016-01-18'", "${day} <= today()", "today() - ${day} > 365",
    "${day} + 30 < today()",
    "${day} > date('2016-01-18') + 7", "${day} > today() - 30", "date(${words}) < ${day}", "date(16818)",
    "${day} > 16818",
    "${day} = ''", "number(${day}) > 2016", "${day} >= '0001-01-01'", "${day} = ${words}",
    "sum(${ages})", "count(${ages}) > 3", "max(${ages}) - min(${ages})", "${ages} > 18",
    "sum(${ages}) div count(${ages})",
    "count(${their_tools})", "coalesce(${yes_no}, 'none') = 'none'", "coalesce(${n}, 0) + 1",
    "if(${yes_no} = 'yes', 1, 0) + 1",
    "if(${n} > 1, 'big', 'small')", "if(${n} > 1, 2, '') + 1", "concat(${tools}, ', ', ${n}, ${day})",
    "round(${n} div 3, 2)", "int(${n})", "pow(${n}, 2)", "abs(-${n})", "number(${words}) mod 2", "number('3')",
    "string(${n})",
    "string(${day})", "string-length() < 10", "number() > 3", "substr(${words}, 0, 3) = 'abc'",
    "substr(${words}, ${n})",
    "starts-with(${words}, 'a') or ends-with(${words}, 'b')", "regex(${words}, '[A-Z]{2}')", "regex(., '\\d+')",
    "boolean(${words})", "true()", "false()", "not(false())", "${n} > 1 and true()", "today() > '2026-01-01'",
    "min(4, ${n}, '9')", "${n} > -1", "${n} * -1 = -3", "concat('a', 1)", "'a' = ${words}", "${n} = 'NaN'",
  ]

  @Test(arguments: sound) func `a formula that makes sense is taken in silence`(source: String) throws {
    let found = try Formula.parse(source).check(
      in: KnownTypes(), isCondition: !["concat('a', 1)", "number('3')", "date(16818)"].contains(source))
    #expect(found.isEmpty, "\(source): \(found.map(\.message))")
  }

  @Test func `what is wrong is told in the order of the text, each once`() throws {
    let source = "1 = 1 or ${m} > 1 or ${yes_no} = 'x' or ${day} > 2016"
    let found = try Formula.parse(source).check(in: KnownTypes(), isCondition: true)
    #expect(found.map { text(of: $0.span, in: source) } == ["1 = 1", "${m}", "'x'", "2016"])
    #expect(found.map(\.severity) == [.warning, .error, .error, .error])
  }

  @Test(arguments: [".", "string-length()", "number()"])
  func `without an answer of its own a question cannot refer to it`(source: String) throws {
    #expect(try Formula.parse(source).check(in: KnownTypes(ownType: nil)).count == 1)
  }

  private func text(of span: Range<Int>, in source: String) -> String {
    String(decoding: Array(source.utf8)[span], as: UTF8.self)
  }
}
