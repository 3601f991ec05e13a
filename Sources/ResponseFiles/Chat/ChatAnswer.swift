internal import Surveys
package import Themes

/// What a chat endpoint suggests for the comments of one request, once all of it was found to be in order.
package struct ChatAnswer: Hashable, Sendable {
  /// Why a whole answer is refused.
  package enum Fault: Error, Hashable, Sendable {
    case tooLong
    /// The endpoint's own envelope is no chat completion.
    case envelope
    /// The message is not one JSON object and nothing else.
    case json(JSONReader.Fault)
    /// A member is missing, is not what it should be, or is none that was asked for; its name.
    case member(String)
    case unknownID(Double)
    case repeatedID(Int)
    case missingID(Int)
    case unknownTheme(String, id: Int)
    /// The quote is empty or does not stand in the comment that was sent.
    case quote(String, id: Int)
  }

  /// How many bytes are read of an answer.
  package static let limit = 1_048_576

  /// For each text of the request, in its order: themes with where their quotes stand in the text before anything was taken out of it.
  ///
  /// Each theme once, in the order of the themes; empty where none fits.
  package let codes: [[Code]]

  /// Checks the body of an endpoint's answer to a request. Linear in the bytes, and in each text times the quotes from it.
  package init(_ body: [UInt8], to request: ChatRequest) throws(Fault) {
    guard body.count <= ChatAnswer.limit else { throw .tooLong }
    let envelope: JSONValue
    do throws(JSONReader.Fault) { envelope = try JSONReader.read(body) } catch { throw .envelope }
    guard case .array(let choices) = envelope["choices"], choices.count == 1,
      case .string(let content) = choices[0]["message"]?["content"]
    else { throw .envelope }
    let value: JSONValue
    do throws(JSONReader.Fault) { value = try JSONReader.read(Array(content.utf8)) } catch { throw .json(error) }
    guard case .array(let entries) = try ChatAnswer.members(value, ["comments"])[0] else { throw .member("comments") }
    var found: [Int: [Code]] = [:]
    for entry in entries {
      let parts = try ChatAnswer.members(entry, ["id", "codes"])
      guard case .number(let number) = parts[0] else { throw .member("id") }
      guard let id = Int(exactly: number), (1...max(1, request.texts.count)).contains(id), !request.texts.isEmpty
      else { throw .unknownID(number) }
      guard found[id] == nil else { throw .repeatedID(id) }
      found[id] = try ChatAnswer.codes(parts[1], id: id, request)
    }
    var codes: [[Code]] = []
    for id in 1..<(request.texts.count + 1) {
      guard let own = found[id] else { throw .missingID(id) }
      codes.append(own)
    }
    self.codes = codes
  }

  private static func codes(_ value: JSONValue, id: Int, _ request: ChatRequest) throws(Fault) -> [Code] {
    guard case .array(let items) = value else { throw .member("codes") }
    var parts: [Name: [Range<Int>]] = [:]
    for item in items {
      let given = try members(item, ["theme", "quote"])
      guard case .string(let name) = given[0] else { throw .member("theme") }
      guard case .string(let quote) = given[1] else { throw .member("quote") }
      guard let theme = request.themes.first(where: { $0.name.text.utf8.elementsEqual(name.utf8) }) else {
        throw .unknownTheme(name, id: id)
      }
      let text = request.texts[id - 1]
      guard let here = place(of: Array(quote.utf8), in: Array(text.text.utf8)), let there = text.original(here) else {
        throw .quote(quote, id: id)
      }
      parts[theme.name, default: []].append(there)
    }
    return request.themes.compactMap { theme in
      parts[theme.name].map { Code(theme.name, parts: Suggester.merged($0)) }
    }
  }

  /// The values of an object that has these names and no others, in the order of the names.
  private static func members(_ value: JSONValue, _ names: [String]) throws(Fault) -> [JSONValue] {
    guard case .object(let given) = value else { throw .member(names[0]) }
    if let stranger = given.first(where: { !names.contains($0.name) }) { throw .member(stranger.name) }
    var values: [JSONValue] = []
    for name in names {
      guard let own = value[name] else { throw .member(name) }
      values.append(own)
    }
    return values
  }

  /// Where the part first stands, byte for byte: letters that only look alike, or are composed in another way, are not the same.
  private static func place(of part: [UInt8], in whole: [UInt8]) -> Range<Int>? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
    let starts = 0...(whole.count - part.count)
    return starts.first { whole[$0..<($0 + part.count)].elementsEqual(part) }.map { $0..<($0 + part.count) }
  }
}
