package import Surveys

/// How the values of an event are written: as the texts that people know them by.

extension Name: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let name = Name(text) else { throw container.unsound("‘\(text)’ is no name") }
    self = name
  }

  package func encode(to encoder: any Encoder) throws { try encoder.write(text) }
}

extension CivilDate: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CivilDate(iso: text) else { throw container.unsound("‘\(text)’ is no day") }
    self = day
  }

  package func encode(to encoder: any Encoder) throws { try encoder.write(description) }
}

extension EventID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = EventID(text) else { throw container.unsound("‘\(text)’ is no id of an event") }
    self = id
  }

  package func encode(to encoder: any Encoder) throws { try encoder.write(text) }
}

extension PlannedSession.Kind: Codable {}
extension PlannedSession.Evidence: Codable {}

extension Encoder {
  fileprivate func write(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}

extension SingleValueDecodingContainer {
  fileprivate func unsound(_ message: String) -> DecodingError {
    .dataCorruptedError(in: self, debugDescription: message)
  }
}
