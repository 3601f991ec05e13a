/// What a column of another tool says about a response, known by its heading alone.
enum ForeignColumn: Hashable {
  /// What the tool calls the response.
  case key
  case submittedAt, startedAt
  /// Nothing that a report uses.
  case unused

  /// Nil for a heading that is none of these. `isFirstCount` says that it heads the first column and whole numbers stand below: some
  /// programs number the rows so, without a heading.
  init?(heading: String, isFirstCount: Bool) {
    if heading.isAllBlank {
      guard isFirstCount else { return nil }
      self = .unused
      return
    }
    switch LabelKey(heading).text.filter({ $0.isLetter || $0.isNumber }) {
    case "respondentid", "responseid", "uuid", "submissionid", "entryid", "resultid": self = .key
    case "enddate", "endtime", "submissiontime", "submittime", "datesubmitted", "recordeddate", "timestamp", "end",
      "completed", "completiontime":
      self = .submittedAt
    case "startdate", "starttime", "datestarted", "start", "started": self = .startedAt
    case "collectorid", "ipaddress", "customdata1", "datemodified", "datecreated", "datelastaction", "progress",
      "durationinseconds", "distributionchannel", "userlanguage", "lastpage", "seed", "refererurl", "locationlatitude",
      "locationlongitude", "submittedby", "validationstatus", "index", "version":
      self = .unused
    default: return nil
    }
  }
}
