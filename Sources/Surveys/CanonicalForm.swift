/// Writes values as bytes that no two different values share, for hashing.
///
/// A text is its length in UTF-8 bytes, a colon and the bytes; a list is `[`, its length, a colon and its items; what is not there is `-`;
/// a number is `#`, its digits and `;`; a fraction is `%` and the sixteen hexadecimal digits of its IEEE 754 bits. Each part is preceded by its
/// name as a text. Nothing depends on the machine, on the layout of a file or on comments; the order of lists means something.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// Bytes that begin with the kind of what follows and the version of this format.
  init(_ kind: String) { text("speir \(kind) 1") }

  mutating func text(_ text: String) {
    bytes += Array("\(text.utf8.count):".utf8)
    bytes += Array(text.utf8)
  }

  mutating func part(_ name: String, _ value: String?) {
    text(name)
    if let value { text(value) } else { bytes.append(UInt8(ascii: "-")) }
  }

  mutating func part(_ name: String, _ number: Int?) {
    text(name)
    bytes += Array((number.map { "#\($0);" } ?? "-").utf8)
  }

  mutating func part(_ name: String, _ flag: Bool) { part(name, flag ? 1 : 0) }

  mutating func part(_ name: String, _ number: Double) {
    text(name)
    // Adding zero makes one zero of the two.
    let digits = String((number + 0).bitPattern, radix: 16)
    bytes += Array(("%" + String(repeating: "0", count: 16 - digits.count) + digits).utf8)
  }

  mutating func part(_ name: String, _ wording: Wording?) {
    guard let wording else { return part(name, nil as String?) }
    list(name, wording.versions) { bytes, version in
      bytes.text(version.language.code)
      bytes.text(version.text)
    }
  }

  mutating func list<Item>(_ name: String, _ items: [Item], _ write: (inout CanonicalBytes, Item) -> Void) {
    text(name)
    bytes += Array("[\(items.count):".utf8)
    for item in items { write(&self, item) }
  }

  mutating func names(_ name: String, _ names: [Name]?) {
    guard let names else { return part(name, nil as String?) }
    list(name, names) { $0.text($1.text) }
  }
}

extension Survey {
  /// What is asked and how it is checked, as canonical bytes: what people are told (title, organiser, introduction, privacy notice, how long
  /// answers are kept), the languages, whom a response stands for, and every page and question with its choices, rules and wordings.
  ///
  /// A response is pinned to the hash of these. Linear in the size of the definition.
  package var formBytes: [UInt8] {
    var bytes = CanonicalBytes("form")
    bytes.part("survey", id)
    bytes.list("languages", languages) { $0.text($1.code) }
    bytes.part("title", title)
    bytes.part("organiser", organiser)
    bytes.part("intro", intro)
    bytes.part("privacy", privacy)
    bytes.part("retain", retainMonths)
    bytes.part("unit", unit.rawValue)
    bytes.list("pages", pages) { bytes, page in
      bytes.part("title", page.title)
      bytes.part("relevant", page.relevant?.source)
      bytes.list("questions", page.questions) { $0.form(of: $1) }
    }
    return bytes.bytes
  }

  /// How answers become priorities, as canonical bytes: themes, audiences with their populations, which questions and rows are evidence of
  /// which theme, what counts as unfavourable, the settings under `priorities`, the sessions that vote, weights and margins.
  ///
  /// Linear in the size of the definition.
  package var methodBytes: [UInt8] {
    var bytes = CanonicalBytes("method")
    bytes.list("themes", themes) { bytes, theme in
      bytes.part("name", theme.name.text)
      bytes.part("label", theme.label)
      bytes.part("improvement", theme.improvement)
      bytes.list("codebook", theme.codebook) { $0.text($1) }
      bytes.list("not", theme.not) { $0.text($1) }
      // Left out where there is none, so that definitions from before have the hash that they had.
      if !theme.was.isEmpty { bytes.list("was", theme.was) { $0.text($1.text) } }
    }
    bytes.list("audiences", audiences) { bytes, audience in
      bytes.part("name", audience.name.text)
      bytes.part("population", audience.population)
    }
    bytes.list("scales", scales) { bytes, scale in
      bytes.part("name", scale.name.text)
      bytes.part("best", scale.best?.rawValue)
      bytes.names("unfavourable", scale.unfavourable)
    }
    let evidence = allQuestions.filter { question in
      if case .matrix = question.kind { return true }
      return question.evidence != nil || question.theme != nil
    }
    bytes.list("evidence", evidence) { $0.method(of: $1) }
    bytes.part("top", priorities.top)
    for stream in Stream.allCases { bytes.part(stream.rawValue, priorities.weight(of: stream)) }
    bytes.part("sectors", priorities.sectors.rawValue)
    bytes.part("small_sector", priorities.smallSector)
    bytes.part("comment_codes", priorities.commentCodes.rawValue)
    bytes.part("bootstrap", priorities.bootstrap)
    bytes.part("seed", String(priorities.seed))
    bytes.list("sessions", sessions) { bytes, session in
      bytes.part("id", session.id.text)
      bytes.part("kind", session.kind.rawValue)
      bytes.part("audience", session.audience?.text)
      bytes.part("evidence", session.evidence.rawValue)
      bytes.part("dots", session.dots)
    }
    bytes.part("weight", weight?.text)
    bytes.list("rake", rake) { bytes, margin in
      bytes.part("question", margin.question.text)
      bytes.list("shares", margin.shares) { bytes, share in
        bytes.part("choice", share.choice.text)
        bytes.part("population", share.population)
      }
    }
    return bytes.bytes
  }
}

extension CanonicalBytes {
  fileprivate mutating func form(of question: Question) {
    part("name", question.name.text)
    part("label", question.label)
    part("hint", question.hint)
    part("required", question.required)
    part("required_message", question.requiredMessage)
    part("relevant", question.relevant?.source)
    part("constraint", question.constraint?.source)
    part("constraint_message", question.constraintMessage)
    part("default", question.defaultAnswer)
    part("appearance", question.appearance)
    part("permits", question.permits?.rawValue)
    form(of: question.kind)
  }

  private mutating func form(of kind: Question.Kind) {
    switch kind {
    case .selectOne(let set): choices("select_one", set.choices)
    case .selectMultiple(let set, let least, let most):
      choices("select_multiple", set.choices)
      part("min", least)
      part("max", most)
    case .rank(let set, let places):
      choices("rank", set.choices)
      part("max", places)
    case .allocate(let set, let total):
      choices("allocate", set.choices)
      part("total", total)
    case .matrix(let matrix):
      choices("matrix", matrix.choices)
      list("rows", matrix.rows) { bytes, row in
        bytes.part("name", row.name.text)
        bytes.part("label", row.label)
      }
    case .range(let range):
      part("range", range.start)
      part("end", range.end)
      part("step", range.step)
      part("start_label", range.startLabel)
      part("end_label", range.endLabel)
    case .integer: text("integer")
    case .decimal: text("decimal")
    case .text(let multiline, let maxLength):
      part("text", multiline)
      part("max_length", maxLength)
    case .date: text("date")
    case .email: text("email")
    case .acknowledge: text("acknowledge")
    case .note: text("note")
    case .calculate(let formula): part("calculate", formula.source)
    case .group(let questions): list("group", questions) { $0.form(of: $1) }
    case .repeated(let questions, let least, let most, let itemLabel):
      list("repeat", questions) { $0.form(of: $1) }
      part("min", least)
      part("max", most)
      part("item_label", itemLabel)
    }
  }

  private mutating func choices(_ kind: String, _ choices: [Choice]) {
    list(kind, choices) { bytes, choice in
      bytes.part("name", choice.name.text)
      bytes.part("label", choice.label)
      bytes.part("specify", choice.specify)
      bytes.part("exclusive", choice.exclusive)
      bytes.part("not_applicable", choice.notApplicable)
    }
  }

  fileprivate mutating func method(of question: Question) {
    part("name", question.name.text)
    part("evidence", question.evidence?.rawValue)
    part("theme", question.theme?.text)
    if case .matrix(let matrix) = question.kind {
      part("scale", matrix.scale.text)
      list("rows", matrix.rows) { bytes, row in
        bytes.part("name", row.name.text)
        bytes.part("theme", row.theme?.text)
        bytes.names("unfavourable", row.unfavourable)
      }
    }
    if let set = question.choiceSet { list("choices", set.choices) { $0.text($1.name.text) } }
  }
}
