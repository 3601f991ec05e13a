package import Surveys

/// All responses of a survey sorted: the analysed ones as a matrix, and a ledger of every one that was received.
package struct SortedResponses: Sendable {
  package private(set) var matrix: ResponseMatrix
  package private(set) var ledger = Ledger()
  /// The ids of the analysed, row by row.
  package private(set) var ids: [ResponseID] = []
  /// The first and the last moment at which an analysed response was submitted; nil where none has a time.
  package private(set) var times: ClosedRange<Moment>?
  /// How many of the analysed came in each way; none with 0.
  package private(set) var modes: [ResponseMode: Int] = [:]

  /// How many analysed responses were submitted in each quarter of an hour since 1970; none with 0. In every time zone days begin with one.
  package private(set) var quarters: [Int64: Int] = [:]
  /// The length of such a quarter, in milliseconds.
  package static let quarter: Int64 = 900_000

  /// Why responses cannot be sorted.
  package enum Fault: Error, Hashable, Sendable {
    case store(StoreFault)
    /// A response was given under a form of which there is no definition.
    case unknownForm(ResponseID, FormHash)
    /// The codes of a response are not of its form.
    case codes(ResponseID, CodesFault)
  }

  /// Reads every response once; each is counted in the first part of the ledger that applies.
  ///
  /// `older` gives the definition of another form than the survey's own, nil if there is none; it is asked once for each form. Linear in
  /// the responses; apart from the matrix and the ids one row is in memory at a time.
  package init(
    _ survey: Survey, form: FormHash, window: AcceptanceWindow, from source: some ResponseSource,
    older: (FormHash) -> Survey?
  ) throws(Fault) {
    let layout = MatrixLayout(survey)
    matrix = ResponseMatrix(layout)
    var forms = [form: Form(blank: BlankRule(survey, layout), translation: nil)]
    var fault: Fault?
    do throws(StoreFault) {
      let counters = try source.counters()
      ledger.withdrawn = counters.withdrawn
      ledger.invalid = counters.skipped
      try source.readCodes { row in
        if forms[row.form] == nil, let survey = older(row.form) {
          let old = MatrixLayout(survey)
          forms[row.form] = Form(
            blank: BlankRule(survey, old), translation: MatrixTranslation(from: old, to: layout))
        }
        guard let form = forms[row.form] else {
          fault = .unknownForm(row.id, row.form)
          return false
        }
        do throws(CodesFault) {
          try take(row, form, window)
          return true
        } catch {
          fault = .codes(row.id, error)
          return false
        }
      }
    } catch {
      fault = .store(error)
    }
    if let fault { throw fault }
  }

  private struct Form {
    let blank: BlankRule
    /// Nil for the survey's own form.
    let translation: MatrixTranslation?
  }

  private mutating func take(_ row: CodedRow, _ form: Form, _ window: AcceptanceWindow) throws(CodesFault) {
    if row.exclusion == .invalid {
      ledger.invalid += 1
    } else if !window.contains(row.submittedAt) {
      ledger.outsideDates += 1
    } else if try form.blank.isBlank(row.codes.span) {
      ledger.blank += 1
    } else if row.exclusion == .duplicate {
      ledger.duplicate += 1
    } else if row.exclusion == .campaign {
      ledger.campaign += 1
    } else {
      if let translation = form.translation {
        try matrix.append(codes: row.codes, from: translation, isSimulated: row.isSimulated)
      } else {
        try matrix.append(codes: row.codes, isSimulated: row.isSimulated)
      }
      ids.append(row.id)
      modes[row.mode, default: 0] += 1
      if let time = row.submittedAt {
        let quarter =
          (time.milliseconds &- (time.milliseconds < 0 ? SortedResponses.quarter - 1 : 0)) / SortedResponses.quarter
        quarters[quarter, default: 0] += 1
        times = min(times?.lowerBound ?? time, time)...max(times?.upperBound ?? time, time)
      }
      ledger.analysed += 1
    }
  }
}
