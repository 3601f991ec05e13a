import Sessions
import Surveys
import TestSupport
import Testing

@testable import Seals

@Suite struct RoomPassTests {
  private let key = [UInt8](repeating: 7, count: 32)
  private let other = [UInt8](repeating: 8, count: 32)

  @Test func `a join code follows from the store and the session, and is read as people type it`() {
    let code = JoinCode(of: "consensus", survey: "tea", under: key)
    #expect(code == JoinCode(of: "consensus", survey: "tea", under: key))
    #expect(code != JoinCode(of: "focus-group", survey: "tea", under: key))
    #expect(code != JoinCode(of: "consensus", survey: "coffee", under: key))
    #expect(code != JoinCode(of: "consensus", survey: "tea", under: other))
    #expect(code.text.utf8.count == 6 && code.description.utf8.count == 7)
    #expect(JoinCode(" \(code.description.lowercased()) ") == code)
    #expect(JoinCode("o1i-l00")?.text == "011100")
  }

  @Test(arguments: ["", "ABC", "ABCDEFG", "ABC?12", "é23456", String(repeating: "A", count: 99)])
  func `what is no code is none`(_ text: String) {
    #expect(JoinCode(text) == nil)
  }

  @Test func `a pass is good in its own room alone, and cannot be made elsewhere`() throws {
    var chance = SeededChance(seed: 1)
    let pass = RoomPass(to: "consensus", using: &chance)
    let value = pass.value(under: key)
    #expect(RoomPass(value, to: "consensus", under: key) == pass)
    #expect(RoomPass(value, to: "focus-group", under: key) == nil)
    #expect(RoomPass(value, to: "consensus", under: other) == nil)
    #expect(RoomPass(pass.ballot.text, to: "consensus", under: key) == nil)
    #expect(RoomPass(value + "0", to: "consensus", under: key) == nil)
    #expect(!pass.token(under: key).matches(String(value.suffix(20))))
    #expect(!value.contains("consensus"))
  }
}

@Suite struct SentOnceTests {
  @Test func `the same from the same page has the same id, and anything else another one`() throws {
    let key = [UInt8](repeating: 7, count: 32)
    func id(_ mark: String, _ fields: [(name: String, value: String)], _ key: [UInt8]) throws -> EventID {
      try #require(SentOnce.id(mark, fields, under: key))
    }
    let first = try id("a", [("words", "buses"), ("table", "1")], key)
    #expect(try id("a", [("words", "buses"), ("table", "1")], key) == first)
    #expect(try id("b", [("words", "buses"), ("table", "1")], key) != first)
    #expect(try id("a", [("words", "buses"), ("table", "2")], key) != first)
    #expect(try id("a", [("words", "buses:5:table:1:1")], key) != first)
    #expect(try id("a", [("words", "buses"), ("table", "1")], [UInt8](repeating: 8, count: 32)) != first)
  }
}
