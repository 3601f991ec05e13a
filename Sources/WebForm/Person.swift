internal import ResponseFiles
internal import Responses
internal import Seals
internal import Surveys

/// One person in the middle of a survey: what they answered so far, read from their draft.
struct Person: Sendable {
  let served: ServedSurvey
  var place: Place
  var sheet: AnswerSheet { didSet { read = nil } }
  /// What they typed that cannot be read as an answer, by the field's name; kept with the answers so that it can be put right.
  var unread: [String: String] = [:] { didSet { read = nil } }
  /// The problems of what cannot be read.
  var readingProblems: [AnswerProblem] = []
  let hasDraft: Bool
  /// The draft as it was read, while nothing of it was changed.
  private var read: ReadDraft?
  /// The form under which the person was last asked; that of today where nothing is kept.
  let form: FormHash
  /// Whether that is another form of the survey than today's.
  var isOfOlderForm: Bool { form != served.form }

  /// Whether the answers were sent.
  let isSent: Bool
  /// Whether they were sent and taken back.
  let isWithdrawn: Bool

  /// Reads what is kept under the place's code.
  init(_ served: ServedSurvey, _ place: Place) throws(StoreFault) {
    self.init(served, place, try served.stored(place))
  }

  /// A person of whom that is kept; defaults and nothing else where there is nothing.
  init(_ served: ServedSurvey, _ place: Place, _ stored: StoredPlace) {
    self.served = served
    self.place = place
    isSent = stored.isSent
    isWithdrawn = stored.isWithdrawn
    let draft = stored.draft
    hasDraft = draft != nil
    guard let draft, let read = served.reading(of: draft) else {
      form = served.form
      sheet = served.start
      return
    }
    self.place.startedAt = draft.startedAt
    if let closed = draft.invitation {
      // What was begun under one invitation is sent under it, whatever link was opened since.
      self.place.invitation =
        Invitation(
          enclosed: closed, for: place.code, to: served.survey.id, under: served.store.key) ?? place.invitation
    }
    form = draft.form
    sheet = read.reading.sheet
    unread = read.reading.unread
    readingProblems = read.reading.problems
    self.read = read
  }

  var today: CivilDate { served.day(place.startedAt) }
  var interview: Interview { read?.interview ?? Interview(index: served.index, sheet: sheet, today: today) }
  var marks: CodeMarks { served.marks(of: place.code) }
  var token: FormToken { marks.token }
  var receipt: Receipt { marks.receipt }

  /// Everything that must change before the answers can be sent.
  func problems(in interview: Interview) -> [AnswerProblem] {
    interview.problems(after: SheetReading.Outcome(sheet: sheet, problems: readingProblems))
  }

  /// What stands in the fields: the answers, and what cannot be read as one.
  var fields: SheetFields { read?.fields ?? SheetFields(sheet, served.index, beside: unread) }

  /// Whether the response that was sent from this place's code was sent from this browser.
  func isSender() throws(StoreFault) -> Bool {
    guard let record = try served.store.record(receipt: marks.receiptHash) else { return false }
    return place.sender(served).stands(in: record.id)
  }

  /// What keeps the answers as they stand.
  ///
  /// - Parameter isTold: whether the person is told in the same breath if the survey has changed; else they are told the next time.
  func keeping(at now: Moment, isTold: Bool) -> FormDeed {
    var members: [JSONValue.Member] = []
    if case .object(let answers) = AnswersJSON.value(sheet, served.index, withAddresses: true) { members = answers }
    for (name, text) in unread.sorted(by: { $0.key < $1.key }) { members.append(JSONValue.Member(name, .string(text))) }
    let key = served.store.key
    return .keep(
      Draft(
        code: marks.sealed, form: isTold ? served.form : form, language: place.language, startedAt: place.startedAt,
        savedAt: now, answers: JSONValue.object(members).text,
        invitation: place.invitation?.enclosed(for: place.code, under: key)),
      unlessSent: marks.receiptHash)
  }

  /// What sends the answers; without their invitation where it lets nobody in and none is needed.
  func sending(at now: Moment, isInvited: Bool = true, using chance: inout some RandomNumberGenerator) -> FormDeed {
    let key = served.store.key
    let response = SurveyResponse(
      id: place.sender(served).marking(ResponseID(at: now, using: &chance)), survey: served.survey.id,
      form: served.form, mode: .web,
      language: place.language, startedAt: place.startedAt, submittedAt: now, answers: interview.submission())
    return .submit(
      Submission(
        response, served.index, served.layout, receipt: receipt.sealed(under: key), receivedAt: now),
      draft: marks.sealed, invitation: isInvited ? place.invitation?.sealed(under: key) : nil)
  }
}
