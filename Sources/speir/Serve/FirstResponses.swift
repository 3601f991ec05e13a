internal import Responses
internal import Surveys

/// The responses of a source up to one of them, in the order of their ids, which for those from the web is that of their times.
struct FirstResponses: ResponseSource {
  let source: any ResponseSource
  let last: ResponseID

  func counters() throws(StoreFault) -> ResponseCounters { try source.counters() }

  func readCodes(_ body: (CodedRow) -> Bool) throws(StoreFault) {
    try source.readCodes { $0.id <= last && body($0) }
  }

  func readTexts(_ body: (ResponseID, ResponseText) -> Bool) throws(StoreFault) {
    try source.readTexts { $0 <= last && body($0, $1) }
  }

  func readLanguages(_ body: (ResponseID, Language) -> Bool) throws(StoreFault) {
    try source.readLanguages { $0 <= last && body($0, $1) }
  }
}
