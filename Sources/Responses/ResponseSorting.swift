package import Surveys

/// Says of each response in which part of the ledger it is counted, and puts the analysed ones into columns.
package struct ResponseSorting {
  package let layout: MatrixLayout
  private let window: AcceptanceWindow
  private var forms: [FormHash: Form]
  /// That of the row before, which is mostly that of the next.
  private var last: (hash: FormHash, form: Form)

  private struct Form {
    let blank: BlankRule
    /// Nil for the survey's own form.
    let translation: MatrixTranslation?
  }

  package init(_ survey: Survey, form: FormHash, window: AcceptanceWindow) {
    layout = MatrixLayout(survey)
    self.window = window
    last = (form, Form(blank: BlankRule(survey, layout), translation: nil))
    forms = [form: last.form]
  }

  /// Counts a row in the first part of the ledger that applies; one that is analysed becomes the last of its columns.
  ///
  /// `older` gives the definition of another form than the survey's own, nil if there is none; it is asked once for each form.
  package mutating func take(
    _ row: CodedRow, into sorted: inout SortedResponses, older: (FormHash) -> Survey?
  ) throws(SortedResponses.Fault) {
    if let codes = try codes(of: row, counted: &sorted.account, older: older) {
      sorted.append(row.id, checked: codes, isSimulated: row.isSimulated)
    }
  }

  /// Counts a row in an account, as above; the codes of one that is analysed, in the survey's own layout and checked, nil for any other.
  mutating func codes(
    of row: CodedRow, counted account: inout SortingAccount, older: (FormHash) -> Survey?
  ) throws(SortedResponses.Fault) -> [UInt8]? {
    let form = try form(of: row, older)
    guard row.exclusion != .invalid else {
      account.ledger.invalid += 1
      return nil
    }
    guard window.contains(row.submittedAt) else {
      account.ledger.outsideDates += 1
      return nil
    }
    do throws(CodesFault) {
      if try form.blank.isBlank(row.codes.span) {
        account.ledger.blank += 1
      } else if row.exclusion == .duplicate {
        account.ledger.duplicate += 1
      } else if row.exclusion == .campaign {
        account.ledger.campaign += 1
      } else {
        let codes = try form.translation?.codes(of: row.codes) ?? row.codes
        if form.translation != nil { try layout.check(codes.span) }
        account.analysed(row)
        return codes
      }
    } catch {
      throw .codes(row.id, error)
    }
    return nil
  }

  private mutating func form(
    of row: CodedRow, _ older: (FormHash) -> Survey?
  ) throws(SortedResponses.Fault) -> Form {
    if row.form == last.hash { return last.form }
    if let known = forms[row.form] {
      last = (row.form, known)
      return known
    }
    guard let survey = older(row.form) else { throw .unknownForm(row.id, row.form) }
    let old = MatrixLayout(survey)
    let form = Form(blank: BlankRule(survey, old), translation: MatrixTranslation(from: old, to: layout))
    forms[row.form] = form
    last = (row.form, form)
    return form
  }
}

/// The first fault of rows that come one by one from where none of their faults can be thrown.
package struct RowFault {
  private var fault: SortedResponses.Fault?

  package init() {}

  /// Whether a row was taken; after one that was not none need come.
  package mutating func takes(_ row: () throws(SortedResponses.Fault) -> Void) -> Bool {
    do throws(SortedResponses.Fault) {
      try row()
      return true
    } catch {
      fault = error
      return false
    }
  }

  /// - Throws: the fault, if there was one.
  package func check() throws(SortedResponses.Fault) {
    if let fault { throw fault }
  }
}
