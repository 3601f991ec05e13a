import Surveys
import Testing

@Suite struct FormulaTypeTests {
  /// A formula and the type of its value, as said of it by a question that is compared with it.
  static let table: [(String, String)] = [
    ("${n} + 1", "number"), ("-${n}", "number"), ("${day} - today()", "number"), ("count-selected(${tools})", "number"),
    ("string-length(${words})", "number"), ("number(${words})", "number"), ("sum(${ages})", "number"),
    ("if(${n} > 1, 2, 3)", "number"), ("if(${n} > 1, 2, '')", "number"), ("coalesce(${n}, 0)", "number"),
    ("${ages}", "number"), ("${n} > 1", "boolean"), ("${n} > 1 and ${ticked}", "boolean"), ("not(${n})", "boolean"),
    ("selected(${tools}, 'email')", "boolean"), ("true()", "boolean"), ("regex(${words}, 'a')", "boolean"),
    ("today()", "date"), ("date(${words})", "date"), ("coalesce(${day}, today())", "date"), ("${words}", "text"),
    ("'a'", "text"), ("${yes_no}", "one of yes no"), ("if(${n} > 1, ${yes_no}, '')", "one of yes no"),
    ("coalesce(${yes_no}, 'none')", "one of yes no none"),
    ("if(${n} > 1, ${yes_no}, ${best})", "one of yes no email phone other"), ("${tools}", "some of email phone other"),
    ("coalesce(${best}, ${tools})", "some of email phone other"), ("concat(${n}, '')", "unknown"),
    ("string(${n})", "unknown"), ("if(${n} > 1, 'a', 'b')", "unknown"), ("if(${n} > 1, ${n}, ${day})", "unknown"),
    ("${not_there}", "unknown"), ("if(${n} > 1, ${yes_no}, 'not a name')", "unknown"),
  ]

  @Test(arguments: table) func `a formula has the type of what it works out`(source: String, type: String) throws {
    #expect(text(of: try Formula.parse(source).type(in: KnownTypes())) == type)
  }

  @Test func `one of several values has the type of each`() {
    #expect(FormulaType.many(.many(.date)).single == .date)
    #expect(FormulaType.text.single == .text)
  }

  private func text(of type: FormulaType) -> String {
    switch type {
    case .choice(let names): "one of \(names.map(\.text).joined(separator: " "))"
    case .choices(let names): "some of \(names.map(\.text).joined(separator: " "))"
    case .many(let type): "many of \(text(of: type))"
    default: "\(type)"
    }
  }
}
