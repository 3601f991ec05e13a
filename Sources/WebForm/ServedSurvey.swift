internal import Pages
package import Responses
internal import Seals
package import Sessions
package import Surveys

/// A survey with everything that is needed to ask it over HTTP.
///
/// A class, for every request is handed one.
package final class ServedSurvey: Sendable {
  package let survey: Survey
  package let form: FormHash
  package let index: QuestionIndex
  package let layout: MatrixLayout
  package let store: any FormStore
  package let queue: CommitQueue
  /// The sheet that a person begins with.
  let start: AnswerSheet
  let blankPages: BlankPages
  let drawn = DrawnFields()
  /// The marks of those who were here lately.
  let marks = Kept<DraftCode, CodeMarks>(capacity: 10_000)
  /// What their cookies say, by the header that brought them.
  private let brought = Kept<String, Brought>(capacity: 10_000)
  /// What was read of their drafts, by the hash of the code; let go when they are sent or erased.
  private let read = Kept<[UInt8], ReadDraft>(capacity: 500)
  let turns = Turns()
  /// The day of a moment in the survey's own time zone.
  package let day: @Sendable (Moment) -> CivilDate
  /// The definition of a form that was used before; nil if there is none.
  package let archived: @Sendable (FormHash) -> Survey?
  /// What organisers see and do; nil where there are no pages for them.
  package let desk: (any SurveyDesk)?
  /// Its sessions; nil where they are not kept.
  let rooms: SessionRooms?

  package init(
    survey: Survey, store: any FormStore, day: @escaping @Sendable (Moment) -> CivilDate,
    archived: @escaping @Sendable (FormHash) -> Survey? = { _ in nil }, desk: (any SurveyDesk)? = nil,
    sessions: (any SessionStore)? = nil
  ) {
    self.survey = survey
    form = survey.formHash
    index = QuestionIndex(survey)
    start = Interview.start(survey: survey)
    blankPages = BlankPages(index)
    layout = MatrixLayout(survey)
    self.store = store
    queue = CommitQueue(store: store, limit: survey.limit)
    self.day = day
    self.archived = archived
    self.desk = desk
    rooms = sessions.map { SessionRooms(survey, store: $0, key: store.key) }
  }

  /// Whether everybody may look at the results.
  var hasOpenResults: Bool { survey.results == .open && desk != nil }

  /// Whether answers are taken at a moment, by the days and by hand.
  func standing(at moment: Moment) throws(StoreFault) -> SurveyStanding {
    standing(at: moment, try store.lastRuling())
  }

  /// Whether answers are taken at a moment, where the last ruling is known.
  func standing(at moment: Moment, _ ruling: Ruling?) -> SurveyStanding {
    SurveyStanding(survey, on: day(moment), ruling)
  }

  /// What is kept of whoever stands at a place, and the last ruling.
  func stored(_ place: Place) throws(StoreFault) -> StoredPlace {
    let marks = marks(of: place.code)
    return try store.place(draft: marks.sealed, receipt: marks.receiptHash)
  }

  /// What follows from a person's code.
  func marks(of code: DraftCode) -> CodeMarks {
    marks.value(of: code) { CodeMarks(code, of: survey.id, under: store.key) }
  }

  /// What a request's cookies say. Those that were made here are remembered; no others are, for anybody can send as many as they like.
  func brought(by header: String?, at now: Moment) -> Brought {
    guard let header else { return Brought() }
    var made = Brought()
    let known = brought.value(of: header) {
      made = Brought(header, self, now: now)
      return made.known == nil || header.utf8.count > 1024 ? nil : made
    }
    guard var known else { return made }
    // The clock may have been set back since.
    if let place = known.known { known.known?.startedAt = min(now, place.startedAt) }
    return known
  }

  /// What is read in a draft; nil where it cannot be read. The page that shows it and the sending of that page read it once.
  func reading(of draft: Draft) -> ReadDraft? {
    let today = day(draft.startedAt)
    return read.value(of: draft.code, where: { $0.answers == draft.answers && $0.today == today }) {
      ReadDraft(draft, index, today: today)
    }
  }

  /// Lets go of the answers of a draft that is no more, by the hash of its code.
  func forget(draft code: [UInt8]) { read.forget(code) }

  /// The same for every draft, whichever are left.
  func forgetDrafts() { read.forgetAll() }

  /// The survey's language with that tag; nil for none.
  func language(_ code: String?) -> Language? { survey.languages.first { $0.code == code } }

  /// The language of the survey's that a browser asks for first; nil for none.
  func language(acceptable header: String?) -> Language? {
    guard let header else { return nil }
    for part in header.split(separator: ",").prefix(16) {
      let tag = part.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
      let base = tag.prefix { $0 != "-" }
      if let known = survey.languages.first(where: { $0.code.lowercased() == tag || $0.code.lowercased() == base }) {
        return known
      }
    }
    return nil
  }
}
