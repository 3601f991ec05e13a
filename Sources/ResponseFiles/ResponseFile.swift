package import Responses
package import Surveys

/// A file of responses as a source for figures: the codes and texts of its lines, in the order of their ids.
///
/// Two lines with one id are treated as a store treats them: the same content counts once, of different ones the later is kept.
package struct ResponseFile: ResponseSource {
  private struct Kept: Sendable {
    var row: CodedRow
    var language: Language
    var texts: [ResponseText]
    var older: [CodedRow] = []
    /// Hashes of the contents that were seen.
    var seen: Set<Int>
  }

  private let kept: [Kept]

  /// Every line of the file, checked; the faults of lines that are no responses go to `fault`, and these lines count for nothing.
  ///
  /// Linear in the file, apart from putting the ids in order. Codes and texts are held, answers as JSON are not.
  package init(
    _ lines: inout FileLines, _ checking: inout LineChecking, fault: (Int, ResponseLine.Fault) -> Void
  ) {
    var places: [ResponseID: Int] = [:]
    var found: [Kept] = []
    while let line = lines.next() {
      let submission: Submission
      do throws(ResponseLine.Fault) {
        submission = try checking.submission(line)
      } catch {
        fault(line.number, error)
        continue
      }
      let content = submission.record.hashValue
      let row = CodedRow(submission)
      guard let place = places[row.id] else {
        places[row.id] = found.count
        found.append(Kept(row: row, language: submission.record.language, texts: submission.texts, seen: [content]))
        continue
      }
      guard found[place].seen.insert(content).inserted else { continue }
      var older = row
      if row.submittedAt.isNoEarlier(than: found[place].row.submittedAt) {
        older = found[place].row
        found[place].row = row
        found[place].language = submission.record.language
        found[place].texts = submission.texts
      }
      older.exclusion = .duplicate
      found[place].older.append(older)
    }
    kept = found.sorted { $0.row.id < $1.row.id }
  }

  package func counters() throws(StoreFault) -> ResponseCounters { ResponseCounters(responses: kept.count) }

  package func readCodes(_ body: (CodedRow) -> Bool) throws(StoreFault) {
    for one in kept {
      for older in one.older {
        guard body(older) else { return }
      }
      guard body(one.row) else { return }
    }
  }

  package func readTexts(_ body: (ResponseID, ResponseText) -> Bool) throws(StoreFault) {
    for one in kept {
      for text in one.texts {
        guard body(one.row.id, text) else { return }
      }
    }
  }

  package func readLanguages(_ body: (ResponseID, Language) -> Bool) throws(StoreFault) {
    for one in kept {
      guard body(one.row.id, one.language) else { return }
    }
  }
}

extension CodedRow {
  /// The row that a submission becomes in a store.
  fileprivate init(_ submission: Submission) {
    let record = submission.record
    self.init(
      id: record.id, form: record.form, mode: record.mode, submittedAt: record.submittedAt,
      isSimulated: record.isSimulated, codes: submission.codes)
  }
}
