import Phrases
import Responses
import Surveys
import TestSupport
import Testing

struct ConditionsTests {
  private let survey: Survey

  init() throws {
    survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      languages: [en, gd]
      scales: { liking: { choices: { good: Good, bad: Bad } } }
      pages:
        - questions:
            - { name: place, type: select_one, label: Place, choices: { inv: { en: Inverness, gd: Inbhir Nis }, tain: Tain } }
            - { name: tools, type: select_multiple, label: Tools, choices: { web: The web, post: The post } }
            - { name: meetings, type: integer, label: Meetings }
            - { name: why, type: text, label: Why }
            - { name: may, type: acknowledge, label: May we? }
            - { name: likes, type: matrix, label: Likes, scale: liking, rows: { tea: Black tea, soup: Thin soup } }
            - { name: twice, type: calculate, calculation: "${meetings} * 2" }
      """)
  }

  private func words(_ formula: String, _ language: Language = "en") throws -> String? {
    Phrases(language).condition(
      try Formula.parse(formula), index: QuestionIndex(survey), numbers: PaperNumbers(survey))
  }

  @Test(arguments: [
    ("${place} = 'inv'", "your answer to question 1 is ‘Inverness’"),
    ("'inv' != ${place}", "your answer to question 1 is not ‘Inverness’"),
    ("not(${place} = 'tain')", "your answer to question 1 is not ‘Tain’"),
    ("selected(${tools}, 'post')", "you chose ‘The post’ in question 2"),
    ("not(selected(${tools}, 'post'))", "you did not choose ‘The post’ in question 2"),
    ("${meetings} > 0", "your answer to question 3 is more than 0"),
    ("0 < ${meetings}", "your answer to question 3 is more than 0"),
    ("${meetings} >= 2.5", "your answer to question 3 is 2.5 or more"),
    ("3 >= ${meetings}", "your answer to question 3 is 3 or less"),
    ("${why} != ''", "you answered question 4"), ("${why} = ''", "you left question 4 empty"),
    ("${may} = 'true'", "you ticked question 5"),
    ("${likes.soup} = 'bad'", "your answer to question 6 is ‘Bad’ on the line ‘Thin soup’"),
    ("${why} != '' and (${place} = 'inv')", "you answered question 4 and your answer to question 1 is ‘Inverness’"),
    (
      "${why} = '' or ${may} = 'true' or ${meetings} < 2",
      "you left question 4 empty or you ticked question 5 or your answer to question 3 is less than 2"
    ),
  ])
  func `a plain comparison is told`(formula: String, words: String) throws {
    #expect(try self.words(formula) == words)
  }

  @Test(arguments: [
    "${why} != '' and (${place} = 'inv' or ${meetings} > 0)", "not(${meetings} > 2)", "${twice} > 2",
    "count-selected(${tools}) > 1", "${meetings} + 1 > 2", "true()", "string-length(${why}) > 5",
    "not(${why} = '' or ${place} = 'inv')", "${meetings} > ${twice}",
  ])
  func `what could be misread, or cannot be said shortly, is not told`(formula: String) throws {
    #expect(try words(formula) == nil)
  }

  @Test func `choices are named in the language of the form`() throws {
    #expect(try words("${place} = 'inv'", "gd")?.contains("Inbhir Nis") == true)
  }
}
