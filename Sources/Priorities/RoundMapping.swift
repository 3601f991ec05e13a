package import Surveys

/// Which names of an earlier round mean what is called otherwise now; what is not named here is taken to be the same by its name.
package struct RoundMapping: Hashable, Sendable {
  /// A thing with a name: a question, a row or a choice of one, or a theme.
  package struct Path: Hashable, Sendable {
    /// What a name is given to.
    package enum Kind: Hashable, Sendable { case question, row, choice, theme }
    package var kind: Kind
    /// Empty for a theme.
    package var question: Name?
    package var name: Name

    /// `question`, `question.row`, `question/choice` or `themes/theme`; nil for any other text.
    package init?(_ text: String) {
      for (sign, kind) in [("/", Kind.choice), (".", .row)] {
        let parts = text.split(separator: Character(sign), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { continue }
        guard let name = Name(String(parts[1])) else { return nil }
        if kind == .choice, parts[0] == "themes" {
          (self.kind, self.name) = (.theme, name)
        } else {
          guard let question = Name(String(parts[0])) else { return nil }
          (self.kind, self.question, self.name) = (kind, question, name)
        }
        return
      }
      guard let name = Name(text) else { return nil }
      (kind, self.name) = (.question, name)
    }

    init(_ kind: Kind, _ question: Name?, _ name: Name) {
      self.kind = kind
      self.question = question
      self.name = name
    }
  }

  /// From a path of now, its question by its name now, to the name before.
  package private(set) var names: [Path: Name] = [:]

  package init() {}

  /// Adds `now=before`, such as `jobs=work`, `jobs.pay=wages`, `jobs/full=full-time` or `themes/skills=capacity`.
  ///
  /// Of the earlier name only the last part counts, so that the whole path may be written. False, and nothing added, for any other text.
  package mutating func add(_ text: String) -> Bool {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let now = Path(parts[0]), let before = Path(parts[1]) else { return false }
    guard names[now] == nil else { return false }
    names[now] = before.name
    return true
  }

  /// What it was called before, and whether that was declared.
  func before(_ kind: Path.Kind, _ question: Name?, _ name: Name) -> (name: Name, isDeclared: Bool) {
    let declared = names[Path(kind, question, name)]
    return (declared ?? name, declared != nil)
  }

  /// The paths of now that a survey does not have, and the names that an earlier one does not, in the order of their texts.
  package func unknown(_ now: Survey, _ before: Survey) -> [String] {
    func has(_ survey: Survey, _ kind: Path.Kind, _ question: Name?, _ name: Name) -> Bool {
      switch kind {
      case .theme: return survey.themes.contains { $0.name == name }
      case .question: return survey.question(named: name) != nil
      case .row:
        guard case .matrix(let matrix)? = question.flatMap(survey.question(named:))?.kind else { return false }
        return matrix.rows.contains { $0.name == name }
      case .choice:
        guard let asked = question.flatMap(survey.question(named:)) else { return false }
        if case .matrix(let matrix) = asked.kind { return matrix.choices.contains { $0.name == name } }
        return asked.choiceSet?[name] != nil
      }
    }
    var found: [String] = []
    for (path, old) in names {
      let question = path.question.map { self.before(.question, nil, $0).name }
      if !has(now, path.kind, path.question, path.name) { found.append(path.name.text) }
      if !has(before, path.kind, question, old) { found.append(old.text) }
    }
    return found.sorted()
  }
}
