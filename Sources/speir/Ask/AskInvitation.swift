internal import Phrases
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys

/// The invitation with which somebody comes to the terminal.
enum AskInvitation {
  /// The invitation in what was typed, if it may be used; nil where none was typed.
  ///
  /// - Throws: `Failure` where it is none to this survey, or was used.
  static func read(
    _ typed: String?, _ survey: Survey, _ store: SurveyStore, _ phrases: Phrases
  ) throws(Failure) -> Invitation? {
    guard let typed else { return nil }
    guard let invitation = Invitation(typed, to: survey.id) else { throw refusal(nil, phrases) }
    try check(invitation, survey, store, phrases)
    return invitation
  }

  /// Refuses an invitation that lets nobody in, and the want of one where the survey needs it; paper forms were let in by hand.
  static func check(
    _ invitation: Invitation?, _ survey: Survey, _ store: SurveyStore, isTranscript: Bool = false, _ phrases: Phrases
  ) throws(Failure) {
    guard let invitation else {
      guard survey.access == .invited, !isTranscript else { return }
      throw Failure(.notAllowed, phrases(.invitationHeading) + ". " + phrases(.invitationNeededHere))
    }
    let state: InvitationState?
    do { state = try store.invitation(invitation.sealed(under: store.key)) } catch { throw Failure(error) }
    guard state == .unused else { throw refusal(state, phrases) }
  }

  /// Why an invitation lets nobody in; nil for one that is not known.
  static func refusal(_ state: InvitationState?, _ phrases: Phrases) -> Failure {
    guard state == .used else { return Failure(.notAllowed, phrases(.invitationUnknown)) }
    return Failure(.notAllowed, phrases(.invitationUsedHeading) + ". " + phrases(.invitationUsed))
  }
}
