internal import Surveys

/// Finds the choices of one question in cells, by name or by label in any of the survey's languages.
struct ChoiceFinder {
  private let names: Set<Name>
  private var exact: [String: Name] = [:]
  private var loose: [LabelKey: Name] = [:]
  /// What the mapping says of this question's cells.
  private var mapped: [LabelKey: Found] = [:]
  /// Texts that the mapping gives as choices, and that are none.
  private(set) var unknown: [String] = []

  /// What a cell means.
  enum Found: Hashable {
    /// `isExact` where the cell holds the name or the label to the letter, or the mapping names it.
    case choice(Name, isExact: Bool)
    /// The mapping says that it is no answer.
    case blank
  }

  /// `values` are the mapping's for the question. Linear in the choices.
  init(_ choices: [Choice], languages: [Language], values: [String: String] = [:]) {
    names = Set(choices.map(\.name))
    var shared: Set<LabelKey> = []
    for language in languages {
      let told = ChoiceLabels(choices, in: language)
      let counts = Dictionary(choices.map { ($0.label.text(in: language), 1) }, uniquingKeysWith: +)
      for choice in choices {
        let label = choice.label.text(in: language)
        exact[told[choice.name]] = choice.name
        if counts[label] == 1 { exact[label] = choice.name }
        for key in Set([LabelKey(told[choice.name]), LabelKey(label)]) {
          if let there = loose[key], there != choice.name { shared.insert(key) }
          loose[key] = choice.name
        }
      }
    }
    // Two choices with one label are told apart by what stands behind it, and the label alone is neither.
    for key in shared.union([LabelKey("")]) { loose[key] = nil }
    for choice in choices where loose[LabelKey(choice.name.text)] == nil && !shared.contains(LabelKey(choice.name.text))
    {
      loose[LabelKey(choice.name.text)] = choice.name
    }
    for (text, value) in values.sorted(by: { $0.key < $1.key }) {
      if value.isEmpty {
        mapped[LabelKey(text)] = .blank
      } else if case .choice(let name, _)? = find(value) {
        mapped[LabelKey(text)] = .choice(name, isExact: true)
      } else {
        unknown.append(value)
      }
    }
  }

  /// What a cell means as one choice; nil for none that is known.
  func find(_ text: String) -> Found? {
    if !mapped.isEmpty, let mapped = mapped[LabelKey(text)] { return mapped }
    if let name = Name(text), names.contains(name) { return .choice(name, isExact: true) }
    if let name = exact[text] { return .choice(name, isExact: true) }
    if !loose.isEmpty, let name = loose[LabelKey(text)] { return .choice(name, isExact: false) }
    return nil
  }

  /// The choices in a cell that holds several: apart by line ends, `;`, `|` or `,` where they stand as labels, by blanks where all are names.
  ///
  /// Of pieces between separators as many as possible are taken together, since labels hold commas too. A lone piece that is no choice is
  /// the fault. Quadratic in the number of pieces.
  func findSeveral(_ text: String) -> Result<[Name], CellFault> {
    if let found = find(text) { return .success(found.names) }
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { Name($0) }
    if words.count > 1, words.allSatisfy(names.contains),
      words.count == text.split(whereSeparator: \.isWhitespace).count
    {
      return .success(words)
    }
    var fault = CellFault.unknownChoice(text)
    for separator in ["\n", ";", "|", ","] as [Character] where text.contains(separator) {
      let pieces = text.split(separator: separator, omittingEmptySubsequences: true)
      switch joined(pieces, separator) {
      case .success(let found): return .success(found)
      case .failure(let unknown): if case .unknownChoice(let piece) = unknown, piece != text { fault = unknown }
      }
    }
    return .failure(fault)
  }

  private func joined(_ pieces: [Substring], _ separator: Character) -> Result<[Name], CellFault> {
    var found: [Name] = []
    var start = 0
    next: while start < pieces.count {
      for end in (start + 1...pieces.count).reversed() where end - start <= 12 {
        let piece = pieces[start..<end].joined(separator: String(separator))
        if end == start + 1, piece.allSatisfy(\.isWhitespace) {
          start = end
          continue next
        }
        if let choice = find(String(piece.drop(while: \.isWhitespace))) {
          found += choice.names
          start = end
          continue next
        }
      }
      return .failure(.unknownChoice(String(pieces[start].drop(while: \.isWhitespace))))
    }
    return found.isEmpty ? .failure(.unknownChoice(pieces.joined())) : .success(found)
  }
}

extension ChoiceFinder.Found {
  fileprivate var names: [Name] { if case .choice(let name, _) = self { [name] } else { [] } }
}
