package import Responses
package import Surveys

/// What the organisers' pages need of parts that lie outside this room: figures, reports and files of one survey.
package protocol SurveyDesk: Sendable {
  /// How many answered, of whom and when.
  func turnout() async throws(DeskFault) -> Turnout
  /// The priority report as it stands now, as a page.
  func report() async throws(DeskFault) -> [UInt8]
  /// What those who were asked may see of the results.
  func openResults() async throws(DeskFault) -> OpenResults
  /// Makes the priority report anew among the survey's reports.
  func makeReport() async throws(DeskFault)
  /// The names of the reports that were made, in order.
  func reports() async throws(DeskFault) -> [String]
  /// The bytes of one of those reports; nil if there is none with that name.
  func report(named name: String) async throws(DeskFault) -> [UInt8]?
  /// The answers or what goes with them, piece by piece.
  func file(_ kind: DeskFile) async throws(DeskFault) -> any DeskReading
  /// What a small group of a session reads first, as a page; nil where the table has no areas.
  func pack(of session: Name, table: String) async throws(DeskFault) -> [UInt8]?
  /// The minutes of a session.
  func minutes(of session: Name) async throws(DeskFault) -> DeskMinutes
  /// Makes the minutes of a session among the survey's reports; those that are there stay unless they are to be written afresh.
  func makeMinutes(of session: Name, anew: Bool) async throws(DeskFault)
  /// Everything that can be traced.
  func traceable() async throws(DeskFault) -> Traceable
  /// What is behind a figure and what came of it, as a page.
  func trace(_ what: String) async throws(DeskFault) -> Traced
  /// The survey's plan and its progress.
  var plans: any PlanDesk { get }
  /// Does something with the survey's comments and all decisions about them, one after another with whoever else codes here.
  func coding<Value: Sendable>(
    _ body: @escaping @Sendable (inout CommentTable) throws(StoreFault) -> Value
  ) async throws(DeskFault) -> Value
}

/// What those who were asked may see of the results.
package enum OpenResults: Hashable, Sendable {
  case page([UInt8])
  /// Too few have answered.
  case tooFew
  /// There are figures, which beside others that were shown before could tell what somebody said, until that many more have answered.
  case held(Int)
}

/// What there is of the minutes of a session.
package enum DeskMinutes: Sendable {
  /// Nothing has happened in it.
  case notBegun
  case none
  case kept(Kept)

  /// Minutes that were made.
  package struct Kept: Sendable {
    /// Of their file, without its ending: `minutes-2016-01-26`.
    package var name: String
    /// The whole page in UTF-8.
    package var page: [UInt8]
    package var markdown: String
    /// How many contributions are printed in them that are withheld now.
    package var stillPrinted: Int

    package init(name: String, page: [UInt8], markdown: String, stillPrinted: Int) {
      self.name = name
      self.page = page
      self.markdown = markdown
      self.stillPrinted = stillPrinted
    }
  }
}

/// Everything of a survey and its plan that can be traced.
package struct Traceable: Sendable {
  /// What names each thing, and what it is called, in order.
  package var all: [(what: String, label: String)]
  /// Why nothing of the plan is among it; nil where the plan can be read, or where there is none.
  package var planFault: String?

  package init(all: [(what: String, label: String)], planFault: String? = nil) {
    self.all = all
    self.planFault = planFault
  }
}

/// What became of a wish to trace something.
package enum Traced: Sendable {
  case page([UInt8])
  /// Nothing has that name; what to do.
  case unknown(String)
}

/// A file that an organiser may take away, by its name.
package enum DeskFile: String, Hashable, Sendable, CaseIterable {
  case lines = "responses.jsonl"
  case table = "responses.csv"
  case labels = "responses-labels.csv"
  case codebook = "codebook.md"
}

/// A long file that is handed on in pieces.
package protocol DeskReading: Sendable {
  /// The next bytes; nil at the end.
  func next() async throws(DeskFault) -> [UInt8]?
}

/// Why something could not be done, in words for the organiser.
package struct DeskFault: Error, Hashable, Sendable {
  package var message: String
  package init(_ message: String) { self.message = message }
}
