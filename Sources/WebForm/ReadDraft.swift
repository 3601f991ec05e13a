internal import Pages
internal import ResponseFiles
internal import Responses
internal import Surveys

/// A draft as it was read: its answers, the interview that they make, and what stands in the fields.
final class ReadDraft: Sendable {
  /// The draft's text, by which it is told from a later one.
  let answers: String
  let today: CivilDate
  let reading: DraftReading
  let interview: Interview
  let fields: SheetFields

  /// Nil where the draft cannot be read.
  init?(_ draft: Draft, _ index: QuestionIndex, today: CivilDate) {
    guard let reading = DraftReading(draft, index) else { return nil }
    answers = draft.answers
    self.today = today
    self.reading = reading
    interview = Interview(index: index, sheet: reading.sheet, today: today)
    fields = SheetFields(reading.sheet, index, beside: reading.unread)
  }
}
