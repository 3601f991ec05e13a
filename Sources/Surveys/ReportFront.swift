/// The front page of the committee paper, as the organiser words it; whatever is nil or empty is left out.
package struct ReportFront: Hashable, Sendable {
  package var body: Wording?
  package var meeting: Wording?
  package var agendaItem: String?
  package var reportNumber: String?
  package var date: CivilDate?
  package var author: Wording?
  package var title: Wording?
  /// A paragraph before the list of improvements.
  package var summary: Wording?
  /// Numbered paragraphs, in order.
  package var context: [Wording]
  /// What the body is asked to do, in order.
  package var asks: [Wording]

  package init(
    body: Wording? = nil, meeting: Wording? = nil, agendaItem: String? = nil,
    reportNumber: String? = nil, date: CivilDate? = nil, author: Wording? = nil,
    title: Wording? = nil, summary: Wording? = nil, context: [Wording] = [], asks: [Wording] = []
  ) {
    self.body = body
    self.meeting = meeting
    self.agendaItem = agendaItem
    self.reportNumber = reportNumber
    self.date = date
    self.author = author
    self.title = title
    self.summary = summary
    self.context = context
    self.asks = asks
  }
}
