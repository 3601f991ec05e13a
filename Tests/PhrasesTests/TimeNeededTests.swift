import Phrases
import Surveys
import TestSupport
import Testing

struct TimeNeededTests {
  private func survey(_ questions: String, header: String = "") throws -> Survey {
    try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      \(header)
      pages: [{ questions: [\(questions)] }]
      """)
  }

  @Test func `no survey takes less than a minute, and what not everyone is asked takes no time`() throws {
    let one = "{ name: a, type: text, label: A }"
    let further = (1...30).map { "{ name: b\($0), type: integer, label: B, relevant: \"${a} = 'yes'\" }" }
    for questions in [one, ([one] + further).joined(separator: ", ")] {
      let survey = try survey(questions)
      #expect(Phrases.minutes(survey) == 1)
      #expect(Phrases("en").timeNeeded(survey) == "It takes about a minute.")
    }
  }

  @Test func `a text of several lines, an order and ten rated lines take longer than as many ticks`() throws {
    let rows = (1...10).map { "r\($0)" }.joined(separator: ", ")
    let long = try survey(
      """
      { name: a, type: text, label: A, appearance: multiline }, { name: b, type: rank, label: B, choices: [C, D] },
      { name: e, type: matrix, label: E, rows: [\(rows)], scale: liking }
      """, header: "scales: { liking: { choices: [F, G], best: first } }")
    #expect(Phrases.minutes(long) == 3)
  }

  @Test func `the last day stands behind the time, in either language`() throws {
    let survey = try survey(
      "{ name: a, type: text, label: A, appearance: multiline }, { name: b, type: text, label: B }",
      header: "closes: 2016-01-17")
    #expect(
      Phrases("en").timeNeeded(survey) == "It takes about 2 minutes. Answers are taken until Sunday 17 January 2016.")
    #expect(Phrases("gd").timeNeeded(survey).hasPrefix("An ùine a bheir e ann am mionaidean: mu 2. Gabhar "))
  }
}
