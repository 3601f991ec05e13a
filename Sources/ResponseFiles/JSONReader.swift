/// Reads one JSON text, as strictly as RFC 8259 allows: no comments, no duplicate names, no invalid UTF-8, bounded depth.
///
/// Linear in the number of bytes, but for an object's names, which are compared with one another through a set.
package struct JSONReader {
  /// How deep arrays and objects may lie in one another.
  package static let depth = 32

  /// What is wrong, and at which byte from 1.
  package struct Fault: Error, Hashable, Sendable {
    /// Which rule of JSON, or which bound of the reader, the bytes break.
    package enum Kind: Hashable, Sendable {
      case ended
      case unexpected
      case trailing
      case tooDeep
      case duplicateName(String)
      case invalidUTF8
      case badEscape
      case controlCharacter
      case badNumber
      case numberTooLarge
    }
    package var kind: Kind
    package var column: Int

    package init(kind: Kind, column: Int) {
      self.kind = kind
      self.column = column
    }
  }

  /// How many names are few enough to be compared one by one.
  private static let short = 12

  let bytes: [UInt8]
  var at = 0

  /// The value that the bytes write.
  package static func read(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    reader.skipBlanks()
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.at == bytes.count else { throw reader.fault(.trailing) }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  func fault(_ kind: Fault.Kind) -> Fault { Fault(kind: kind, column: at + 1) }

  var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard let first = next else { throw fault(.ended) }
    switch first {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try word("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw fault(.unexpected)
    }
  }

  private mutating func word(_ word: StaticString) throws(Fault) {
    for letter in "\(word)".utf8 {
      guard let byte = next else { throw fault(.ended) }
      guard byte == letter else { throw fault(.unexpected) }
      at += 1
    }
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    guard depth <= JSONReader.depth else { throw fault(.tooDeep) }
    at += 1
    var items: [JSONValue] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      at += 1
      return .array(items)
    }
    while true {
      skipBlanks()
      items.append(try value(depth: depth))
      if try ends(with: UInt8(ascii: "]")) { return .array(items) }
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    guard depth <= JSONReader.depth else { throw fault(.tooDeep) }
    at += 1
    var members: [JSONValue.Member] = []
    // A short object's names are compared with one another; of a long one's a set is made.
    var names: Set<String> = []
    skipBlanks()
    if next == UInt8(ascii: "}") {
      at += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard let first = next else { throw fault(.ended) }
      guard first == UInt8(ascii: "\"") else { throw fault(.unexpected) }
      let start = at
      let name = try string()
      if members.count == JSONReader.short { names = Set(members.map(\.name)) }
      let isNew =
        members.count < JSONReader.short ? !members.contains { $0.name == name } : names.insert(name).inserted
      guard isNew else { throw Fault(kind: .duplicateName(name), column: start + 1) }
      skipBlanks()
      guard let colon = next else { throw fault(.ended) }
      guard colon == UInt8(ascii: ":") else { throw fault(.unexpected) }
      at += 1
      skipBlanks()
      members.append(JSONValue.Member(name, try value(depth: depth)))
      if try ends(with: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  /// Whether the list closes here; if not, its comma has been read.
  private mutating func ends(with close: UInt8) throws(Fault) -> Bool {
    skipBlanks()
    guard let byte = next else { throw fault(.ended) }
    guard byte == close || byte == UInt8(ascii: ",") else { throw fault(.unexpected) }
    at += 1
    return byte == close
  }
}
