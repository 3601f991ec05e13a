package import Surveys

/// Where a person stands in a survey, computed from their answers each time and never stored.
///
/// What is asked depends on the answers alone, so going back leaves nothing behind: an answer to a question that is no
/// longer relevant stays on the sheet, counts as empty in every formula, and is not in the submission.
/// Linear in the number of questions and items, times what their formulas cost.
package struct Interview: Sendable {
  package let index: QuestionIndex
  /// The answers as they were given, the ones that are not relevant included.
  package let sheet: AnswerSheet
  package let today: CivilDate
  /// Whether the answers are copied from a paper form: what was left blank there may be blank, ticks of consent excepted, and what cannot be
  /// read may be marked so.
  package let isTranscript: Bool
  package let journey: Journey
  /// Everything that is wrong with the relevant answers, in the journey's order.
  package let problems: [AnswerProblem]
  /// How many of the problems stand before each page of the journey, and all of them at the end.
  private let problemsBefore: [Int]
  private let relevantAnswers: AnswerSheet

  package init(survey: Survey, sheet: AnswerSheet, today: CivilDate, isTranscript: Bool = false) {
    self.init(index: QuestionIndex(survey), sheet: sheet, today: today, isTranscript: isTranscript)
  }

  /// The same, for many sheets of one survey: the index is made once.
  package init(index: QuestionIndex, sheet: AnswerSheet, today: CivilDate, isTranscript: Bool = false) {
    self.index = index
    self.sheet = sheet
    self.today = today
    self.isTranscript = isTranscript
    var walk = InterviewWalk(index: index, today: today, isTranscript: isTranscript)
    walk.run(through: sheet)
    journey = Journey(pages: walk.pages)
    problems = walk.problems
    problemsBefore = walk.problemsBefore + [walk.problems.count]
    relevantAnswers = walk.scopes[0]
  }

  package var survey: Survey { index.survey }

  /// Whether the answers can be submitted as they are.
  package var isComplete: Bool { problems.isEmpty }

  /// What is submitted: relevant answers that say something, and every calculation; e-mails among them.
  ///
  /// Of an interview that is not complete it is what could be submitted so far.
  package func submission() -> AnswerSheet { relevantAnswers }

  /// The value that a calculation came to; nil where it is not relevant or empty.
  package func calculated(_ name: Name) -> Answer.Calculated? {
    if case .calculated(let value)? = relevantAnswers[name] { value } else { nil }
  }

  /// The page of the journey at that place in the survey; nil if it is not relevant.
  package func page(at index: Int) -> JourneyPage? { journey.pages.first { $0.index == index } }

  /// The place of the next relevant page after a place in the survey; nil at the end. Before the first page is -1.
  package func page(after index: Int) -> Int? { journey.pages.first { $0.index > index }?.index }

  /// The place of the last relevant page before a place in the survey; nil at the start.
  package func page(before index: Int) -> Int? { journey.pages.last { $0.index < index }?.index }

  /// The places of the pages that may be visited: all up to the first with a problem, that one included.
  package var visitablePages: [Int] {
    let open = journey.pages.indices.prefix { problemsBefore[$0] == 0 }
    return open.map { journey.pages[$0].index }
  }

  /// Whether the page at that place in the survey may be visited; false for one that is not relevant.
  package func mayVisit(page index: Int) -> Bool { visitablePages.contains(index) }

  /// What is wrong on the page at that place in the survey; empty where the page is not relevant.
  package func problems(onPage index: Int) -> [AnswerProblem] {
    guard let at = journey.pages.firstIndex(where: { $0.index == index }) else { return [] }
    return Array(problems[problemsBefore[at]..<problemsBefore[at + 1]])
  }

  /// What is wrong with one question, its parts included.
  package func problems(at path: QuestionPath) -> [AnswerProblem] { problems.filter { $0.path == path } }

  /// The sheet that a person begins with: every default answer in the type of its question, and nothing else.
  package static func start(survey: Survey) -> AnswerSheet {
    var sheet = AnswerSheet()
    for question in survey.questionsOutsideRepeats { setDefault(of: question, on: &sheet) }
    return sheet
  }

  /// The sheet that a new item of a repeat begins with: the default answers of the questions in it.
  package static func startItem(of repeated: Question) -> AnswerSheet {
    var sheet = AnswerSheet()
    func walk(_ questions: [Question]) {
      for question in questions {
        setDefault(of: question, on: &sheet)
        if case .group(let inner) = question.kind { walk(inner) }
      }
    }
    walk(repeated.children)
    return sheet
  }

  private static func setDefault(of question: Question, on sheet: inout AnswerSheet) {
    guard let text = question.defaultAnswer else { return }
    var problems: [AnswerProblem] = []
    sheet[question.name] = AnswerReading.read(
      .text(text), for: question, at: QuestionPath(question.name), problems: &problems)
  }
}
