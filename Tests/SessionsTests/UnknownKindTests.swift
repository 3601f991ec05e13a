import Foundation
import Surveys
import TestSupport
import Testing

@testable import Sessions

/// What a later program wrote is kept as it stands.
@Suite struct UnknownKindTests {
  private let later =
    #"{"sung":{"bars":12,"by":null,"parts":[1.5,"bass",true,{"deep":{}}],"text":"Eilean mo chridhe"}}"#

  private func read(_ text: String) throws -> SessionEvent.Kind {
    try JSONDecoder().decode(KeptKind.self, from: Data(text.utf8)).kind
  }

  private func written(_ kind: SessionEvent.Kind) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(KeptKind(kind)), as: UTF8.self)
  }

  @Test func `a kind that is not known comes back as it was written, and changes nothing`() throws {
    let kind = try read(later)
    #expect(kind.word == "sung" && !kind.mayBeUndone && kind.vote == nil)
    #expect(try written(kind) == later)
    let session = Session(id: "focus-group", kind: .meeting, title: "Talk")
    let state = SessionState(session, themes: [], [SampleSession.event(1, kind)])
    #expect(state.hasBegun && state.contributions.isEmpty)
  }

  @Test(arguments: SampleSession.everyKind) func `every kind of this program is known by its word`(event: SessionEvent)
    throws
  {
    #expect(SessionEvent.Kind.words.contains(event.kind.word))
    #expect(try read(try written(event.kind)) == event.kind)
    #expect(try written(event.kind).hasPrefix("{\"\(event.kind.word)\":"))
  }

  @Test(arguments: ["{}", "[]", "3", #"{"counted":{"people":"many"}}"#, #"{"counted":{"people":1},"sung":{}}"#])
  func `what is no kind at all is a fault`(text: String) {
    #expect(throws: (any Error).self) { try read(text) }
  }

  @Test func `an entry of the list without a correction is written as it always was`() throws {
    #expect(try written(.attended(Attendant("Anna"))) == #"{"attended":{"_0":{"name":"Anna","role":"present"}}}"#)
  }
}
