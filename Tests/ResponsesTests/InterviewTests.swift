import Responses
import Surveys
import TestSupport
import Testing

struct InterviewTests {
  private let survey: Survey
  private let today: CivilDate

  init() throws {
    today = try #require(CivilDate(iso: "2016-01-31"))
    survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      pages:
        - title: Start
          questions:
            - { name: any, type: select_one, label: Any pets?, choices: { yes: Yes, no: No }, required: true }
            - { name: why, type: text, label: Why not?, relevant: "${any} = 'no'" }
        - title: Pets
          relevant: ${any} = 'yes'
          questions:
            - name: pets
              type: repeat
              label: Pets
              min: 1
              max: 3
              questions:
                - { name: pet, type: text, label: Name, required: true }
                - { name: age, type: integer, label: Age, constraint: . >= 0 }
                - { name: old, type: text, label: What ails it?, relevant: "${age} > 10" }
            - { name: years, type: calculate, calculation: "sum(${age})" }
            - { name: many, type: text, label: So many years?, relevant: "${years} > 20" }
        - title: End
          questions:
            - name: more
              type: group
              label: More
              relevant: ${any} != ''
              questions:
                - { name: note, type: note, label: Nearly there }
                - { name: mail, type: email, label: E-mail, default: me@example.org }
      """)
  }

  private func interview(_ sheet: AnswerSheet) -> Interview { Interview(survey: survey, sheet: sheet, today: today) }

  private func pets(_ ages: Double...) -> Answer {
    .items(ages.map { AnswerSheet(answers: ["pet": .text("Tom"), "age": .number($0)]) })
  }

  @Test func `only what is relevant is shown`() {
    #expect(interview(AnswerSheet()).journey.questions.map(\.path.question) == ["any"])
    let no = interview(AnswerSheet(answers: ["any": .choice("no")]))
    #expect(no.journey.questions.map(\.path.question) == ["any", "why", "mail"])
    #expect(no.journey.pages.map(\.index) == [0, 2])
    #expect(no.page(after: 0) == 2)
    #expect(no.page(before: 2) == 0)
    #expect(no.page(after: 2) == nil)
    #expect(no.page(before: 0) == nil)
    #expect(no.page(at: 1) == nil)
  }

  @Test func `a skipped page leaves no answers, and coming back finds them again`() throws {
    var sheet = AnswerSheet(answers: ["any": .choice("yes"), "pets": pets(3)])
    let before = interview(sheet)
    sheet["any"] = .choice("no")
    let submission = interview(sheet).submission()
    #expect(submission["pets"] == nil)
    #expect(submission["years"] == nil)
    sheet["any"] = .choice("yes")
    #expect(interview(sheet).submission() == before.submission())
    #expect(interview(sheet).journey == before.journey)
    #expect(before.submission()["pets"] == pets(3))
  }

  @Test func `pages open up to the first that has a problem`() {
    #expect(interview(AnswerSheet()).visitablePages == [0])
    let yes = interview(AnswerSheet(answers: ["any": .choice("yes")]))
    #expect(yes.visitablePages == [0, 1])
    #expect(!yes.mayVisit(page: 2))
    #expect(yes.problems.map(\.kind) == [.tooFewItems(min: 1)])
    #expect(yes.problems(onPage: 1) == yes.problems)
    #expect(yes.problems(onPage: 0).isEmpty)
    let all = interview(AnswerSheet(answers: ["any": .choice("yes"), "pets": pets(3)]))
    #expect(all.visitablePages == [0, 1, 2])
    #expect(all.isComplete)
  }

  @Test func `a calculation is seen by later formulas and submitted`() {
    let young = interview(AnswerSheet(answers: ["any": .choice("yes"), "pets": pets(3, 4)]))
    #expect(young.calculated("years") == .number(7))
    #expect(!young.journey.questions.contains { $0.path.question == "many" })
    let old = interview(AnswerSheet(answers: ["any": .choice("yes"), "pets": pets(13, 14)]))
    #expect(old.submission()["years"] == .calculated(.number(27)))
    #expect(old.journey.questions.contains { $0.path.question == "many" })
  }

  @Test func `in an item a formula sees that item`() {
    let interview = interview(AnswerSheet(answers: ["any": .choice("yes"), "pets": pets(3, 14)]))
    let ailing = interview.journey.questions.filter { $0.path.question == "old" }
    #expect(ailing.map(\.path.item) == [QuestionPath.RepeatItem("pets", 1)])
  }

  @Test func `a problem in an item is at its path`() {
    let items = [AnswerSheet(answers: ["pet": .text("Tom"), "age": .number(-1)]), AnswerSheet()]
    let interview = interview(AnswerSheet(answers: ["any": .choice("yes"), "pets": .items(items)]))
    #expect(
      interview.problems == [
        AnswerProblem(QuestionPath("age", in: QuestionPath.RepeatItem("pets", 0)), .constraint(nil)),
        AnswerProblem(QuestionPath("pet", in: QuestionPath.RepeatItem("pets", 1)), .required(nil)),
      ])
  }

  @Test func `items that must be there are shown before they are begun, and ask for nothing yet`() {
    let interview = interview(AnswerSheet(answers: ["any": .choice("yes")]))
    let roles = interview.page(at: 1)?.entries.map(\.role)
    #expect(roles == [.repeated(items: 1), .item(0), .question, .question])
    #expect(interview.submission()["pets"] == nil)
  }

  @Test func `a sheet begins with the default answers`() {
    #expect(Interview.start(survey: survey) == AnswerSheet(answers: ["mail": .text("me@example.org")]))
  }

  @Test func `answers that say nothing are not submitted`() {
    let sheet = AnswerSheet(answers: ["any": .choice("no"), "why": .text("   ")])
    #expect(interview(sheet).submission() == AnswerSheet(answers: ["any": .choice("no")]))
  }

  @Test func `an answer to what the survey does not ask is not submitted`() {
    let sheet = AnswerSheet(answers: ["any": .choice("no"), "stranger": .number(1)])
    #expect(interview(sheet).submission()["stranger"] == nil)
  }

  @Test func `a question alone is a condition: that it was answered`() throws {
    let questions = [
      Question(name: "a", label: Wording("A"), kind: .integer),
      Question(name: "b", label: Wording("B"), kind: .integer, relevant: try Formula.parse("${a}")),
    ]
    let survey = Survey(
      id: "s", title: Wording("S"), organiser: Wording("O"), privacy: Wording("P"), pages: [Page(questions: questions)])
    func asked(_ sheet: AnswerSheet) -> [Name] {
      Interview(survey: survey, sheet: sheet, today: today).journey.questions.map(\.path.question)
    }
    #expect(asked(AnswerSheet()) == ["a"])
    #expect(asked(AnswerSheet(answers: ["a": .number(0)])) == ["a", "b"])
  }
}
