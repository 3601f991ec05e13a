package import Responses
package import Surveys

/// Reads stored responses back as sheets, each by the definition of its own form.
package struct RecordReading {
  /// Why a stored response cannot be read.
  package enum Fault: Error, Hashable, Sendable {
    /// It was given under a form of which there is no definition.
    case unknownForm(ResponseID, FormHash)
    /// Its answers are no JSON object.
    case damaged(ResponseID)
  }

  private let definition: (FormHash) -> Survey?
  private var forms: [FormHash: QuestionIndex]

  /// `definition` gives the definition of another form than the survey's own, nil if there is none; it is asked once for each form.
  package init(_ survey: Survey, form: FormHash, definition: @escaping (FormHash) -> Survey?) {
    self.definition = definition
    forms = [form: QuestionIndex(survey)]
  }

  /// The survey of a form that some response was given under.
  package mutating func survey(of record: ResponseRecord) throws(Fault) -> Survey { try index(of: record).survey }

  /// The answers of a response; those that its form does not know are left out and named to `lost`. Linear in their length.
  package mutating func sheet(of record: ResponseRecord, lost: (String) -> Void) throws(Fault) -> AnswerSheet {
    let index = try index(of: record)
    guard let value = try? JSONReader.read(Array(record.answers.utf8)), case .object(let members) = value else {
      throw .damaged(record.id)
    }
    let outcome = SheetReading.read(index, members.map { RawAnswer.Entry($0.name, RawAnswer($0.value)) })
    for problem in outcome.problems { lost(problem.address) }
    return outcome.sheet
  }

  private mutating func index(of record: ResponseRecord) throws(Fault) -> QuestionIndex {
    if let known = forms[record.form] { return known }
    guard let survey = definition(record.form) else { throw .unknownForm(record.id, record.form) }
    let index = QuestionIndex(survey)
    forms[record.form] = index
    return index
  }
}
