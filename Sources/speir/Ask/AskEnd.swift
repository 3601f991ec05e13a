internal import Phrases
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys

/// What becomes of answers that were sent: they are stored, and their person gets a receipt.
struct AskEnd {
  let loaded: LoadedSurvey
  /// Nil for a dry run.
  let store: SurveyStore?
  let mode: ResponseMode
  /// When a paper form came in; nil for what is answered now.
  let arrival: Moment?
  let json: Bool
  let world: World

  /// Stores the answers and prints the receipt; for a dry run prints what would be stored.
  ///
  /// - Parameters:
  ///   - code: that of the draft which the answers were kept in; what was sent under it before is not stored again.
  ///   - invitation: used up with it.
  func take(
    _ answers: AnswerSheet, _ startedAt: Moment, _ phrases: Phrases, code: DraftCode? = nil,
    invitation: Invitation? = nil
  ) throws(Failure) {
    let making = ResponseMaking(
      loaded: loaded, mode: mode, language: phrases.language, startedAt: arrival ?? startedAt,
      submittedAt: arrival ?? world.now(), receivedAt: world.now(), answers: answers)
    var chance = SystemRandomNumberGenerator()
    guard let store else {
      let submission = making.submission(receipt: nil, using: &chance)
      let words = phrases(.soundAnswers) + " " + phrases(.nothingStored)
      return world.console.print(json ? submission.record.line(of: loaded.survey.id) : words)
    }
    let receipt =
      code.map { Receipt(of: loaded.survey.id, for: $0.description, under: store.key) }
      ?? Receipt(of: loaded.survey.id, using: &chance)
    let submission = making.submission(receipt: receipt.sealed(under: store.key), using: &chance)
    let refusal: Failure?
    do throws(StoreFault) {
      func send(_ invitation: Invitation?) throws(StoreFault) -> FormOutcome {
        try store.perform(
          .submit(
            submission, draft: code?.sealed(under: store.key), invitation: invitation?.sealed(under: store.key)),
          limit: loaded.survey.limit)
      }
      var outcome = try send(invitation)
      // Where anybody may answer, an invitation that was used meanwhile is no reason to turn somebody away.
      if case .uninvited = outcome, loaded.survey.access == .open { outcome = try send(nil) }
      switch outcome {
      case .done, .known: refusal = nil
      case .withdrawn, .tooLarge, .crowded: refusal = Failure(.notAllowed, phrases(.withdrawn))
      case .full: throw .limitReached(loaded.survey.limit ?? 0)
      case .uninvited(let state): refusal = AskInvitation.refusal(state, phrases)
      }
    } catch {
      throw Failure(error)
    }
    if let refusal { throw refusal }
    hand(receipt, phrases)
  }

  private func hand(_ receipt: Receipt, _ phrases: Phrases) {
    if json {
      return world.console.print(JSONValue.object([JSONValue.Member("receipt", .string(receipt.description))]).text)
    }
    world.console.print("\n" + phrases(.thanks))
    world.console.print(phrases(.receipt, ["receipt": receipt.description]))
    world.console.print(phrases(.receiptUse))
  }
}
