package import Responses
package import Surveys

/// One line of a file of responses: what it says about itself, before its answers are checked against a definition.
package struct ResponseLine: Hashable, Sendable {
  package var id: ResponseID?
  package var survey: String?
  package var form: FormHash?
  package var mode: ResponseMode?
  package var language: Language?
  package var startedAt: Moment?
  package var submittedAt: Moment?
  package var isSimulated: Bool
  package var answers: [JSONValue.Member]

  /// Why a line is no response.
  package enum Fault: Error, Hashable, Sendable {
    case tooLong
    case malformed(JSONReader.Fault)
    case notAnObject
    case unknownKey(String)
    case noAnswers
    /// The value under a key is not what stands there; says what does.
    case wrongValue(key: String, expected: String)
    case otherSurvey(String)
    /// Given under a form of which there is no definition.
    case unknownForm(FormHash)
    /// One sentence for each answer that cannot be taken.
    case answers([String])
  }

  static let keys = [
    "id", "survey", "form", "mode", "language", "started_at", "submitted_at", "simulated", "answers",
  ]

  package init(answers: [JSONValue.Member] = []) {
    self.answers = answers
    isSimulated = false
  }

  /// What the bytes of a line say; nil bytes are a line that is too long.
  package init(_ bytes: [UInt8]?) throws(Fault) {
    guard let bytes else { throw .tooLong }
    let value: JSONValue
    do { value = try JSONReader.read(bytes) } catch { throw .malformed(error) }
    guard case .object(let members) = value else { throw .notAnObject }
    if let unknown = members.first(where: { !ResponseLine.keys.contains($0.name) }) {
      throw .unknownKey(unknown.name)
    }
    func text<Value>(_ key: String, _ expected: String, _ make: (String) -> Value?) throws(Fault) -> Value? {
      guard let found = value[key] else { return nil }
      guard case .string(let text) = found, let made = make(text) else {
        throw .wrongValue(key: key, expected: expected)
      }
      return made
    }
    id = try text("id", "a UUID such as 0198c1de-7a00-7000-8000-000000000000") { ResponseID($0) }
    survey = try text("survey", "the id of a survey") { $0 }
    form = try text("form", "sha256: and 64 hexadecimal digits") { ResponseLine.isHash($0) ? FormHash($0) : nil }
    mode = try text("mode", ResponseMode.allCases.map(\.rawValue).joined(separator: ", ")) {
      ResponseMode(rawValue: $0)
    }
    language = try text("language", "a language such as en") { $0.isEmpty ? nil : Language($0) }
    let moment = "a moment such as 2016-01-04T10:20:31Z"
    startedAt = try text("started_at", moment) { Moment(rfc3339: $0) }
    submittedAt = try text("submitted_at", moment) { Moment(rfc3339: $0) }
    switch value["simulated"] {
    case nil: isSimulated = false
    case .boolean(let truth): isSimulated = truth
    default: throw .wrongValue(key: "simulated", expected: "true or false")
    }
    switch value["answers"] {
    case nil: throw .noAnswers
    case .object(let members): answers = members
    default: throw .wrongValue(key: "answers", expected: "an object of answers by question")
    }
  }

  static func isHash(_ text: String) -> Bool {
    text.hasPrefix("sha256:") && text.utf8.count == 71
      && text.utf8.dropFirst(7).allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

extension ResponseRecord {
  /// The record as one line of a file, without the line end.
  ///
  /// The keys stand in a fixed order; what is not known is left out, and `simulated` stands only where it is true.
  package func line(of survey: String) -> String {
    var writer = JSONWriter()
    func member(_ key: String, _ text: String?) {
      guard let text else { return }
      writer.raw(key == "id" ? "{" : ",")
      writer.write(key)
      writer.raw(":")
      writer.write(text)
    }
    member("id", id.text)
    member("survey", survey)
    member("form", form.text)
    member("mode", mode.rawValue)
    member("language", language.code)
    member("started_at", startedAt?.description)
    member("submitted_at", submittedAt?.description)
    if isSimulated { writer.raw(",\"simulated\":true") }
    writer.raw(",\"answers\":")
    writer.raw(answers)
    writer.raw("}")
    return writer.text
  }
}

extension ResponseLine.Fault {
  /// What is wrong and what to do, in one or more sentences.
  package var messages: [String] {
    switch self {
    case .tooLong: ["The line is longer than 1 MiB. Split the file so that each response has a line of its own."]
    case .malformed(let fault) where fault.column == 1 && fault.kind == .unexpected:
      ResponseLine.Fault.notAnObject.messages
    case .malformed(let fault): ["This is not JSON at character \(fault.column): \(fault.kind.message)."]
    case .notAnObject: ["Each line must be one response: an object in braces, with its answers."]
    case .unknownKey(let key):
      ["‘\(key)’ has no place here. A response has: \(ResponseLine.keys.joined(separator: ", "))."]
    case .noAnswers: ["There is no \"answers\". Put the answers there, by the names of the questions."]
    case .wrongValue(let key, let expected): ["\"\(key)\" must be \(expected)."]
    case .otherSurvey(let survey): ["This is a response to ‘\(survey)’. Import it under that survey."]
    case .unknownForm(let form):
      [
        """
        This response was given under another definition (\(form.text.prefix(19))…), which is not in the store. Import it where that \
        definition was used, or take \"form\" out of the line to have it checked against the present one.
        """
      ]
    case .answers(let messages): messages
    }
  }
}

extension JSONReader.Fault.Kind {
  fileprivate var message: String {
    switch self {
    case .ended: "the line ends too early"
    case .unexpected: "something else was expected here"
    case .trailing: "something follows after the end of the response"
    case .tooDeep: "the arrays and objects lie more than \(JSONReader.depth) deep"
    case .duplicateName(let name): "‘\(name)’ stands here twice"
    case .invalidUTF8: "the text is not UTF-8"
    case .badEscape: "there is no such escape"
    case .controlCharacter: "a control character must be escaped"
    case .badNumber: "this is no number"
    case .numberTooLarge: "the number is too large"
    }
  }
}
