import Surveys
import Testing

@Suite struct FormulaTests {
  struct Answers: FormulaContext {
    var answers: [String: [String]] = [
      "n": ["3"], "empty": [""], "many": ["1", "2", "4"], "tools": ["email other"], "day": ["2016-01-18"],
    ]
    var own = "5"
    var today: CivilDate
    func values(of name: Name, part: Name?) -> [String] { answers[name.text + (part.map { ".\($0)" } ?? "")] ?? [] }
  }

  /// From XPath 1.0, sections 3.4, 3.5 and 4, and from ODK's list of operators and functions.
  static let table: [(String, String)] = [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("7 mod 3", "1"), ("-7 mod 3", "-1"), ("1 div 0", "Infinity"),
    ("0 div 0", "NaN"),
    ("10 - 4 - 3", "3"), ("- - 3", "3"), ("1 div 4", "0.25"), ("${n} > 2", "true"), ("${n} = '3'", "true"),
    ("${n} = 3.0", "true"),
    ("${empty} > 0", "false"), ("${empty} <= 0", "false"), ("${empty} != 5", "true"), ("${empty} = ''", "true"),
    ("${empty} + 1", "NaN"), ("'a' = 1", "false"), ("'a' != 1", "true"), ("true() = 'x'", "true"),
    ("${many} = 4", "true"),
    ("${many} > 3", "true"), ("not(${many} = 9)", "true"), ("sum(${many})", "7"), ("count(${many})", "3"),
    ("max(${many})", "4"),
    ("min(4, 2, 9)", "2"), ("selected(${tools}, 'email')", "true"), ("selected(${tools}, 'mail')", "false"),
    ("count-selected(${tools})", "2"), ("if(${n} > 2, 'big', 'small')", "big"), ("coalesce(${empty}, 'else')", "else"),
    ("string-length('Gàidhlig')", "8"), ("contains('abc', 'bc')", "true"), ("starts-with('abc', 'ab')", "true"),
    ("ends-with('abc', 'bc')", "true"), ("substr('abcdef', 1, 3)", "bc"), ("concat('a', 1, true())", "a1true"),
    ("number('1e3')", "NaN"),
    ("int(-3.7)", "-3"), ("round(2.5)", "3"), ("round(1.25, 1)", "1.3"), ("pow(2, 10)", "1024"), ("abs(-4)", "4"),
    (". > 4", "true"),
    ("${day} < today()", "true"), ("${day} = '2016-01-18'", "true"),
    ("date('2016-01-18') > date('2016-01-17')", "true"),
    ("boolean('')", "false"), ("1 = 1 and 2 = 3 or true()", "true"), ("regex('AB12', '[A-Z]{2}\\d+')", "true"),
    ("regex('xAB12', '[A-Z]{2}\\d+')", "false"), ("regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaac', '(a+)+b')", "false"),
    ("1 < 2 = true()", "true"),
  ]

  @Test(arguments: table) func `a formula has the value that XPath and ODK give it`(source: String, value: String)
    throws
  {
    let today = try #require(CivilDate(year: 2016, month: 3, day: 30))
    #expect(try Formula.parse(source).evaluate(in: Answers(today: today)).string == value)
  }

  @Test(arguments: ["1 +", "(1", "foo(1)", "selected(${a})", "'open", "$a", "${1}", "1 2", "a = 1", "#", ""])
  func `a formula that cannot be read is refused at its place`(source: String) {
    #expect(throws: FormulaFault.self) { try Formula.parse(source) }
  }

  @Test func `two hundred thousand brackets are refused at once`() {
    #expect(throws: FormulaFault.self) { try Formula.parse(String(repeating: "(", count: 200_000)) }
    #expect(throws: FormulaFault.self) { try Formula.parse(String(repeating: "(", count: 9_000)) }
    #expect(throws: FormulaFault.self) { try Formula.parse("1" + String(repeating: "+1", count: 4_000)) }
  }

  @Test(arguments: [
    ("a|bc*", "bccc", true), ("a|bc*", "ab", false), ("[^a-c]+", "xyz", true), ("x{2,3}", "xxxx", false),
    ("\\w+@\\w+", "a@b", true), ("^a.c$", "abc", true), ("(?:ab)+", "abab", true),
  ])
  func `a pattern matches the whole of a text or nothing`(pattern: String, text: String, matches: Bool) throws {
    #expect(try Pattern.parse(pattern).matchesWhole(text) == matches)
  }

  @Test(arguments: ["(", "a)", "[a", "a{", "*a", "(?=a)", "\\1", "a{3,2}", "x{1000}{1000}"])
  func `a pattern outside the subset is refused`(pattern: String) {
    #expect(throws: PatternFault.self) { try Pattern.parse(pattern) }
  }
}
