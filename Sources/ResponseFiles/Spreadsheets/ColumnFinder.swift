internal import Responses
internal import Surveys

/// Finds what a column's heading means: the name or the text of a question, alone or with a row, a choice or a place behind it.
struct ColumnFinder {
  enum Found: Hashable {
    case one(ColumnTarget)
    case fact(ColumnScheme.Fact)
    /// The names of columns that it could be, in the order of the questions.
    case several([String])
  }

  private let survey: Survey
  private var facts: [String: ColumnScheme.Fact] = [:]
  private var names: [String: ColumnTarget] = [:]
  private var texts: [LabelKey: [ColumnTarget]] = [:]
  /// What stands behind a question's name or text, by the question.
  private var parts: [Name: [LabelKey: ColumnTarget]] = [:]
  /// Questions of repeats, which only a name with an item's number can mean.
  private var repeated: Set<Name> = []

  /// Linear in the questions and their parts, times the languages.
  init(_ survey: Survey) {
    self.survey = survey
    for column in ColumnScheme(survey).columns {
      if case .fact(let fact) = column.content { facts[column.name] = fact }
    }
    for page in survey.pages { add(page.questions) }
  }

  private mutating func add(_ questions: [Question]) {
    for question in questions {
      switch question.kind {
      case .group(let inner): add(inner)
      case .note: break
      case .repeated(let inner, _, _, _):
        names[question.name.text.lowercased()] = ColumnTarget(question.name, .itemCount)
        add(inner)
        repeated.formUnion(inner.flatMap(ColumnFinder.names))
      default: add(question)
      }
    }
  }

  private mutating func add(_ question: Question) {
    let whole = ColumnTarget(question.name)
    names[question.name.text.lowercased()] = whole
    let labels = survey.languages.compactMap { question.label?.text(in: $0) }
    for key in Set(labels.map { LabelKey($0) }) where !key.text.isEmpty { texts[key, default: []].append(whole) }
    let heads = [question.name.text] + labels
    var inner: [LabelKey: ColumnTarget] = [:]
    for part in ColumnFinder.parts(of: question, in: survey.languages) {
      for sign in ["/", "."] {
        let name = "\(question.name)\(sign)\(part.name)".lowercased()
        if names[name] == nil || part.target.name.lowercased() == name { names[name] = part.target }
      }
      for text in part.texts {
        if inner[LabelKey(text)] == nil { inner[LabelKey(text)] = part.target }
        for head in heads {
          for written in [
            "\(head) [\(text)]", "\(head) (\(text))", "\(head) - \(text)", "\(head): \(text)", "\(head) / \(text)",
            "\(head) > \(text)", "\(head) >> \(text)", "\(head) | \(text)", "\(head). \(text)",
          ] {
            let key = LabelKey(written)
            if !(texts[key] ?? []).contains(part.target) { texts[key, default: []].append(part.target) }
          }
        }
      }
    }
    parts[question.name] = inner
  }

  private static func names(_ question: Question) -> [Name] { [question.name] + question.children.flatMap(names) }

  private struct Part {
    var target: ColumnTarget
    var name: String
    /// The name and the labels.
    var texts: [String]
  }

  private static func parts(of question: Question, in languages: [Language]) -> [Part] {
    func part(_ name: Name, _ label: Wording, _ part: ColumnTarget.Part) -> Part {
      Part(
        target: ColumnTarget(question.name, part), name: name.text,
        texts: [name.text] + languages.map { label.text(in: $0) })
    }
    func beside(_ choices: [Choice]) -> [Part] {
      choices.filter(\.specify).map { choice in
        Part(
          target: ColumnTarget(question.name, .specification(choice.name)), name: choice.name.text,
          texts: languages.flatMap { language in
            ["text", "other", "specify"].map { "\(choice.label.text(in: language)) (\($0))" }
          })
      }
    }
    switch question.kind {
    case .matrix(let matrix): return matrix.rows.map { part($0.name, $0.label, .row($0.name)) }
    case .allocate(let set, _): return set.choices.map { part($0.name, $0.label, .points($0.name)) }
    case .selectMultiple(let set, _, _):
      return set.choices.map { part($0.name, $0.label, .chosen($0.name)) } + beside(set.choices)
    case .selectOne(let set):
      return set.choices.filter(\.specify).map { part($0.name, $0.label, .specification($0.name)) }
    case .rank(let set, _):
      let places = set.choices.indices.map { index in
        Part(
          target: ColumnTarget(question.name, .place(index + 1)), name: String(index + 1),
          texts: ColumnFinder.places(index + 1))
      }
      return places + set.choices.map { part($0.name, $0.label, .placeOf($0.name)) } + beside(set.choices)
    default: return []
    }
  }

  /// How headings name a place.
  private static func places(_ place: Int) -> [String] {
    let ending =
      switch (place % 10, place % 100) {
      case (1, let rest) where rest != 11: "st"
      case (2, let rest) where rest != 12: "nd"
      case (3, let rest) where rest != 13: "rd"
      default: "th"
      }
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    let ordinal = "\(place)\(ending)"
    return [
      "\(place)", ordinal, "Rank \(place)", "Place \(place)", "Choice \(place)", "\(ordinal) choice",
      "\(ordinal) place",
    ]
      + (place <= words.count ? [words[place - 1], "\(words[place - 1]) choice"] : [])
  }

  /// What a heading of one row means; nil for nothing that is known.
  func find(_ heading: String) -> Found? {
    if let fact = facts[heading] { return .fact(fact) }
    if let target = target(named: heading), isWithin(target) { return .one(target) }
    let found = (texts[LabelKey(heading)] ?? []).filter(isWithin)
    if found.count > 1 { return .several(found.map(\.name)) }
    return found.first.map { .one($0) }
  }

  /// What two headings, one above the other, mean; the upper one may have been carried on from the left.
  func find(_ upper: String, _ lower: String) -> Found? {
    let above = find(upper)
    if ColumnFinder.meansWhole(lower) { return above }
    if case .one(let target)? = above, target.part == .whole, let part = parts[target.question]?[LabelKey(lower)] {
      return .one(part)
    }
    if case .several(let names)? = above {
      let fitting = names.compactMap { Name($0) }.compactMap { parts[$0]?[LabelKey(lower)] }
      if fitting.count == 1 { return .one(fitting[0]) }
    }
    if case .one(let target)? = above, isTitle(lower, of: target) { return above }
    return nil
  }

  /// Whether a text only repeats what a column is, as the titles of an export do.
  func isTitle(_ text: String, of target: ColumnTarget) -> Bool {
    let key = LabelKey(text)
    return texts[key]?.contains(target) == true
      || (target.item != nil && (texts.keys.contains { !$0.text.isEmpty && key.text.hasSuffix($0.text) }))
  }

  /// What the second row says of a column that holds the whole answer.
  static func meansWhole(_ lower: String) -> Bool {
    ["", "response", "responses", "open-ended response", "answer", "antwort", "réponse"].map { LabelKey($0) }
      .contains(LabelKey(lower))
  }

  /// The target with that name, whatever its case: `q`, `q.row`, `q/choice`, `q.1`, `r[0].q`, and `q_0001` of a question with several choices.
  func target(named name: String) -> ColumnTarget? {
    let name = name.trimmingBlanks.lowercased()
    if let found = names[name] { return found }
    if let open = name.firstIndex(of: "["), let close = name.firstIndex(of: "]"), open < close,
      name[close...].hasPrefix("]."), let index = Int(name[name.index(after: open)..<close]),
      (0..<1000).contains(index),
      let repeated = names[String(name[..<open])], repeated.part == .itemCount,
      var inner = names[String(name[close...].dropFirst(2))], isInside(inner.question, repeated.question)
    {
      inner.item = QuestionPath.RepeatItem(repeated.question, index)
      return inner
    }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let head = name.dropLast(digits)
    guard (1...4).contains(digits), let sign = head.last, sign == "_" || sign == "-",
      let whole = names[String(head.dropLast())], case .selectMultiple? = survey.question(named: whole.question)?.kind
    else { return nil }
    return whole
  }

  /// Whether the target says its item where it stands in a repeat.
  private func isWithin(_ target: ColumnTarget) -> Bool { target.item != nil || !repeated.contains(target.question) }

  private func isInside(_ question: Name, _ repeated: Name) -> Bool {
    guard let repeated = survey.question(named: repeated) else { return false }
    func holds(_ questions: [Question]) -> Bool {
      questions.contains { $0.name == question || holds($0.children) }
    }
    return holds(repeated.children)
  }

  /// The name of the question whose name or text is nearest to a heading; nil where none is near.
  func nearest(to heading: String) -> String? {
    let named = survey.allQuestions.map(\.name.text)
    if let near = Spelling.nearest(to: heading, among: named) { return near }
    let labels = texts.filter { $0.value.count == 1 && $0.value[0].part == .whole }
    let near = Spelling.nearest(to: LabelKey(heading).text, among: labels.keys.map(\.text).sorted())
    return near.flatMap { label in labels.first { $0.key.text == label }?.value.first?.question.text }
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String { AnswerText.trimmed(self) }
}
