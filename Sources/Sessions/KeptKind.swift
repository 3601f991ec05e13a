/// A kind of event as stores and files hold it: an object with the kind's word as its one name.
///
/// A word that is not known is no fault, so that nothing which a later program wrote is lost; a known one with content that it cannot have is.
package struct KeptKind: Codable {
  package let kind: SessionEvent.Kind

  package init(_ kind: SessionEvent.Kind) { self.kind = kind }

  private struct Word: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Word.self)
    guard let word = container.allKeys.first, container.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "a kind has one name"))
    }
    if SessionEvent.Kind.words.contains(word.stringValue) {
      kind = try SessionEvent.Kind(from: decoder)
    } else {
      let content = try container.decode(PlainValue.self, forKey: word)
      kind = .unknown(UnknownKind(word: word.stringValue, content: content))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    guard case .unknown(let unknown) = kind else { return try kind.encode(to: encoder) }
    var container = encoder.container(keyedBy: Word.self)
    try container.encode(unknown.content, forKey: Word(stringValue: unknown.word))
  }
}
