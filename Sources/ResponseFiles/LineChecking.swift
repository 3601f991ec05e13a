package import Responses
package import Surveys

/// Turns the lines of a file into submissions, each checked by the interview of the definition that it was given under.
package struct LineChecking {
  /// What the checks need from outside.
  package struct Surroundings {
    /// The definition of another form; nil if there is none. Asked once for each form.
    package var definition: (FormHash) -> Survey?
    /// An id for a line that brings none, from its bytes and its number.
    package var identity: ([UInt8], Int) -> ResponseID
    /// The day on which formulas are evaluated for a response of that time.
    package var day: (Moment) -> CivilDate
    /// The sentences for answers that cannot be taken.
    package var words: ([AnswerProblem], Survey) -> [String]
    package var now: Moment

    package init(
      definition: @escaping (FormHash) -> Survey?, identity: @escaping ([UInt8], Int) -> ResponseID,
      day: @escaping (Moment) -> CivilDate, words: @escaping ([AnswerProblem], Survey) -> [String], now: Moment
    ) {
      self.definition = definition
      self.identity = identity
      self.day = day
      self.words = words
      self.now = now
    }
  }

  private struct Form {
    let index: QuestionIndex
    let layout: MatrixLayout
    init(_ survey: Survey) {
      index = QuestionIndex(survey)
      layout = MatrixLayout(survey)
    }
  }

  private let survey: Survey
  private let form: FormHash
  private let surroundings: Surroundings
  private var forms: [FormHash: Form]
  /// Questions that the last response answers although they were not to be asked of that person, by name; their answers are left out.
  package private(set) var leftOut: [Name] = []

  package init(_ survey: Survey, form: FormHash, _ surroundings: Surroundings) {
    self.survey = survey
    self.form = form
    self.surroundings = surroundings
    forms = [form: Form(survey)]
  }

  /// The submission that a line comes to; what the line does not say is filled in.
  ///
  /// A calculation in the line gives way to what it comes to now. Linear in the length of the line.
  package mutating func submission(_ line: FileLines.Line) throws(ResponseLine.Fault) -> Submission {
    try submission(try ResponseLine(line.bytes)) { $0.identity(line.bytes ?? [], line.number) }
  }

  /// The submission that a response comes to, wherever it was written; `identity` makes its id where it brings none.
  package mutating func submission(
    _ said: ResponseLine, identity: (Surroundings) -> ResponseID
  ) throws(ResponseLine.Fault) -> Submission {
    if let other = said.survey, other != survey.id { throw .otherSurvey(other) }
    let hash = said.form ?? form
    if forms[hash] == nil { forms[hash] = surroundings.definition(hash).map(Form.init) }
    guard let form = forms[hash] else { throw .unknownForm(hash) }
    let outcome = SheetReading.read(
      form.index, said.answers.map { RawAnswer.Entry($0.name, RawAnswer($0.value)) })
    let interview = Interview(
      index: form.index, sheet: outcome.sheet, today: surroundings.day(said.submittedAt ?? surroundings.now),
      isTranscript: said.mode == .paper)
    // An export has no e-mail addresses, so that what names its form may come back without those that had to be given.
    let problems = interview.problems(after: outcome).filter { problem in
      said.form == nil || !problem.isMissingAddress(form.index)
    }
    guard problems.isEmpty else { throw .answers(surroundings.words(problems, form.index.survey)) }
    let answers = interview.submission()
    leftOut = outcome.sheet.answers.filter { name, answer in
      if case .calculated = answer { false } else { answers[name] == nil }
    }.keys.sorted()
    let response = SurveyResponse(
      id: said.id ?? identity(surroundings), survey: survey.id, form: hash,
      mode: said.mode ?? .imported, language: said.language ?? survey.defaultLanguage, startedAt: said.startedAt,
      submittedAt: said.submittedAt, isSimulated: said.isSimulated, answers: answers)
    return Submission(response, form.index, form.layout, receivedAt: surroundings.now)
  }
}

extension AnswerProblem {
  /// Whether all that is wrong is that an e-mail address was not given.
  fileprivate func isMissingAddress(_ index: QuestionIndex) -> Bool {
    if case .required = kind { index[path.question]?.question.type == .email } else { false }
  }
}

extension RawAnswer {
  /// An answer as JSON wrote it.
  package init(_ value: JSONValue) {
    switch value {
    case .null: self = .nothing
    case .boolean(let truth): self = .bool(truth)
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .array(let items): self = .list(items.map(RawAnswer.init))
    case .object(let members): self = .map(members.map { Entry($0.name, RawAnswer($0.value)) })
    }
  }
}
