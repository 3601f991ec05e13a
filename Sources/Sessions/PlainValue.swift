/// Any value of JSON, as far as Swift's own decoding tells it.
///
/// A whole number beyond 64 bits, and a decimal of more digits than a `Double` has, is kept as the nearest `Double`; the order of an object's names and
/// the blanks between are not kept.
enum PlainValue: Hashable, Sendable, Codable {
  case null, boolean(Bool), integer(Int64), number(Double), text(String), list([PlainValue]), object(
    [String: PlainValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([PlainValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: PlainValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
