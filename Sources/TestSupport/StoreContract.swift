package import Responses
package import Sessions
internal import Surveys
internal import Testing
package import Themes

/// A store with all of its ports.
package typealias WholeStore = ResponseStore & ResponseSource & DraftStore & DefinitionArchive & AddressStore
  & CodingStore & SuggestionStore & SessionStore & InvitationStore

/// What every store keeps to; the tests of each store run all of it against a new and empty one.
package struct StoreContract: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  package let check: @Sendable (any WholeStore) throws -> Void

  init(_ sentence: String, _ check: @escaping @Sendable (any WholeStore) throws -> Void) {
    testDescription = sentence
    self.check = check
  }

  package static let all: [StoreContract] = responses + sessions + invitations

  private static let responses: [StoreContract] = [
    StoreContract("responses come back as they went in, in the order of their ids") { store in
      let three = [3, 1, 2].map { Sample.submission($0, "word \($0)") }
      let addition = try store.add(three)
      #expect(addition.added == 3)
      let sorted = three.sorted { $0.record.id < $1.record.id }
      #expect(try store.allRecords() == sorted.map(\.record))
      #expect(try store.allCodes().map(\.codes) == sorted.map(\.codes))
      #expect(try store.allTexts() == sorted.flatMap(\.texts))
    },
    StoreContract("a response that comes in twice is kept once") { store in
      try store.add([Sample.submission(1), Sample.submission(2)])
      let again = try store.add([Sample.submission(2), Sample.submission(3), Sample.submission(3)])
      #expect(again.added == 1)
      #expect(again.known == 2)
      #expect(try store.counters().responses == 3)
      #expect(try store.allCodes().count == 3)
    },
    StoreContract("of two versions of a response the later one is kept and the other is a duplicate") { store in
      let (early, late) = (Sample.submission(1, "early", minute: 5), Sample.submission(1, "late", minute: 6))
      for order in [[late, early], [early, late], [late, early, late]] {
        try store.add(order)
        #expect(try store.allRecords() == [late.record])
        #expect(try store.allTexts().map(\.text) == ["late"])
        let rows = try store.allCodes()
        #expect(rows.map(\.exclusion) == [.duplicate, nil])
        #expect(rows.map(\.submittedAt) == [early.record.submittedAt, late.record.submittedAt])
      }
    },
    StoreContract("nothing is kept of what is abandoned") { store in
      var given = 0
      let addition = try store.add(limit: nil) {
        given += 1
        return given < 4 ? .response(Sample.submission(given)) : .abandon
      }
      #expect(addition == Addition())
      #expect(try store.allRecords().isEmpty)
      #expect(try store.counters() == ResponseCounters())
    },
    StoreContract("one response too many is refused with all that came with it") { store in
      try store.add([Sample.submission(1)], limit: 2)
      #expect(throws: StoreFault.limitReached(2)) {
        try store.add([Sample.submission(2), Sample.submission(3)], limit: 2)
      }
      #expect(try store.counters().responses == 1)
      #expect(try store.add([Sample.submission(2)], limit: 2).added == 1)
      #expect(try store.add([Sample.submission(2)], limit: 2).known == 1)
    },
    StoreContract("a skipped line is counted once however often its file comes in") { store in
      for round in 0..<2 {
        var given = 0
        let addition = try store.add(limit: nil) {
          given += 1
          return given < 3 ? .skipped(fingerprint: Sample.id(given)) : .end
        }
        #expect(addition.skipped == (round == 0 ? 2 : 0))
      }
      #expect(try store.counters() == ResponseCounters(skipped: 2))
    },
    StoreContract("a receipt erases its response and addresses, and only a counter is left") { store in
      try store.add([
        Sample.submission(1, "mine", receipt: 1, addresses: ["a@example.org", "b@example.org"]),
        Sample.submission(2, "yours", receipt: 2, addresses: ["c@example.org"]),
      ])
      #expect(try store.forget(Sample.receipt(1)) == Erasure(responses: 1, addresses: 2))
      #expect(try store.allRecords().map(\.id) == [Sample.id(2)])
      #expect(try store.allTexts().map(\.text) == ["yours"])
      #expect(try store.addresses().map(\.text) == ["c@example.org"])
      #expect(try store.counters() == ResponseCounters(withdrawn: 1, responses: 1))
      #expect(try store.forget(Sample.receipt(1)) == Erasure())
      #expect(try store.forget(Sample.receipt(3)) == Erasure())
    },
    StoreContract("erasing a response erases the versions that gave way to it") { store in
      try store.add([Sample.submission(1, "a", minute: 1, receipt: 1), Sample.submission(1, "b", minute: 2)])
      #expect(try store.forget(Sample.receipt(1)).responses == 1)
      #expect(try store.allCodes().isEmpty)
      #expect(try store.counters() == ResponseCounters(withdrawn: 2))
    },
    StoreContract("a purge takes what is older, and every address with it") { store in
      try store.add([
        Sample.submission(1, minute: 10, addresses: ["a@example.org"]),
        Sample.submission(2, minute: 20, addresses: ["b@example.org"]), Sample.submission(3, minute: nil),
      ])
      #expect(try store.purge(before: Moment(milliseconds: 0)) == Erasure())
      #expect(try store.addresses().count == 2)
      #expect(try store.purge(before: Moment(milliseconds: 20 * 60_000)) == Erasure(responses: 2, addresses: 2))
      #expect(try store.allRecords().map(\.id) == [Sample.id(2)])
      #expect(try store.counters() == ResponseCounters(withdrawn: 2, responses: 1))
    },
    StoreContract("a person sets a response aside and takes it back") { store in
      try store.add([Sample.submission(1), Sample.submission(2)])
      for exclusion in Exclusion.allCases {
        #expect(try store.exclude(Sample.id(1), as: exclusion))
        #expect(try store.allCodes().map(\.exclusion) == [exclusion, nil])
      }
      #expect(try store.exclude(Sample.id(1), as: nil))
      #expect(try store.allCodes().map(\.exclusion) == [nil, nil])
      #expect(try !store.exclude(Sample.id(3), as: .invalid))
    },
    StoreContract("reading stops when it is told to") { store in
      try store.add((1...5).map { Sample.submission($0) })
      var seen = 0
      try store.readCodes { _ in
        seen += 1
        return seen < 2
      }
      #expect(seen == 2)
    },
    StoreContract("the store may be read while it is read and while it is written") { store in
      try store.add([Sample.submission(1), Sample.submission(2)])
      try store.archive(
        ArchivedDefinition(form: FormHash("a"), method: "m", source: "s", firstUsed: Moment(milliseconds: 1)))
      var seen: [Int] = []
      try store.readCodes { _ in
        seen.append((try? store.definitions().count) ?? -1)
        seen.append((try? store.counters().responses) ?? -1)
        return true
      }
      #expect(seen == [1, 2, 1, 2])
      var given = 2
      try store.add(limit: nil) {
        given += 1
        guard (try? store.definitions().count) == 1, given < 4 else { return .end }
        return .response(Sample.submission(given))
      }
      #expect(try store.counters().responses == 3)
    },
    StoreContract("a draft is kept, replaced, found by its code alone, and erased") { store in
      var draft = Draft(
        code: [UInt8](repeating: 7, count: 32), form: FormHash("sha256:one"), language: "gd",
        startedAt: Moment(milliseconds: 1), savedAt: Moment(milliseconds: 2), answers: "{}")
      try store.save(draft)
      draft.answers = "{\"change\":\"heather\"}"
      draft.savedAt = Moment(milliseconds: 3)
      try store.save(draft)
      #expect(try store.draft(draft.code) == draft)
      #expect(try store.draft([UInt8](repeating: 8, count: 32)) == nil)
      #expect(try store.discardDrafts(before: Moment(milliseconds: 3)) == 0)
      #expect(try store.discardDrafts(before: Moment(milliseconds: 4)) == 1)
      #expect(try store.draft(draft.code) == nil)
      try store.save(draft)
      try store.discard(draft.code)
      #expect(try store.draft(draft.code) == nil)
    },
    StoreContract("every definition is kept once, with its first use") { store in
      let one = ArchivedDefinition(
        form: FormHash("sha256:a"), method: "sha256:m", source: "survey: a", firstUsed: Moment(milliseconds: 1))
      var two = one
      two.method = "sha256:n"
      var later = one
      later.firstUsed = Moment(milliseconds: 9)
      for definition in [one, two, later] { try store.archive(definition) }
      #expect(try store.definitions() == [one, two])
      #expect(try store.definition(of: one.form) == one)
      #expect(try store.definition(of: FormHash("sha256:b")) == nil)
    },
    StoreContract("decisions about comments are kept in their order, once, and go with their response") { store in
      try store.add([Sample.submission(1, "a", receipt: 1), Sample.submission(2, "b"), Sample.submission(3, "c")])
      func place(_ number: Int, _ item: Int? = nil) -> CommentPlace {
        CommentPlace(Sample.id(number), QuestionPath("change", in: item.map { .init("visits", $0) }))
      }
      func decision(_ number: Int, _ kind: CodingDecision.Kind, at: Int64, item: Int? = nil) -> CodingDecision {
        CodingDecision(
          place: place(number, item), digest: .max - UInt64(number), coder: "Anna", at: Moment(milliseconds: at),
          kind: kind, note: number == 2 ? "Which road?" : nil, withheld: number == 2 ? "names a person" : nil)
      }
      let all = [
        decision(2, .coded([Code("roads", parts: [0..<4, 9..<12]), Code("money")]), at: 5),
        decision(1, .coded([]), at: 9),
        decision(1, .coded([]), at: 6), decision(2, .undone, at: 7), decision(2, .resolved([Code("money")]), at: 8),
        decision(2, .skipped, at: 8, item: 1), decision(3, .copy(of: place(1, 2)), at: 8), decision(3, .skipped, at: 9),
      ]
      #expect(try store.record(all + [decision(4, .skipped, at: 1)]) == all.count)
      #expect(try store.decisions() == all)
      #expect(try store.record([all[1], decision(2, .coded([]), at: 99)]) == 1)
      #expect(try store.decisions().count == all.count + 1)
      #expect(try store.forget(Sample.receipt(1)).responses == 1)
      #expect(try store.decisions().filter { $0.place.response == Sample.id(1) }.isEmpty)
      #expect(try store.decisions().count == all.count - 1)
    },
    StoreContract("decisions about what was said stand among the others, and stay when it is taken back") { store in
      try store.add([Sample.submission(1, "a", receipt: 1)])
      let said = SampleSession.event(1, .contributed(text: "The bus", table: nil))
      try store.append([said, SampleSession.event(2, .counted(people: 3))])
      func decision(_ place: CommentPlace, _ kind: CodingDecision.Kind, at: Int64) -> CodingDecision {
        CodingDecision(
          place: place, digest: .max - 3, coder: "Anna", at: Moment(milliseconds: at), kind: kind, note: "Which?",
          withheld: "names a person")
      }
      let written = CommentPlace(Sample.id(1), QuestionPath("change"))
      let spoken = CommentPlace.contribution(said.id)
      let all = [
        decision(spoken, .coded([Code("roads", parts: [0..<3])]), at: 1), decision(written, .skipped, at: 2),
        decision(spoken, .undone, at: 3), decision(spoken, .resolved([]), at: 4),
      ]
      // What is about no contribution, or would make one a copy, is left out.
      let strangers = [
        decision(.contribution(SampleSession.id(2)), .skipped, at: 5),
        decision(.contribution(SampleSession.id(9)), .skipped, at: 6),
        decision(spoken, .copy(of: written), at: 7), decision(written, .copy(of: spoken), at: 8),
      ]
      #expect(try store.record(all + strangers) == all.count)
      #expect(try store.record(all) == 0)
      #expect(try store.decisions() == all)
      let (first, place) = try store.decisions(after: 0)
      #expect(first == all)
      #expect(try store.decisions(after: place).decisions.isEmpty)
      let later = decision(spoken, .skipped, at: 9)
      try store.record([later])
      #expect(try store.decisions(after: place).decisions == [later])
      let suggestion = MachineSuggestion(place: spoken, digest: 1, model: "small", run: 1, content: "x", codes: [])
      #expect(try store.record([suggestion]) == 0)
      try store.append([SampleSession.event(3, .undone(event: said.id))])
      #expect(try store.forget(Sample.receipt(1)).responses == 1)
      #expect(try store.decisions().map(\.place) == Array(repeating: spoken, count: 4))
    },
    StoreContract("suggestions of a machine are kept in their order, once, and go with their response") { store in
      try store.add([Sample.submission(1, "a", receipt: 1), Sample.submission(2, "b")])
      func suggestion(_ number: Int, _ content: String, run: Int = 1, item: Int? = nil) -> MachineSuggestion {
        MachineSuggestion(
          place: CommentPlace(Sample.id(number), QuestionPath("change", in: item.map { .init("visits", $0) })),
          digest: .max - UInt64(number), model: "small", run: run, content: content,
          codes: item == nil ? [Code("roads", parts: [0..<4, 9..<12]), Code("money")] : [])
      }
      let all = [suggestion(2, "x"), suggestion(1, "y"), suggestion(2, "z", run: 2), suggestion(2, "x", item: 1)]
      #expect(try store.record(all + [suggestion(4, "x")]) == all.count)
      #expect(try store.suggestions() == all)
      var other = all[0]
      other.codes = []
      #expect(try store.record([all[1], other]) == 0)
      #expect(try store.forget(Sample.receipt(1)).responses == 1)
      #expect(try store.suggestions() == all.filter { $0.place.response != Sample.id(1) })
    },
    StoreContract("an address is erased wherever it stands") { store in
      try store.add([
        Sample.submission(1, addresses: ["a@example.org"]), Sample.submission(2, addresses: ["a@example.org"]),
        Sample.submission(3, addresses: ["b@example.org"]),
      ])
      #expect(try store.eraseAddress("a@example.org") == 2)
      #expect(try store.addresses().map(\.text) == ["b@example.org"])
    },
  ]
}
