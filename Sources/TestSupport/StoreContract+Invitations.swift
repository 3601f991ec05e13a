internal import Responses
internal import Surveys
internal import Testing

extension StoreContract {
  /// The hash of the invitation with that number.
  private static func hash(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

  static let invitations: [StoreContract] = [
    StoreContract("invitations are counted, and known by their hash alone") { store in
      #expect(try store.invitationCount() == InvitationCount())
      try store.invite([NewInvitation(hash(2)), NewInvitation(hash(1), label: "Ann")])
      #expect(try store.invitationCount() == InvitationCount(made: 2, used: 0))
      #expect(try store.invitation(hash(1)) == .unused)
      #expect(try store.invitation(hash(2)) == .unused)
      #expect(try store.invitation(hash(3)) == nil)
    },
    StoreContract("labels come back by name, and those that are erased leave their invitations") { store in
      try store.invite([
        NewInvitation(hash(1), label: "Cara"), NewInvitation(hash(2), label: "Ann"), NewInvitation(hash(3)),
        NewInvitation(hash(4), label: "Ann"),
      ])
      #expect(try store.invitationLabels().map(\.label) == ["Ann", "Ann", "Cara"])
      #expect(try store.eraseLabel("Ann") == 2)
      #expect(try store.eraseLabel("Ann") == 0)
      #expect(try store.invitationLabels() == [LabelledInvitation("Cara", .unused)])
      #expect(try store.invitationCount().made == 4)
      #expect(try store.eraseInvitations() == 4)
      #expect(try store.invitationLabels().isEmpty)
      #expect(try store.invitation(hash(1)) == nil)
    },
    StoreContract("a draft keeps the closed invitation that came with it") { store in
      let closed = [UInt8](repeating: 9, count: 44)
      var draft = Draft(
        code: hash(7), form: FormHash("sha256:one"), language: "gd", startedAt: Moment(milliseconds: 1),
        savedAt: Moment(milliseconds: 2), answers: "{}", invitation: closed)
      try store.save(draft)
      #expect(try store.draft(draft.code) == draft)
      draft.invitation = nil
      try store.save(draft)
      #expect(try store.draft(draft.code) == draft)
    },
    StoreContract("a purge takes every label, and no invitation that may still be used") { store in
      try store.add([Sample.submission(1, minute: 10)])
      try store.invite([NewInvitation(hash(1), label: "Ann"), NewInvitation(hash(2))])
      #expect(try store.purge(before: Moment(milliseconds: 0)) == Erasure())
      #expect(try store.invitationLabels().count == 1)
      #expect(try store.purge(before: Moment(milliseconds: 20 * 60_000)).responses == 1)
      #expect(try store.invitationLabels().isEmpty)
      #expect(try store.invitationCount() == InvitationCount(made: 2, used: 0))
    },
  ]
}
