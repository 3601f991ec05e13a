import Foundation
import ResponseFiles
import Surveys
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONReader.Fault) -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  @Test func `values of every kind are read in order`() throws {
    let value = try read(#" { "b" : [ 1 , -0.5e1, true,false,null ] ,"a":"x\n\"\u00e9\ud83d\ude00\/" , "":{} } "#)
    #expect(
      value
        == .object([
          JSONValue.Member("b", .array([.number(1), .number(-5), .boolean(true), .boolean(false), .null])),
          JSONValue.Member("a", .string("x\n\"é😀/")), JSONValue.Member("", .object([])),
        ]))
  }

  @Test(arguments: [
    ("", JSONReader.Fault.Kind.ended, 1), ("{", .ended, 2), ("{\"a\"", .ended, 5), ("[1", .ended, 3),
    ("\"a", .ended, 3),
    ("tru", .ended, 4), ("trux", .unexpected, 4), ("[1,]", .unexpected, 4), ("{,}", .unexpected, 2),
    ("{\"a\":1,}", .unexpected, 8), ("{a:1}", .unexpected, 2), ("{'a':1}", .unexpected, 2), ("[1 2]", .unexpected, 4),
    ("1 2", .trailing, 3), ("{}{}", .trailing, 3), ("/* */1", .unexpected, 1), ("NaN", .unexpected, 1),
    ("+1", .unexpected, 1), (".5", .unexpected, 1), ("01", .badNumber, 1), ("-", .badNumber, 1), ("1.", .badNumber, 1),
    ("1e", .badNumber, 1), ("-01", .badNumber, 1), ("[1e999]", .numberTooLarge, 2), ("[-1e999]", .numberTooLarge, 2),
    ("0x1", .trailing, 2), ("\"\t\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 2),
    (#""\x""#, .badEscape, 2), (#""\u12g4""#, .badEscape, 6), (#""\ud800""#, .badEscape, 2),
    (#""\udc00""#, .badEscape, 2), (#""\ud800\u0041""#, .badEscape, 2), (#"{"a":1,"a":2}"#, .duplicateName("a"), 8),
    (#"{"a":1,"\u0061":2}"#, .duplicateName("a"), 8), ("\u{FEFF}{}", .unexpected, 1),
  ])
  func `what is not strictly JSON is refused at its place`(_ text: String, _ kind: JSONReader.Fault.Kind, _ column: Int)
  {
    #expect(throws: JSONReader.Fault(kind: kind, column: column)) { try read(text) }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
    #expect(throws: JSONReader.Fault(kind: .invalidUTF8, column: 2)) {
      try JSONReader.read([UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")])
    }
  }

  @Test func `depth is bounded, however long the line`() throws {
    let most = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(throws: Never.self) { try read(most) }
    #expect(throws: JSONReader.Fault(kind: .tooDeep, column: 33)) { try read(String(repeating: "[", count: 500_000)) }
    #expect(throws: JSONReader.Fault(kind: .tooDeep, column: 161)) {
      try read(String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test func `what is written is read back and Foundation agrees, for random values`() throws {
    var chance = SeededChance(seed: 11)
    for _ in 0..<2_000 {
      let value = random(&chance, depth: 0)
      let text = JSONValue.array([value]).text
      #expect(try read(text) == .array([value]))
      let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSArray
      #expect(same(value, try #require(theirs?.firstObject)), "\(text.debugDescription)")
    }
  }

  @Test func `random damage never passes for something that Foundation refuses`() throws {
    var chance = SeededChance(seed: 12)
    for _ in 0..<3_000 {
      var bytes = Array(JSONValue.array([random(&chance, depth: 0)]).text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let at = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &chance)
        case 1 where bytes.count > 1: bytes.remove(at: at)
        default: bytes.insert(Array("{}[]\",:\\0e-".utf8).randomElement(using: &chance) ?? 0, at: at)
        }
      }
      guard let ours = try? JSONReader.read(bytes) else { continue }
      let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect(
        same(ours, try #require(theirs, "\(String(decoding: bytes, as: UTF8.self))")),
        "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  private func random(_ chance: inout SeededChance, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 4 ? 4 : 6), using: &chance) {
    case 0: return .boolean(Bool.random(using: &chance))
    case 1:
      let bits = UInt64.random(in: 0...UInt64.max, using: &chance)
      let number = Double(bitPattern: bits)
      return .number(
        number.isFinite && Bool.random(using: &chance) ? number : Double(Int.random(in: -999...999, using: &chance)))
    case 2, 3: return .string(word(&chance))
    case 4: return .array((0..<Int.random(in: 0...4, using: &chance)).map { _ in random(&chance, depth: depth + 1) })
    default:
      var names: Set<String> = []
      return .object(
        (0..<Int.random(in: 0...4, using: &chance)).compactMap { _ in
          let name = word(&chance)
          guard names.insert(name).inserted else { return nil }
          return JSONValue.Member(name, random(&chance, depth: depth + 1))
        })
    }
  }

  private func word(_ chance: inout SeededChance) -> String {
    let letters: [String] = [
      "a", "b", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7F}", "é", "😀", "\u{301}", "\u{2028}", " ",
    ]
    return (0..<Int.random(in: 0...8, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? "" }.joined()
  }

  private func same(_ value: JSONValue, _ other: Any) -> Bool {
    switch value {
    case .null: return other is NSNull
    case .boolean(let truth): return (other as? Bool) == truth
    case .number(let number):
      // Foundation's reader goes through decimals of its own and may be off in the last digit.
      guard let other = (other as? NSNumber)?.doubleValue else { return false }
      return abs(other - number) <= abs(number) * 1e-12
    case .string(let text): return (other as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
    case .array(let items):
      guard let others = other as? [Any], others.count == items.count else { return false }
      return zip(items, others).allSatisfy(same)
    case .object(let members):
      guard let others = other as? [String: Any], others.count == members.count else { return false }
      return members.allSatisfy { member in others[member.name].map { same(member.value, $0) } ?? false }
    }
  }
}
