/// A definition to start from, guessed from a spreadsheet of answers: an import of the same file under it takes every row that is sound.
///
/// The type of a column is guessed from its cells: few unlike texts make a `select_one`, columns of one question a `select_multiple` or a
/// `matrix`, and numbers and days what they are; anything else is a `text`. What other tools say of a response is left out.
package struct DraftSurvey: Sendable {
  /// The definition as YAML.
  package let text: String
  /// How many questions it asks.
  package let count: Int

  /// `id` is the survey's, sound; `title` stands over it. Linear in the columns and in what the census kept of them.
  package init(_ census: ColumnCensus, id: String, title: String, file: String) {
    let top = census.head.first ?? []
    let below = census.head.count > 1 && DraftSurvey.isHeading(census) ? census.head[1] : nil
    let counted = census.counted(headerRows: below == nil ? 1 : 2)
    var columns: [DraftQuestion.Column] = []
    var last = ""
    for (index, cells) in counted.columns.enumerated() {
      let heading = top.cell(index).trimmingBlanks
      if !heading.isEmpty || below == nil { last = heading }
      let isCount = index == 0 && cells.filled > 0 && cells.wholeNumbers == cells.filled
      let isForeign =
        ForeignColumn(heading: heading, isFirstCount: isCount) != nil
        || ["id", "submitted_at", "started_at"].contains(heading)
      if last.isEmpty || cells.filled == 0 || isForeign && (below == nil || !heading.isEmpty) { continue }
      columns.append(DraftQuestion.Column(upper: last, lower: below?.cell(index), cells: cells))
    }
    let questions = DraftQuestion.questions(columns)
    count = questions.count
    var writer = DraftWriter()
    writer.header(id: id, title: title, file: file)
    writer.write(questions)
    text = writer.text
  }

  /// Whether the second row goes on with headings: below blank ones stand unlike texts, or below others what another tool writes there.
  private static func isHeading(_ census: ColumnCensus) -> Bool {
    let (top, below) = (census.head[0], census.head[1])
    if below.contains(where: { !$0.isAllBlank && ColumnFinder.meansWhole($0) }) { return true }
    let carried = below.indices.filter { $0 > 0 && top.cell($0).isAllBlank && !below[$0].isAllBlank }
    guard !carried.isEmpty else { return false }
    // A row of answers would stand there again further down.
    return carried.allSatisfy { index in
      !census.columns[index].hasMore && (census.columns[index].values.first?.text).map { LabelKey($0) } != nil
    } && Set(carried.map { LabelKey(below[$0]) }).count == carried.count
  }
}

/// Writes a draft as YAML, every text in quotation marks.
private struct DraftWriter {
  private(set) var text = ""
  private var names = DraftNames(taken: [
    "q", "id", "mode", "language", "form", "simulated", "submitted_at", "started_at",
  ])

  mutating func header(id: String, title: String, file: String) {
    text += """
      # A draft, made by speir draft-survey from \(file.split(whereSeparator: \.isNewline).joined(separator: " ")).
      # Go through every question: its text, its type, the order of its choices, whether it is required.

      survey: \(id)
      title: \(quoted(title))
      organiser: "TO FILL IN: who asks"
      privacy: "TO FILL IN: who holds the answers, why and for how long, and an address to write to"


      """
  }

  mutating func write(_ questions: [DraftQuestion]) {
    var scales: [[String]] = []
    for question in questions {
      if case .grid(_, let labels) = question.kind, !scales.contains(where: { Set($0) == Set(labels) }) {
        scales.append(labels)
      }
    }
    if !scales.isEmpty {
      text += "scales:\n"
      for (index, labels) in scales.enumerated() {
        text += "  scale\(index + 1):\n    choices:\n"
        choices(labels.map { DraftQuestion.Choice(label: $0, specify: false) }, indent: 6)
      }
      text += "\n"
    }
    let lists = DraftWriter.shared(questions)
    if !lists.isEmpty {
      text += "choice_lists:\n"
      for (index, labels) in lists.enumerated() {
        text += "  list\(index + 1):\n"
        choices(labels.map { DraftQuestion.Choice(label: $0, specify: false) }, indent: 4)
      }
      text += "\n"
    }
    text += "pages:\n  - questions:\n"
    for question in questions {
      let name = names.name(from: question.head ?? question.label, fallback: "question", keepsCase: true)
      text += "      - name: \(name)\n        type: \(question.type)\n        label: \(quoted(question.label))\n"
      switch question.kind {
      case .single(.selectOne(let labels)) where lists.contains { Set($0) == Set(labels) }:
        let list = lists.firstIndex { Set($0) == Set(labels) } ?? 0
        text += "        choices: list\(list + 1)\n"
      case .single(.selectOne(let labels)), .single(.selectMultiple(let labels)):
        text += "        choices:\n"
        choices(labels.map { DraftQuestion.Choice(label: $0, specify: false) }, indent: 10)
      case .split(let split):
        text += "        choices:\n"
        choices(split, indent: 10)
      case .grid(let rows, let labels):
        let scale = scales.firstIndex { Set($0) == Set(labels) } ?? 0
        text += "        scale: scale\(scale + 1)\n        rows:\n"
        choices(rows.map { DraftQuestion.Choice(label: $0, specify: false) }, indent: 10)
      case .single(.text(let longest)):
        if longest > 80 { text += "        appearance: multiline\n" }
        if longest > 4000 { text += "        max_length: \(longest)\n" }
      case .single: break
      }
    }
  }

  /// The choices that more than one question offers, in the order of the first.
  private static func shared(_ questions: [DraftQuestion]) -> [[String]] {
    let all = questions.compactMap { if case .single(.selectOne(let labels)) = $0.kind { labels } else { nil } }
    let groups = Dictionary(grouping: all) { Set($0) }
    var found: [[String]] = []
    for labels in all where (groups[Set(labels)]?.count ?? 0) > 1 && groups[Set(labels)]?.first == labels {
      if !found.contains(labels) { found.append(labels) }
    }
    return found
  }

  private mutating func choices(_ choices: [DraftQuestion.Choice], indent: Int) {
    var names = DraftNames()
    for choice in choices {
      let name = names.name(from: choice.label, fallback: "choice")
      let label = quoted(choice.label)
      text +=
        String(repeating: " ", count: indent) + "\(name): "
        + (choice.specify ? "{ label: \(label), specify: true }\n" : "\(label)\n")
    }
  }

  /// A text as YAML on one line; what a label may not hold is left out.
  private func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.properties.isWhitespace: quoted += " "
      case _ where scalar.properties.generalCategory == .control: continue
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted.replacing("${", with: "$ {"))\""
  }
}

extension DraftQuestion {
  fileprivate var type: String {
    switch kind {
    case .single(.selectOne): "select_one"
    case .single(.selectMultiple), .split: "select_multiple"
    case .single(.integer): "integer"
    case .single(.decimal): "decimal"
    case .single(.date): "date"
    case .single(.text): "text"
    case .grid: "matrix"
    }
  }
}
