/// Where invitations are kept: each lets one response in, and nothing leads from it to that response.
///
/// Kept are a keyed hash of each invitation and whether it was used: no order, no time, and no part of any answer.
package protocol InvitationStore: Sendable {
  /// Keeps new invitations; durable on return.
  func invite(_ invitations: [NewInvitation]) throws(StoreFault)
  /// Whether the invitation with that hash was used; nil if there is none.
  func invitation(_ hash: [UInt8]) throws(StoreFault) -> InvitationState?
  /// How many invitations there are, and how many of them were used.
  func invitationCount() throws(StoreFault) -> InvitationCount
  /// Whom the labelled invitations were for and whether each was used, by label; without those that have no label.
  func invitationLabels() throws(StoreFault) -> [LabelledInvitation]
  /// Erases a label wherever it stands, and says how many went; the invitations stay as they are.
  func eraseLabel(_ label: String) throws(StoreFault) -> Int
  /// Erases every invitation with its label, and says how many went.
  func eraseInvitations() throws(StoreFault) -> Int
}

/// An invitation on its way into a store.
package struct NewInvitation: Hashable, Sendable {
  /// A keyed hash of the invitation, 32 bytes; never the invitation itself.
  package var hash: [UInt8]
  /// Whom it is for, in the organiser's words; nil where nobody is to know.
  package var label: String?

  package init(_ hash: [UInt8], label: String? = nil) {
    self.hash = hash
    self.label = label
  }
}

/// Whether an invitation may still be used.
package enum InvitationState: Hashable, Sendable { case unused, used }

/// How many invitations a survey has.
package struct InvitationCount: Hashable, Sendable {
  package var made: Int
  package var used: Int

  package init(made: Int = 0, used: Int = 0) {
    self.made = made
    self.used = used
  }
}

/// Whom an invitation was for, and whether somebody answered with it.
package struct LabelledInvitation: Hashable, Sendable {
  package var label: String
  package var state: InvitationState

  package init(_ label: String, _ state: InvitationState) {
    self.label = label
    self.state = state
  }
}
