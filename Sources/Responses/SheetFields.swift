internal import Surveys

/// Answers under the names that a form gives them: `q`, `q` repeated, `q.row`, `q.1`, `q.choice`, `r[0].q`.
package struct SheetFields: Hashable, Sendable {
  /// The values under each name, in their order; never an empty list.
  package private(set) var values: [String: [String]] = [:]

  package init() {}

  /// What was sent: names and values in their order.
  package init(_ sent: [(name: String, value: String)]) {
    for field in sent { values[field.name, default: []].append(field.value) }
  }

  /// The fields that show the answers of a sheet; reading them gives the sheet back. Linear in the number of answers.
  ///
  /// - Parameter unread: what cannot be read as an answer, by the field's name; it stands in the answer's place.
  package init(_ sheet: AnswerSheet, _ index: QuestionIndex, beside unread: [String: String] = [:]) {
    add(sheet.raw(index), index, prefix: "")
    for (name, text) in unread { set(text, under: name) }
  }

  /// Puts a value in the place of what stands under a name, as for a text that could not be read as an answer.
  package mutating func set(_ value: String, under name: String) { values[name] = [value] }

  /// The first value under a name; nil for none.
  package subscript(name: String) -> String? { values[name]?.first }

  /// Whether a value stands under a name.
  package func has(_ value: String, under name: String) -> Bool { values[name]?.contains(value) ?? false }

  private mutating func add(_ entries: [RawAnswer.Entry], _ index: QuestionIndex, prefix: String) {
    for entry in entries {
      let name = prefix + entry.key
      switch entry.value {
      case .list(let items):
        switch Name(entry.key).flatMap({ index[$0]?.question.kind }) {
        case .repeated:
          for (place, item) in items.enumerated() {
            if case .map(let map) = item { add(map, index, prefix: "\(name)[\(place)].") }
          }
        case .rank: for (place, item) in items.enumerated() { put(item, "\(name).\(place + 1)") }
        default: for item in items { put(item, name) }
        }
      case .map(let map): for part in map { put(part.value, "\(name).\(part.key)") }
      default: put(entry.value, name)
      }
    }
  }

  private mutating func put(_ raw: RawAnswer, _ name: String) {
    switch raw {
    case .text(let text): values[name, default: []].append(text)
    case .number(let number): values[name, default: []].append(AnswerText.number(number))
    case .bool(true): values[name, default: []].append("true")
    default: break
    }
  }
}

extension QuestionPath {
  /// The name of the question's field in a form.
  package var fieldName: String {
    item.map { "\($0.name)[\($0.index)].\(question)" } ?? question.text
  }
}
