package import Surveys

/// What is counted otherwise now than under an earlier definition, in words for a paper.
package enum MethodChange {
  /// One part for each change, in the order of the definition's keys; empty where nothing that moves a figure has changed.
  ///
  /// Linear in themes and questions.
  package static func parts(from old: Survey, to new: Survey) -> [String] {
    var parts: [String] = []
    func compare<Value: Equatable>(_ value: KeyPath<Survey, Value>, _ text: (Value, Value) -> String) {
      let (before, after) = (old[keyPath: value], new[keyPath: value])
      if before != after { parts.append(text(before, after)) }
    }
    themes(old, new, &parts)
    compare(\.populations) { _, _ in "the declared size of the groups" }
    compare(\.scaleEnds) { _, _ in "which answers of a scale show a need" }
    evidence(old, new, &parts)
    compare(\.priorities.top) { "how many improvements come first (\($0), now \($1))" }
    for stream in Stream.allCases {
      let (before, after) = (old.priorities.weight(of: stream), new.priorities.weight(of: stream))
      if before != after { parts.append("the weight of \(stream.rawValue) (\(number(before)), now \(number(after)))") }
    }
    compare(\.priorities.sectors) { "how much each group counts (\($0.rawValue), now \($1.rawValue))" }
    compare(\.priorities.smallSector) { "the size under which a group is pooled (\($0), now \($1))" }
    compare(\.priorities.commentCodes) { "which codes of comments count (\($0.rawValue), now \($1.rawValue))" }
    compare(\.priorities.bootstrap) { "the number of redraws (\($0), now \($1))" }
    compare(\.priorities.seed) { "the seed of the redraws (\($0), now \($1))" }
    compare(\.sessionRules) { _, _ in "which sessions count, and for whom" }
    compare(\.weight) { _, _ in "the weight of a response" }
    compare(\.rake) { _, _ in "the margins that responses are raked to" }
    return parts
  }

  private static func themes(_ old: Survey, _ new: Survey, _ parts: inout [String]) {
    let before = Set(old.themes.map(\.name))
    let after = Set(new.themes.map(\.name))
    let added = new.themes.filter { !before.contains($0.name) }.map(\.label.text)
    let dropped = old.themes.filter { !after.contains($0.name) }.map(\.label.text)
    if !added.isEmpty { parts.append("the areas (added: \(Figures.list(added)))") }
    if !dropped.isEmpty { parts.append("the areas (dropped: \(Figures.list(dropped)))") }
    let kept = new.themes.filter { before.contains($0.name) }
    if kept.map(\.name) != old.themes.map(\.name).filter(after.contains) { parts.append("the order of the areas") }
    let earlier = Dictionary(old.themes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let recoded = kept.filter { theme in
      earlier[theme.name].map { $0.codebook != theme.codebook || $0.not != theme.not } ?? false
    }
    if !recoded.isEmpty { parts.append("the codebook of \(Figures.list(recoded.map(\.label.text)))") }
  }

  private static func evidence(_ old: Survey, _ new: Survey, _ parts: inout [String]) {
    let before = old.questionsByName
    let changed = new.allQuestions.filter { question in
      guard let older = before[question.name] else { return question.evidence != nil }
      return older.evidence != question.evidence || older.theme != question.theme || lines(older) != lines(question)
    }
    let after = Set(new.allQuestions.map(\.name))
    let dropped = old.allQuestions.filter { $0.evidence != nil && !after.contains($0.name) }
    let names = (changed + dropped).map(\.name.text)
    if !names.isEmpty { parts.append("what is evidence for what (\(Figures.list(names)))") }
  }

  private static func lines(_ question: Question) -> [Line] {
    guard case .matrix(let matrix) = question.kind else { return [] }
    return matrix.rows.map { Line(name: $0.name, theme: $0.theme, unfavourable: $0.unfavourable) }
  }

  private struct Line: Equatable {
    var name: Name
    var theme: Name?
    var unfavourable: [Name]?
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }
}

extension Survey {
  fileprivate struct Population: Equatable {
    var name: Name
    var size: Int?
  }

  fileprivate var populations: [Population] { audiences.map { Population(name: $0.name, size: $0.population) } }

  fileprivate struct Ends: Equatable {
    var name: Name
    var best: String?
    var unfavourable: [Name]
  }

  fileprivate var scaleEnds: [Ends] {
    scales.map { Ends(name: $0.name, best: $0.best?.rawValue, unfavourable: $0.unfavourable) }
  }

  fileprivate struct SessionRule: Equatable {
    var id: Name
    var audience: Name?
    var counts: String
  }

  fileprivate var sessionRules: [SessionRule] {
    sessions.map { SessionRule(id: $0.id, audience: $0.audience, counts: $0.evidence.rawValue) }
  }
}
