/// What a plan's words about a lead amount to, beside a name; inferred, and shown as such.
package enum LeadReading: String, Hashable, Sendable, CaseIterable {
  /// Several share it, or all take part.
  case shared
  /// On a condition.
  case conditional
  /// Somebody is still to be named.
  case toBeNamed = "to_be_named"
  /// The author asks rather than says.
  case question

  /// In a word or two, for the table.
  package var words: String {
    switch self {
    case .shared: "shared"
    case .conditional: "on a condition"
    case .toBeNamed: "to be named"
    case .question: "open question"
    }
  }

  /// The readings of the statements about a lead in English, each once, in the order of the cases; empty for a mere name.
  package static func read(_ statements: [String]) -> [LeadReading] {
    let texts = statements.map { " " + LeadReading.plain($0) + " " }
    func says(_ phrases: [String]) -> Bool { texts.contains { text in phrases.contains { text.holds(" \($0) ") } } }
    return allCases.filter { reading in
      switch reading {
      case .shared:
        says(["all", "shared", "share", "sharing", "equal", "equally", "jointly", "joint", "every", "each"])
      case .conditional:
        says([
          "but", "provided", "subject to", "if", "on condition", "unless", "with explicit", "with the explicit",
          "with express", "with the express", "dependent on", "depending on",
        ])
      case .toBeNamed:
        says([
          "to be named", "to be identified", "to be agreed", "to be confirmed", "to name", "to identify", "to appoint",
          "to nominate", "is to name", "will name", "tbc", "tba",
        ])
      case .question: statements.contains { $0.contains("?") }
      }
    }
  }

  /// Lower case, with one blank for whatever is no letter or digit.
  private static func plain(_ text: String) -> String {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
  }
}

extension String {
  fileprivate func holds(_ part: String) -> Bool {
    let (whole, part) = (Array(utf8), Array(part.utf8))
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }
}
