import Surveys
import Testing

struct FormulaEvaluationTests {
  /// Counts how often the question `n` is looked at.
  private final class CountingContext: FormulaContext {
    private(set) var looks = 0
    let today: CivilDate
    let own = "5"

    init() throws { today = try #require(CivilDate(year: 2016, month: 3, day: 30)) }

    func values(of name: Name, part: Name?) -> [String] {
      looks += 1
      return ["3"]
    }
  }

  private func looks(_ source: String) throws -> Int {
    let context = try CountingContext()
    _ = try Formula.parse(source).evaluate(in: context)
    return context.looks
  }

  @Test(arguments: [
    "coalesce(§, 'x')", "coalesce('', §)", "concat(§)", "concat('a', §, 'b')", "min(§)", "max(1, §)", "sum(§)",
    "count(§)", "date(§)", "string(§)", "number(§)", "int(§)", "round(§)", "round(2.5, §)", "abs(§)", "pow(§, 1)",
    "pow(1, §)", "substr(§, 0)", "substr('abc', §)", "substr('abc', 0, §)", "string-length(§)", "not(§)", "boolean(§)",
    "if(§, 1, 2)", "if(true(), §, 2)", "if(false(), 1, §)", "contains(§, 'a')", "contains('a', §)",
    "starts-with(§, 'a')", "ends-with('a', §)", "selected(§, 'a')", "selected('a', §)", "count-selected(§)",
    "regex(§, 'a')", "(§ + 1)", "1 mod §", "(§ = 1)", "'a' != §", "(§ < 1)", "(§ and true())", "true() and §",
    "(§ or true())", "false() or §", "-(§)",
  ])
  func `what is nested sixty deep is worked out once`(template: String) throws {
    var source = "${n}"
    for _ in 0..<60 { source = template.replacing("§", with: source) }
    #expect(try looks(source) == 1)
  }

  @Test(arguments: [
    "false() and ${n}", "true() or ${n}", "if(true(), 1, ${n})", "if(false(), ${n}, 1)", "coalesce('a', ${n})",
  ])
  func `what cannot matter is not worked out`(source: String) throws {
    #expect(try looks(source) == 0)
  }

  @Test(arguments: [
    ("coalesce('', 0)", "0"), ("boolean(coalesce('', 0))", "false"), ("boolean(coalesce(false(), 1))", "false"),
    ("coalesce(${n}, 0) + 1", "4"), ("coalesce('', '')", ""),
  ])
  func `coalesce gives the first value that is not empty, as it is`(source: String, value: String) throws {
    #expect(try Formula.parse(source).evaluate(in: CountingContext()).string == value)
  }
}
