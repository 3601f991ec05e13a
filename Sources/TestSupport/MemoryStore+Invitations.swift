package import Responses
internal import Synchronization

extension MemoryStore: InvitationStore {
  package func invite(_ invitations: [NewInvitation]) throws(StoreFault) {
    state.withLock { all in
      for one in invitations { all.invitations[one.hash] = (one.label, .unused) }
    }
  }

  package func invitation(_ hash: [UInt8]) throws(StoreFault) -> InvitationState? {
    state.withLock { $0.invitations[hash]?.state }
  }

  package func invitationCount() throws(StoreFault) -> InvitationCount {
    state.withLock { all in
      InvitationCount(
        made: all.invitations.count, used: all.invitations.values.count { $0.state == .used })
    }
  }

  package func invitationLabels() throws(StoreFault) -> [LabelledInvitation] {
    state.withLock { all in
      all.invitations.values.compactMap { one in one.label.map { LabelledInvitation($0, one.state) } }
    }.sorted { ($0.label, $0.state == .used ? 1 : 0) < ($1.label, $1.state == .used ? 1 : 0) }
  }

  package func eraseLabel(_ label: String) throws(StoreFault) -> Int {
    state.withLock { all in
      let found = all.invitations.filter { $0.value.label == label }
      for (hash, one) in found { all.invitations[hash] = (nil, one.state) }
      return found.count
    }
  }

  package func eraseInvitations() throws(StoreFault) -> Int {
    state.withLock { all in
      defer { all.invitations = [:] }
      return all.invitations.count
    }
  }
}
