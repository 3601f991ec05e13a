package import Responses
package import Sessions
package import Surveys
internal import Synchronization
internal import Themes

/// A store that lives as long as the test: the twin of the one on disk, under the same contract.
package final class MemoryStore: Sendable {
  struct Kept {
    var submission: Submission
    var exclusion: Exclusion?
    var older: [Submission] = []
  }

  struct Everything {
    var responses: [ResponseID: Kept] = [:]
    var addresses: [(key: [UInt8]?, address: Address)] = []
    var skipped: Set<ResponseID> = []
    var withdrawn = 0
    var drafts: [[UInt8]: Draft] = [:]
    var definitions: [ArchivedDefinition] = []
    var decisions: [CodingDecision] = []
    var suggestions: [MachineSuggestion] = []
    var sessions = MemorySessions()
    /// By hash: the label, and whether it was used.
    var invitations: [[UInt8]: (label: String?, state: InvitationState)] = [:]

    /// Whether the response is there, or the event that wrote a contribution down.
    func holds(_ place: CommentPlace) -> Bool {
      switch place {
      case .answer(let response, _): responses[response] != nil
      case .contribution(let id):
        sessions.events.contains {
          if case .contributed = $0.event.kind { $0.event.id == id } else { false }
        }
      }
    }

    mutating func withdraw(_ ids: [ResponseID]) {
      for id in ids { withdrawn += 1 + (responses.removeValue(forKey: id)?.older.count ?? 0) }
      decisions.removeAll { $0.place.response.map(ids.contains) ?? false }
      suggestions.removeAll { $0.place.response.map(ids.contains) ?? false }
    }
  }

  let state = Mutex(Everything())

  package init() {}

  private func sorted() -> [(id: ResponseID, kept: Kept)] {
    state.withLock { all in all.responses.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }
  }
}

extension MemoryStore: ResponseStore {
  package func add(limit: Int?, _ next: () -> Intake) throws(StoreFault) -> Addition {
    var given: [Intake] = []
    taking: while true {
      let intake = next()
      switch intake {
      case .abandon: return Addition()
      case .end: break taking
      case .response, .skipped: given.append(intake)
      }
    }
    return try state.withLock { all throws(StoreFault) in
      var (after, addition) = (all, Addition())
      for intake in given {
        switch intake {
        case .response(let submission): try MemoryStore.take(submission, limit, &after, &addition)
        case .skipped(let fingerprint): if after.skipped.insert(fingerprint).inserted { addition.skipped += 1 }
        case .end, .abandon: break
        }
      }
      all = after
      return addition
    }
  }

  private static func take(
    _ submission: Submission, _ limit: Int?, _ all: inout Everything, _ addition: inout Addition
  ) throws(StoreFault) {
    let id = submission.record.id
    func keepAddresses() {
      all.addresses += submission.addresses.map { (submission.receipt?.addressKey, $0) }
    }
    guard var kept = all.responses[id] else {
      if let limit, all.responses.count >= limit { throw .limitReached(limit) }
      all.responses[id] = Kept(submission: submission)
      keepAddresses()
      addition.added += 1
      return
    }
    guard !([kept.submission] + kept.older).contains(where: { $0.record == submission.record }) else {
      addition.known += 1
      return
    }
    addition.duplicates += 1
    if submission.record.submittedAt.isNoEarlier(than: kept.submission.record.submittedAt) {
      var latest = submission
      latest.receipt = latest.receipt ?? kept.submission.receipt
      kept.older.append(kept.submission)
      kept.submission = latest
      keepAddresses()
    } else {
      kept.older.append(submission)
    }
    all.responses[id] = kept
  }

  package func forget(_ receipt: SealedReceipt) throws(StoreFault) -> Erasure {
    state.withLock { all in
      let gone = all.responses.filter { $0.value.submission.receipt?.hash == receipt.hash }.map(\.key)
      all.withdraw(gone)
      let before = all.addresses.count
      all.addresses.removeAll { $0.key == receipt.addressKey }
      return Erasure(responses: gone.count, addresses: before - all.addresses.count)
    }
  }

  package func purge(before moment: Moment) throws(StoreFault) -> Erasure {
    state.withLock { all in
      let gone = all.responses.values.map(\.submission).filter {
        ($0.record.submittedAt ?? $0.receivedAt) < moment
      }
      guard !gone.isEmpty else { return Erasure() }
      all.withdraw(gone.map(\.record.id))
      let addresses = all.addresses.count
      all.addresses = []
      all.invitations = all.invitations.filter { $0.value.state == .unused }.mapValues { (nil, $0.state) }
      return Erasure(responses: gone.count, addresses: addresses)
    }
  }

  package func exclude(_ id: ResponseID, as exclusion: Exclusion?) throws(StoreFault) -> Bool {
    state.withLock { all in
      guard all.responses[id] != nil else { return false }
      all.responses[id]?.exclusion = exclusion
      return true
    }
  }
}

extension MemoryStore: ResponseSource {
  package func counters() throws(StoreFault) -> ResponseCounters {
    state.withLock {
      ResponseCounters(withdrawn: $0.withdrawn, skipped: $0.skipped.count, responses: $0.responses.count)
    }
  }

  package func readCodes(_ body: (CodedRow) -> Bool) throws(StoreFault) {
    for (_, kept) in sorted() {
      for older in kept.older {
        guard body(MemoryStore.row(older, .duplicate)) else { return }
      }
      guard body(MemoryStore.row(kept.submission, kept.exclusion)) else { return }
    }
  }

  private static func row(_ submission: Submission, _ exclusion: Exclusion?) -> CodedRow {
    let record = submission.record
    return CodedRow(
      id: record.id, form: record.form, mode: record.mode, submittedAt: record.submittedAt,
      isSimulated: record.isSimulated, exclusion: exclusion, codes: submission.codes)
  }

  package func readRecords(_ body: (ResponseRecord) -> Bool) throws(StoreFault) {
    for (_, kept) in sorted() {
      guard body(kept.submission.record) else { return }
    }
  }

  package func readTexts(_ body: (ResponseID, ResponseText) -> Bool) throws(StoreFault) {
    for (id, kept) in sorted() {
      for text in kept.submission.texts {
        guard body(id, text) else { return }
      }
    }
  }

  package func readLanguages(_ body: (ResponseID, Language) -> Bool) throws(StoreFault) {
    for (id, kept) in sorted() {
      guard body(id, kept.submission.record.language) else { return }
    }
  }
}

extension MemoryStore: DraftStore {
  package func save(_ draft: Draft) throws(StoreFault) { state.withLock { $0.drafts[draft.code] = draft } }

  package func draft(_ code: [UInt8]) throws(StoreFault) -> Draft? { state.withLock { $0.drafts[code] } }

  package func discard(_ code: [UInt8]) throws(StoreFault) { state.withLock { $0.drafts[code] = nil } }

  package func discardDrafts(before moment: Moment) throws(StoreFault) -> Int {
    state.withLock { all in
      let before = all.drafts.count
      all.drafts = all.drafts.filter { $0.value.savedAt >= moment }
      return before - all.drafts.count
    }
  }
}

extension MemoryStore: DefinitionArchive {
  package func archive(_ definition: ArchivedDefinition) throws(StoreFault) {
    state.withLock { all in
      guard !all.definitions.contains(where: { $0.form == definition.form && $0.method == definition.method }) else {
        return
      }
      all.definitions.append(definition)
    }
  }

  package func definitions() throws(StoreFault) -> [ArchivedDefinition] { state.withLock { $0.definitions } }

  package func definition(of form: FormHash) throws(StoreFault) -> ArchivedDefinition? {
    state.withLock { $0.definitions.first { $0.form == form } }
  }
}

extension MemoryStore: AddressStore {
  package func addresses() throws(StoreFault) -> [Address] {
    state.withLock { $0.addresses.map(\.address).sorted { $0.text < $1.text } }
  }

  package func eraseAddress(_ text: String) throws(StoreFault) -> Int {
    state.withLock { all in
      let before = all.addresses.count
      all.addresses.removeAll { $0.address.text == text }
      return before - all.addresses.count
    }
  }
}

extension MemoryStore: SessionStore {
  @discardableResult
  package func append(_ events: [SessionEvent]) throws(StoreFault) -> Int {
    state.withLock { $0.sessions.append(events) }
  }

  package func events(of session: Name?, after place: Int) throws(StoreFault) -> [KeptEvent] {
    state.withLock { all in
      all.sessions.events.filter { $0.place > place && (session == nil || $0.event.session == session) }
    }
  }

  package func cast(_ ballot: Ballot) throws(StoreFault) -> Casting { state.withLock { $0.sessions.cast(ballot) } }

  package func ballots(of vote: EventID) throws(StoreFault) -> [Ballot] {
    state.withLock { all in
      all.sessions.ballots.values.filter { $0.vote == vote }.sorted { $0.id < $1.id }
    }
  }

  @discardableResult
  package func eraseAttendance(before moment: Moment) throws(StoreFault) -> Int {
    state.withLock { $0.sessions.eraseAttendance(before: moment) }
  }
}
