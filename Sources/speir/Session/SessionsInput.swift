internal import ResponseFiles
internal import Sessions

/// A file of sessions, as `speir session export` writes it.
struct SessionsInput {
  /// In the order of the file.
  var events: [SessionEvent] = []
  /// By vote, in the order of the file.
  var ballots: [EventID: [Ballot]] = [:]

  /// Every line of a file.
  ///
  /// - Throws: `Failure` with the numbers of the lines that are wrong.
  static func read(_ file: String) throws(Failure) -> SessionsInput {
    let chunks = try InputChunks(file)
    var reader = chunks.lines
    var faults = LineFaults(file: file == "-" ? "standard input" : file)
    var read = SessionsInput()
    while let line = reader.next() {
      switch line.bytes.flatMap(SessionFile.line) {
      case .event(let event)?: read.events.append(event)
      case .ballot(let ballot)?: read.ballots[ballot.vote, default: []].append(ballot)
      case nil:
        faults.add(["This is no event and no ballot. Write it as speir session export does."], line: line.number)
      }
    }
    try chunks.check()
    guard faults.count == 0 else {
      throw Failure(.badData, "\(faults.text)\nMend the file; nothing of it was taken in.")
    }
    return read
  }

  /// The ballots of a vote that count: of each the version with the greatest number, and the last of those.
  func standing(in vote: EventID) -> [Ballot] {
    let own = ballots[vote] ?? []
    return Dictionary(own.map { ($0.id, $0) }) { $1.revision >= $0.revision ? $1 : $0 }.values.sorted { $0.id < $1.id }
  }
}
