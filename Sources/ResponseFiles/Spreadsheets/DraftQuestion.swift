/// One question of a draft, before it has a name.
struct DraftQuestion: Hashable {
  enum Kind: Hashable {
    case single(DraftKind)
    /// A column for each choice; the choices whose columns hold texts of their own take a text.
    case split([Choice])
    /// A column for each row, and the labels of the scale.
    case grid(rows: [String], scale: [String])
  }

  struct Choice: Hashable {
    var label: String
    var specify: Bool
  }

  var label: String
  var kind: Kind
  /// What to name it by, where that is not the label.
  var head: String?
}

extension DraftQuestion {
  /// A column with its headings and what stands in it.
  struct Column {
    var upper: String
    /// Nil where there is one row of headings.
    var lower: String?
    var cells: ColumnCensus.Column
    /// The heading as the layout of an import shows it.
    var heading: String { lower.map { ColumnFinder.meansWhole($0) ? upper : "\(upper) – \($0)" } ?? upper }
  }

  /// The heading taken apart into a question and a part of it, in each way that it can be; the part is empty for a bare number.
  static func splits(_ column: Column) -> [(head: String, part: String, isNumber: Bool)] {
    if let lower = column.lower {
      return ColumnFinder.meansWhole(lower) ? [] : [(column.upper, lower.trimmingBlanks, false)]
    }
    let text = column.upper
    var found: [(String, String, Bool)] = []
    if text.hasSuffix("]"), let open = text.lastIndex(of: "["), open > text.startIndex {
      let part = text[text.index(after: open)...].dropLast()
      found.append((String(text[..<open]).trimmingBlanks, String(part).trimmingBlanks, false))
    }
    for sign in [" - ", " – ", ": ", "/"] {
      let pieces = text.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
      guard pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty else { continue }
      found.append((String(pieces[0]).trimmingBlanks, String(pieces[1]).trimmingBlanks, false))
    }
    let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let head = text.dropLast(digits)
    if (1...4).contains(digits), let sign = head.last, sign == "_", head.count > 1 {
      found.append((String(head.dropLast()), String(text.suffix(digits)), true))
    }
    return found
  }

  /// The questions of columns, in their order: neighbours that share a question are brought together where their cells agree.
  static func questions(_ columns: [Column]) -> [DraftQuestion] {
    var questions: [DraftQuestion] = []
    var at = 0
    next: while at < columns.count {
      for split in splits(columns[at]) {
        var members = [(part: split.part, cells: columns[at].cells)]
        while at + members.count < columns.count,
          let other = splits(columns[at + members.count]).first(where: {
            LabelKey($0.head) == LabelKey(split.head) && $0.isNumber == split.isNumber
          })
        {
          members.append((other.part, columns[at + members.count].cells))
        }
        guard members.count > 1, let kind = kind(members, isNumber: split.isNumber) else { continue }
        questions.append(DraftQuestion(label: split.head, kind: kind, head: split.isNumber ? split.head : nil))
        at += members.count
        continue next
      }
      if let kind = DraftKind(columns[at].cells) {
        questions.append(DraftQuestion(label: columns[at].heading, kind: .single(kind)))
      }
      at += 1
    }
    return questions
  }

  /// What columns of one question make; nil where they do not agree, so that each is a question of its own.
  private static func kind(_ members: [(part: String, cells: ColumnCensus.Column)], isNumber: Bool) -> Kind? {
    var choices: [Choice] = []
    for (part, cells) in members {
      let values = DraftKind.labels(DraftKind.values(cells).map(\.text))
      if isNumber {
        // The heading does not say the choice, so that the cells must: each column the same label, or nothing.
        guard values.count <= 1, !cells.hasMore else { return nil }
        if let label = values.first, CellReading.tick(label) == nil {
          choices.append(Choice(label: label, specify: false))
        }
        if let label = values.first, CellReading.tick(label) != nil { return nil }
        continue
      }
      let own = values.filter { CellReading.tick($0) == nil && LabelKey($0) != LabelKey(part) }
      let takesText = LabelKey(part).text.contains("other") || LabelKey(part).text.contains("specify")
      guard own.isEmpty || takesText else { return grid(members) }
      choices.append(Choice(label: part, specify: !own.isEmpty))
    }
    let labels = choices.map(\.label)
    guard choices.count > 1, DraftKind.labels(labels).count == labels.count else { return nil }
    return .split(choices)
  }

  private static func grid(_ members: [(part: String, cells: ColumnCensus.Column)]) -> Kind? {
    guard members.allSatisfy({ !$0.cells.hasMore }) else { return nil }
    let labels = DraftKind.labels(members.flatMap { DraftKind.values($0.cells).map(\.text) })
    let rows = members.map(\.part)
    guard (2...12).contains(labels.count), DraftKind.labels(rows).count == rows.count else { return nil }
    return .grid(rows: rows, scale: labels)
  }
}
