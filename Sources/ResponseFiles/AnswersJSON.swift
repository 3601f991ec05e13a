package import Responses
internal import Surveys

/// Answers as JSON, in the order of the definition: what an export writes and a store keeps.
package enum AnswersJSON {
  /// The answers of a sheet to the questions of a survey; what the survey does not ask is left out, and e-mail addresses are unless asked for.
  ///
  /// The empty object for the empty sheet. Linear in the number of questions and answers.
  package static func value(_ sheet: AnswerSheet, _ index: QuestionIndex, withAddresses: Bool = false) -> JSONValue {
    var sheet = sheet
    if !withAddresses { for page in index.pages { sheet.removeAddresses(page) } }
    return JSONValue(.map(sheet.raw(index)))
  }
}

extension AnswerSheet {
  /// Takes every e-mail address off the sheet, in the items of repeats, too.
  fileprivate mutating func removeAddresses(_ some: [QuestionIndex.Entry]) {
    for one in some {
      let name = one.question.name
      switch one.question.kind {
      case .email: self[name] = nil
      case .group: removeAddresses(one.children)
      case .repeated:
        guard case .items(var items)? = self[name] else { continue }
        for place in items.indices { items[place].removeAddresses(one.children) }
        self[name] = .items(items)
      default: break
      }
    }
  }
}

extension JSONValue {
  /// A raw answer as JSON.
  package init(_ raw: RawAnswer) {
    switch raw {
    case .nothing: self = .null
    case .text(let text): self = .string(text)
    case .number(let number): self = .number(number)
    case .bool(let truth): self = .boolean(truth)
    case .list(let items): self = .array(items.map(JSONValue.init))
    case .map(let entries): self = .object(entries.map { Member($0.key, JSONValue($0.value)) })
    }
  }
}
