internal import Responses
internal import Sessions
internal import Surveys
package import Themes

/// Decisions about comments, and what a machine suggested for them, as JSON Lines, to be kept beside the definition and taken in again.
package enum CodesFile {
  /// What one line holds.
  package enum Entry: Hashable, Sendable {
    case decision(CodingDecision)
    case suggestion(MachineSuggestion)
  }

  /// What is wrong with a line.
  package enum Fault: Error, Hashable, Sendable {
    case json(JSONReader.Fault)
    /// A member is missing, or is not what it should be; its name.
    case member(String)
    case unknownMember(String)
    case tooLong
  }

  // MARK: - Writing

  /// One decision as a line, with its end; the same bytes for the same decision.
  package static func line(_ decision: CodingDecision) -> String {
    var members = place(decision.place)
    members.append(.init("text", .string(hexadecimal(decision.digest))))
    members.append(.init("coder", .string(decision.coder)))
    members.append(.init("at", .string(decision.at.description)))
    let kind: String
    switch decision.kind {
    case .coded: kind = "coded"
    case .resolved: kind = "resolved"
    case .skipped: kind = "skipped"
    case .undone: kind = "undone"
    case .copy(let original):
      kind = "copy"
      members.append(.init("copy_of", .object(place(original))))
    }
    members.append(.init("kind", .string(kind)))
    if let codes = decision.codes { members.append(.init("codes", .array(codes.map { .string($0.text) }))) }
    if let note = decision.note { members.append(.init("note", .string(note))) }
    if let withheld = decision.withheld { members.append(.init("withheld", .string(withheld))) }
    return JSONValue.object(members).text + "\n"
  }

  /// One suggestion as a line, with its end; the same bytes for the same suggestion.
  package static func line(_ suggestion: MachineSuggestion) -> String {
    JSONValue.object(
      place(suggestion.place) + [
        .init("text", .string(hexadecimal(suggestion.digest))), .init("model", .string(suggestion.model)),
        .init("run", .number(Double(suggestion.run))), .init("content", .string(suggestion.content)),
        .init("kind", .string("suggested")),
        .init("codes", .array(suggestion.codes.map { .string($0.text) })),
      ]
    ).text + "\n"
  }

  private static func place(_ place: CommentPlace) -> [JSONValue.Member] {
    switch place {
    case .contribution(let event): return [.init("contribution", .string(event.text))]
    case .answer(let response, let path):
      var members: [JSONValue.Member] = [.init("response", .string(response.text))]
      if let item = path.item {
        members.append(.init("repeat", .string(item.name.text)))
        members.append(.init("item", .number(Double(item.index))))
      }
      return members + [.init("question", .string(path.question.text))]
    }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: - Reading

  private static let members: Set<String> = [
    "response", "repeat", "item", "question", "contribution", "text", "coder", "at", "copy_of", "kind", "codes", "note",
    "withheld",
  ]
  private static let suggestedMembers: Set<String> = [
    "response", "repeat", "item", "question", "text", "model", "run", "content", "kind", "codes",
  ]

  /// What a line writes: the kind `suggested` is a suggestion, every other a decision.
  package static func entry(_ line: FileLines.Line) throws(Fault) -> Entry {
    guard let bytes = line.bytes else { throw .tooLong }
    let value: JSONValue
    do throws(JSONReader.Fault) { value = try JSONReader.read(bytes) } catch { throw .json(error) }
    guard case .object(let given) = value else { throw .member("response") }
    let isSuggested = value["kind"] == .string("suggested")
    let known = isSuggested ? suggestedMembers : members
    if let stranger = given.first(where: { !known.contains($0.name) }) { throw .unknownMember(stranger.name) }
    let digest = try text(value, "text")
    guard digest.utf8.count == 16, let number = UInt64(digest, radix: 16) else { throw .member("text") }
    return isSuggested
      ? .suggestion(try suggestion(value, digest: number)) : .decision(try decision(value, digest: number))
  }

  private static func decision(_ value: JSONValue, digest: UInt64) throws(Fault) -> CodingDecision {
    let coder = try filledText(value, "coder")
    guard let at = Moment(rfc3339: try text(value, "at")) else { throw .member("at") }
    let (place, kind) = (try place(value), try kind(value))
    // What was said in a room is nobody's copy.
    if case .copy(let original) = kind, place.isContribution || original.isContribution { throw .member("copy_of") }
    return CodingDecision(
      place: place, digest: digest, coder: coder, at: at, kind: kind,
      note: try optionalText(value, "note"), withheld: try optionalText(value, "withheld"))
  }

  private static func suggestion(_ value: JSONValue, digest: UInt64) throws(Fault) -> MachineSuggestion {
    guard case .number(let number)? = value["run"], let run = Int(exactly: number), run > 0 else {
      throw .member("run")
    }
    return MachineSuggestion(
      place: try place(value), digest: digest, model: try filledText(value, "model"), run: run,
      content: try filledText(value, "content"), codes: try codes(value))
  }

  private static func kind(_ value: JSONValue) throws(Fault) -> CodingDecision.Kind {
    switch try text(value, "kind") {
    case "coded": return .coded(try codes(value))
    case "resolved": return .resolved(try codes(value))
    case "skipped": return .skipped
    case "undone": return .undone
    case "copy":
      guard let original = value["copy_of"] else { throw .member("copy_of") }
      return .copy(of: try place(original))
    default: throw .member("kind")
    }
  }

  private static func codes(_ value: JSONValue) throws(Fault) -> [Code] {
    guard case .array(let items)? = value["codes"] else { throw .member("codes") }
    var codes: [Code] = []
    for item in items {
      guard case .string(let text) = item, let code = Code(text: text) else { throw .member("codes") }
      codes.append(code)
    }
    return codes
  }

  private static func place(_ value: JSONValue) throws(Fault) -> CommentPlace {
    if value["contribution"] != nil {
      guard let event = EventID(try text(value, "contribution")) else { throw .member("contribution") }
      guard value["response"] == nil else { throw .member("response") }
      return .contribution(event)
    }
    guard let id = ResponseID(try text(value, "response")) else { throw .member("response") }
    guard let question = Name(try text(value, "question")) else { throw .member("question") }
    var item: QuestionPath.RepeatItem?
    if let name = try optionalText(value, "repeat") {
      guard let name = Name(name) else { throw .member("repeat") }
      guard case .number(let number)? = value["item"], let index = Int(exactly: number), index >= 0 else {
        throw .member("item")
      }
      item = QuestionPath.RepeatItem(name, index)
    }
    return CommentPlace(id, QuestionPath(question, in: item))
  }

  private static func text(_ value: JSONValue, _ name: String) throws(Fault) -> String {
    guard case .string(let text)? = value[name] else { throw .member(name) }
    return text
  }

  private static func filledText(_ value: JSONValue, _ name: String) throws(Fault) -> String {
    let text = try text(value, name)
    guard !text.isEmpty else { throw .member(name) }
    return text
  }

  private static func optionalText(_ value: JSONValue, _ name: String) throws(Fault) -> String? {
    value[name] == nil ? nil : try text(value, name)
  }
}
