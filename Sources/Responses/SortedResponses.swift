package import Surveys

/// All responses of a survey sorted: the analysed ones as a matrix, and an account of every one that was received.
package struct SortedResponses: Sendable {
  package private(set) var matrix: ResponseMatrix
  /// The ids of the analysed, row by row.
  package private(set) var ids: [ResponseID] = []
  /// What is known of them without any answer.
  package internal(set) var account = SortingAccount()

  package var ledger: Ledger { account.ledger }
  package var times: ClosedRange<Moment>? { account.times }
  package var modes: [ResponseMode: Int] { account.modes }
  package var quarters: [Int64: Int] { account.quarters }

  /// Why responses cannot be sorted.
  package enum Fault: Error, Hashable, Sendable {
    case store(StoreFault)
    /// A response was given under a form of which there is no definition.
    case unknownForm(ResponseID, FormHash)
    /// The codes of a response are not of its form.
    case codes(ResponseID, CodesFault)
  }

  /// Nobody's.
  package init(_ layout: MatrixLayout) { matrix = ResponseMatrix(layout) }

  init(_ matrix: ResponseMatrix, ids: [ResponseID], _ account: SortingAccount) {
    self.matrix = matrix
    self.ids = ids
    self.account = account
  }

  /// Reads every response once; each is counted in the first part of the ledger that applies.
  ///
  /// `older` gives the definition of another form than the survey's own, nil if there is none; it is asked once for each form. Linear in
  /// the responses; apart from the matrix and the ids one row is in memory at a time.
  package init(
    _ survey: Survey, form: FormHash, window: AcceptanceWindow, from source: some ResponseSource,
    older: (FormHash) -> Survey?
  ) throws(Fault) {
    var sorting = ResponseSorting(survey, form: form, window: window)
    self.init(sorting.layout)
    var fault = RowFault()
    do throws(StoreFault) {
      account.add(try source.counters())
      try source.readCodes { row in
        fault.takes { () throws(Fault) in try sorting.take(row, into: &self, older: older) }
      }
    } catch {
      throw .store(error)
    }
    try fault.check()
  }

  /// One more row behind the others; its codes are of the layout and have passed its check.
  mutating func append(_ id: ResponseID, checked codes: [UInt8], isSimulated: Bool) {
    matrix.append(checked: codes, isSimulated: isSimulated)
    ids.append(id)
  }

  /// Adds those whose ids all come later, sorted by the same form; others of another layout are left out. Linear in the size of the other.
  package mutating func append(_ other: SortedResponses) {
    guard matrix.append(other.matrix) else { return }
    ids += other.ids
    account.add(other.account)
  }

  /// The account of what was added since it was taken last; the rows stay.
  package mutating func takeAccount() -> SortingAccount {
    defer { account = SortingAccount() }
    return account
  }

  /// Adds an account of rows that are here.
  package mutating func add(_ more: SortingAccount) { account.add(more) }

  /// Makes room for that many more people, so that filling does not move what is there.
  package mutating func reserveCapacity(_ people: Int) {
    matrix.reserveCapacity(people)
    ids.reserveCapacity(ids.count + people)
  }
}
