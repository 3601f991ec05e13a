import Foundation
import Pages
import Surveys
import TestSupport
import Testing

@Suite struct BlankFormTests {
  private func form(_ questions: String, header: String = "", language: Language = "en") throws -> String {
    let survey = try Survey.read(
      """
      survey: s
      title: <S>
      organiser: O
      privacy: Ask us at [our door](https://example.org/door) or <privacy@example.org>
      languages: [en, gd]
      \(header)
      pages:
        - questions:
      \(questions.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
      """)
    return String(decoding: BlankForm(survey, in: language).html, as: UTF8.self)
  }

  @Test func `a form with a question of every type`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/surveys/every-type.yaml")
    let survey = try Survey.read(try String(contentsOf: file, encoding: .utf8))
    expectGolden(String(decoding: BlankForm(survey, in: "en").html, as: UTF8.self), "blank-form.html")
  }

  @Test func `who is to answer is said in words, or by the questions that it depends on`() throws {
    let html = try form(
      """
      - { name: a, type: integer, label: A }
      - { name: b, type: integer, label: B, relevant: "${a} >= 2" }
      - { name: sum, type: calculate, calculation: "${a} + ${b}" }
      - { name: c, type: integer, label: C, relevant: "${sum} > 5" }
      - { name: d, type: integer, label: D, relevant: "${c} > 2 * 3" }
      """)
    #expect(html.contains("Answer this only if your answer to question 1 is 2 or more."))
    #expect(html.contains("depends on your answers to questions 1, 2. If in doubt, answer it."))
    #expect(html.contains("depends on your answer to question 3. If in doubt, answer it."))
  }

  @Test func `an answer that a text pipes is named by its question, and an address is printed`() throws {
    let html = try form("- { name: a, type: text, label: A }\n- { name: b, type: text, label: 'Why ${a}, for $5?' }")
    #expect(html.contains("Why [your answer to question 1], for $5?"))
    #expect(html.contains("our door (https://example.org/door) or privacy@example.org"))
  }

  @Test func `a day by which it must be there is said with its day of the week, in the language of the form`() throws {
    let question = "- { name: a, type: text, label: { en: A, gd: B } }"
    #expect(try form(question, header: "closes: 2016-01-17").contains("is there by Sunday 17 January 2016."))
    let gaelic = try form(question, language: "gd")
    #expect(gaelic.contains("<html lang=\"gd\">") && gaelic.contains("> B</h3>") && !gaelic.contains("> A</h3>"))
  }

  @Test func `in Gaelic the form speaks Gaelic, and what there is in English alone is marked so`() throws {
    let questions = """
      - { name: a, type: select_one, label: A, choices: [B, { label: C, specify: true }], required: true }
      - { name: d, type: acknowledge, label: "${a}?", relevant: "${a} = 'b' or ${a} != 'c'" }
      - { name: e, type: date, label: E }
      - { name: f, type: rank, label: F, choices: [G, H] }
      """
    let gaelic = try form(questions, header: "closes: 2016-01-17", language: "gd")
    #expect(!gaelic.contains("lang=\"en\""))
    for words in [
      "Cleachdaibh peann", "Airson na h-oifise", "Cuiribh strìochag ann gus aontachadh", "Taghaibh aon fhreagairt</p>",
      "Freagraibh seo a-mhàin mas e ‘B’ an fhreagairt agaibh do cheist 1 no mura h-e ‘C’",
      "[an fhreagairt agaibh do cheist 1]?", ">Bliadhna</span>", "air DiDòmhnaich 17 dhen Fhaoilleach 2016",
    ] { #expect(gaelic.contains(words), "\(words)") }
    let survey = try Survey.read(
      """
      survey: s
      title: { fr: S }
      organiser: O
      privacy: P
      languages: [fr]
      pages:
        - questions:
          - { name: a, type: select_one, label: A, choices: [B, C], required: true }
          - { name: d, type: text, label: "Et ${a} ?", relevant: "${a} = 'b'" }
          - { name: e, type: date, label: E }
      """)
    let french = String(decoding: BlankForm(survey, in: "fr").html, as: UTF8.self)
    for words in [
      "<p><span lang=\"en\">Please use a pen", "<p class=\"demand\"><span lang=\"en\">Choose one</span>",
      "Et <span lang=\"en\">[your answer to question 1]</span> ?", "<span lang=\"en\">Year</span>",
      "<p class=\"if\"><span lang=\"en\">Answer this only if", " (<span lang=\"en\">required</span>)",
      "<strong><span lang=\"en\">For the office</span></strong>", "<span lang=\"en\">Number</span>",
    ] { #expect(french.contains(words), "\(words)") }
  }

  @Test func `where one may be chosen the form says so, unless the author did`() throws {
    let html = try form(
      """
      - { name: a, type: select_one, label: A, choices: [B, C] }
      - { name: d, type: select_one, label: D, choices: [B, C], hint: Choose one. }
      """)
    #expect(html.components(separatedBy: "Choose one").count == 3)
  }

  @Test func `as many items of a repeat are printed as are likely, and no more than there may be`() throws {
    func items(_ bounds: String) throws -> Int {
      let question =
        "- { name: r, type: repeat, label: R\(bounds), questions: [{ name: a, type: text, label: A }] }"
      return try form(question).components(separatedBy: "class=\"item\"").count - 1
    }
    #expect(try items("") == 3)
    #expect(try items(", max: 2") == 2)
    #expect(try items(", min: 5") == 5)
  }

  @Test func `a page runs no script, asks for nothing, and holds every text escaped`() throws {
    let html = try form("- { name: a, type: text, label: '<script>' }")
    for sign in ["<script", "src=", "@import", "url(", "<S>"] { #expect(!html.contains(sign)) }
    #expect(html.contains("&lt;S&gt;"))
  }
}
