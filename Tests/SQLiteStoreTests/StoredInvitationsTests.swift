import Foundation
import GRDB
import Responses
import Surveys
import TestSupport
import Testing

@testable import SQLiteStore

/// An invitation gives one response, whatever happens, and nothing in the file leads from the one to the other.
@Suite(.serialized) struct StoredInvitationsTests {
  private func hash(_ number: Int) -> [UInt8] { Sample.receipt(number + 1_000_000).hash }

  private func deed(_ number: Int, _ invitation: Int?) -> FormDeed {
    .submit(Sample.submission(number, receipt: number), draft: nil, invitation: invitation.map(hash))
  }

  @Test(arguments: 0..<30) func `in any order of deeds an invitation lets in just one response`(seed: UInt64)
    async throws
  {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    var chance = SeededChance(seed: seed)
    try store.invite((0..<5).map { NewInvitation(hash($0)) })
    var used: Set<Int> = []
    var stored: Set<Int> = []
    for _ in 0..<12 {
      var deeds: [FormDeed] = []
      var expected: [FormOutcome] = []
      for _ in 0..<Int.random(in: 1...4, using: &chance) {
        let (number, invitation) = (Int.random(in: 0..<12, using: &chance), Int.random(in: 0..<7, using: &chance))
        deeds.append(deed(number, invitation))
        if stored.contains(number) {
          expected.append(.known)
        } else if invitation >= 5 || used.contains(invitation) {
          expected.append(.uninvited(invitation >= 5 ? nil : .used))
        } else {
          expected.append(.done)
          stored.insert(number)
          used.insert(invitation)
        }
      }
      #expect(try store.commit(deeds, limit: nil) == expected)
    }
    #expect(try store.invitationCount() == InvitationCount(made: 5, used: used.count))
    #expect(try store.counters().responses == stored.count)
  }

  @Test func `a survey that is full uses no invitation up`() async throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    try store.invite([NewInvitation(hash(1)), NewInvitation(hash(2))])
    #expect(try store.commit([deed(1, 1), deed(2, 2)], limit: 1) == [.done, .full])
    #expect(try store.invitation(hash(2)) == .unused)
  }

  @Test func `many at once with one invitation are let in once`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let stores = try (0..<4).map { _ in try SurveyStore(path: path) }
    try stores[0].invite([NewInvitation(hash(1))])
    let outcomes = await withTaskGroup(of: FormOutcome?.self) { tasks in
      for number in 0..<40 {
        tasks.addTask { try? stores[number % 4].commit([deed(number, 1)], limit: nil).first }
      }
      return await tasks.reduce(into: [FormOutcome?]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == .done } == 1)
    #expect(outcomes.count { $0 == .uninvited(.used) } == 39)
    #expect(try stores[0].counters().responses == 1)
  }

  @Test func `after a kill as many invitations are used as responses are stored`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    var chance = SystemRandomNumberGenerator()
    try SurveyStore(path: path).invite((0..<20_000).map { NewInvitation(hash($0)) })
    for round in 0..<4 {
      let after = UInt32.random(in: 20_000...120_000, using: &chance)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, after = after as UInt32, round = round as Int] in
        let store = try SurveyStore(path: path)
        Thread.detachNewThread {
          usleep(after)
          kill(getpid(), SIGKILL)
        }
        for number in 0... {
          let place = round * 5_000 + number
          _ = try store.perform(
            .submit(
              Sample.submission(place, receipt: place), draft: nil,
              invitation: Sample.receipt(place % 20_000 + 1_000_000).hash), limit: nil)
        }
      }
      let store = try SurveyStore(path: path)
      #expect(try store.invitationCount().used == store.counters().responses)
    }
  }

  @Test func `the table has no order but that of the hashes, and no column beside use`() throws {
    let folder = try TemporaryFolder()
    var seen: [[[UInt8]]] = []
    for (name, order) in [("a", Array(0..<60)), ("b", Array((0..<60).reversed()))] {
      let store = try SurveyStore(path: folder.file(name))
      for number in order { try store.invite([NewInvitation(hash(number))]) }
      for number in order where number % 3 == 0 { _ = try store.perform(deed(number, number), limit: nil) }
      let rows = try store.pool.read { db in
        #expect(try db.columns(in: "invitation").map(\.name) == ["hash", "used"])
        #expect(throws: DatabaseError.self) { try Int.fetchOne(db, sql: "SELECT rowid FROM invitation") }
        return try GRDB.Row.fetchAll(db, sql: "SELECT hash, used FROM invitation")
      }
      seen.append(rows.map { [UInt8]($0[0] as Data) + [UInt8($0[1] as Int)] })
    }
    #expect(seen[0] == seen[1] && seen[0].count == 60)
  }

  @Test func `an invitation's hash stands in its own tables alone, and erased it stands nowhere`() throws {
    let folder = try TemporaryFolder()
    let store = try SurveyStore(path: folder.file("a.sqlite"))
    try store.invite((0..<50).map { NewInvitation(hash($0), label: "person-\($0)@example.org") })
    for number in 0..<50 { _ = try store.perform(deed(number, number), limit: nil) }
    #expect(try store.eraseInvitations() == 50)
    let bytes = Data(try folder.bytes(of: "a.sqlite"))
    for number in 0..<50 {
      #expect(bytes.range(of: Data(hash(number))) == nil)
      #expect(bytes.range(of: Data("person-\(number)@".utf8)) == nil)
    }
    #expect(try store.counters().responses == 50)
  }
}
