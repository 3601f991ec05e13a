internal import Responses
internal import Surveys

extension Codebook {
  /// The names of the columns of a codebook as CSV.
  package static let header = [
    "column", "label", "question", "type", "storage", "required", "asked_if", "value", "value_label", "not_applicable",
  ]

  /// The codebook as CSV: a row for each column, whose `value` is blank, and below it a row for each of its values.
  ///
  /// Programs read it to know what to take the cells for; see `LoadingScript`. Linear in the columns and their values.
  package var csv: String {
    var writer = CSVWriter()
    writer.write(Codebook.header)
    for entry in entries {
      let question = entry.question
      writer.write([
        entry.column, entry.label, question?.name.text ?? "", question?.type.rawValue ?? "", entry.storage.rawValue,
        question?.required == true ? "1" : question == nil ? "" : "0", Codebook.formula(entry.conditions), "", "", "",
      ])
      for value in entry.values {
        writer.write([
          entry.column, "", "", "", "", "", "", value.name, value.label, value.isNotApplicable ? "1" : "0",
        ])
      }
    }
    return writer.take()
  }

  /// The codebook as Markdown, for people: the versions, what is known about each response, and each question with its columns and values.
  ///
  /// Linear in the columns and their values.
  package var markdown: String {
    var text = """
      # Codebook: \(Markdown.escaped(title))

      Survey `\(survey)`, texts in `\(language.code)`. Each column below stands in the file of `speir export \(survey) --format csv`. \
      A blank cell is no answer: not asked, passed over, or not offered by the form of that day. `[]` stands for the number of an \
      item, from 0.

      ## Versions of the form

      | form | version | first used |
      | --- | --- | --- |

      """
    for version in versions {
      let used = version.firstUsed?.description ?? "not yet"
      text += "| `\(version.form)` | \(Markdown.escaped(version.label ?? "")) | \(used) |\n"
    }
    text += "\n## About each response\n\n" + columns(entries.filter { $0.question == nil })
    text += "\n## Questions\n"
    var rest = entries.filter { $0.question != nil }[...]
    while let first = rest.first, let question = first.question {
      let own = Array(rest.prefix { $0.question?.name == question.name })
      rest = rest.dropFirst(own.count)
      let label = question.label.map { " – " + Markdown.escaped($0.text(in: language)) } ?? ""
      let conditions = Codebook.formula(first.conditions)
      text += "\n### `\(question.name)`\(label)\n\n`\(question.type.rawValue)`"
      text +=
        (question.required ? ", required" : "") + (conditions.isEmpty ? "" : ", asked if `\(conditions)`") + "\n\n"
      text += columns(own)
      if let values = own.first(where: { !$0.values.isEmpty })?.values { text += "\n" + Codebook.table(values) }
    }
    return text
  }

  private func columns(_ entries: [Entry]) -> String {
    var text = "| column | what it is | cells |\n| --- | --- | --- |\n"
    for entry in entries {
      let words = entry.question == nil ? entry.label : entry.part ?? ""
      text += "| `\(entry.column)` | \(Markdown.escaped(words)) | \(Codebook.words(for: entry)) |\n"
    }
    return text
  }

  private static func table(_ values: [Value]) -> String {
    var text = "| value | label |\n| --- | --- |\n"
    for value in values {
      text +=
        "| `\(value.name)` | \(Markdown.escaped(value.label))\(value.isNotApplicable ? " (not applicable)" : "") |\n"
    }
    return text
  }

  /// Conditions as one formula; empty for none.
  private static func formula(_ conditions: [String]) -> String {
    conditions.count > 1 ? conditions.map { "(\($0))" }.joined(separator: " and ") : conditions.first ?? ""
  }

  private static func words(for entry: Entry) -> String {
    switch entry.storage {
    case .category: "one of the values"
    case .ordered: "one of the values, in order"
    case .flag where entry.question == nil: "true, or blank"
    case .flag: entry.question?.type == .acknowledge ? "1, or blank" : "1 or 0"
    case .integer: "a whole number"
    case .decimal: "a number"
    case .text: "text"
    case .date: "a day, as in 2016-01-04"
    case .moment: "a moment in UTC, as in 2016-01-04T10:20:31Z"
    case .calculated: "what was calculated"
    }
  }
}
