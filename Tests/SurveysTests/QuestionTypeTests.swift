import Surveys
import TestSupport
import Testing

@Suite struct QuestionTypeTests {
  @Test func `a question knows the word that its definition used`() throws {
    let types = try Survey.tea().allQuestions.map { ($0.name.text, $0.type.rawValue) }
    #expect(types.contains { $0 == ("who", "select_one") })
    #expect(types.contains { $0 == ("pots", "repeat") })
    #expect(types.contains { $0 == ("rated", "matrix") })
  }
}
