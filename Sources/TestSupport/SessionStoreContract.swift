import Sessions
import Surveys
import Testing

extension StoreContract {
  /// What every store keeps to about sessions.
  static let sessions: [StoreContract] = [
    StoreContract("events of sessions come back as they went in, in their order, and each once") { store in
      let all = SampleSession.everyKind
      let added = try store.append(all)
      #expect(added == all.count)
      #expect(try store.append(all + [SampleSession.event(99, .simulated, in: "consensus", by: nil)]) == 1)
      #expect(try store.events(of: "focus-group") == all)
      #expect(try store.events(of: "consensus").map(\.id) == [SampleSession.id(99)])
      #expect(try store.events(of: nil, after: 0).count == all.count + 1)
    },
    StoreContract("events are read on from any place, in the order in which they were kept") { store in
      try store.append([SampleSession.event(7, .simulated), SampleSession.event(3, .counted(people: 2))])
      let first = try store.events(of: "focus-group", after: 0)
      #expect(first.map(\.event.id) == [SampleSession.id(7), SampleSession.id(3)])
      let last = try #require(first.last?.place)
      #expect(try store.events(of: nil, after: last).isEmpty)
      try store.append([SampleSession.event(1, .counted(people: 3)), SampleSession.event(2, .simulated, in: "other")])
      #expect(try store.events(of: "focus-group", after: last).map(\.event.id) == [SampleSession.id(1)])
      #expect(try store.events(of: nil, after: last).count == 2)
    },
    StoreContract("a ballot may be changed until its vote closes, and its last version counts") { store in
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, ["roads": 3])) == .closed)
      try store.append([SampleSession.event(5, .voteOpened(dots: 3, themes: ["roads", "money"]))])
      #expect(try store.cast(SampleSession.ballot(9, vote: 5, ["roads": 3])) == .kept)
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, ["roads": 1])) == .kept)
      #expect(try store.cast(SampleSession.ballot(9, vote: 5, revision: 2, ["money": 2, "roads": 1])) == .kept)
      #expect(try store.cast(SampleSession.ballot(9, vote: 5, revision: 1, ["money": 3])) == .overtaken)
      #expect(try store.cast(SampleSession.ballot(9, vote: 5, revision: 2, ["money": 2, "roads": 1])) == .kept)
      #expect(
        try store.ballots(of: SampleSession.id(5)) == [
          SampleSession.ballot(1, vote: 5, ["roads": 1]),
          SampleSession.ballot(9, vote: 5, revision: 2, ["money": 2, "roads": 1]),
        ])
      try store.append([SampleSession.event(6, .voteClosed(vote: SampleSession.id(5)))])
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, revision: 9, ["money": 1])) == .closed)
      #expect(try store.cast(SampleSession.ballot(2, vote: 5, ["money": 1])) == .closed)
      try store.append([SampleSession.event(7, .voteReopened(vote: SampleSession.id(5)))])
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, revision: 9, [:])) == .kept)
      #expect(try store.ballots(of: SampleSession.id(5)).map(\.dots.count) == [0, 2])
      try store.append([
        SampleSession.event(8, .voteDiscarded(vote: SampleSession.id(5))),
        SampleSession.event(10, .voteReopened(vote: SampleSession.id(5))),
      ])
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, revision: 10, ["money": 1])) == .closed)
      #expect(try store.ballots(of: SampleSession.id(6)).isEmpty)
    },
    StoreContract("of two versions of a ballot with one number the one that came last counts") { store in
      try store.append([SampleSession.event(5, .voteOpened(dots: 3, themes: []))])
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, ["roads": 1])) == .kept)
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, ["roads": 2])) == .kept)
      #expect(try store.ballots(of: SampleSession.id(5)).map(\.dots) == [["roads": 2]])
      #expect(try store.cast(SampleSession.ballot(1, vote: 5, ["roads": 1])) == .overtaken)
    },
    StoreContract("a ballot with too many dots, or dots on what is not on offer, is refused") { store in
      try store.append([SampleSession.event(5, .voteOpened(dots: 3, themes: ["roads", "money"]))])
      let cases: [([Name: Int], Ballot.Fault)] = [
        (["roads": 2, "money": 2], .tooMany(most: 3)), (["roads": .max, "money": .max], .tooMany(most: 3)),
        (["trains": 1], .notOnOffer("trains")), (["roads": 3, "money": -1], .negative("money")),
      ]
      for (dots, fault) in cases {
        #expect(try store.cast(SampleSession.ballot(1, vote: 5, dots)) == .refused(fault))
      }
      #expect(try store.ballots(of: SampleSession.id(5)).isEmpty)
    },
    StoreContract("names go from the lists of attendance, and all else of a session stays") { store in
      let all = SampleSession.everyKind
      try store.append(all + [SampleSession.event(50, .attended(Attendant("Secretary")))])
      let later = SampleSession.event(50, .simulated).at
      #expect(try store.eraseAttendance(before: later) == 2)
      #expect(try store.eraseAttendance(before: later) == 0)
      let after = try store.events(of: "focus-group")
      #expect(after.map(\.id) == all.map(\.id) + [SampleSession.id(50)])
      #expect(after[2].kind == .erased)
      #expect(after[3] == all[3])
      #expect(!after.contains { "\($0.kind)".contains("Convener") })
      #expect(after.last?.kind == .attended(Attendant("Secretary")))
    },
  ]
}
