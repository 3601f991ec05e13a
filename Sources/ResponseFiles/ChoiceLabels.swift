package import Surveys

/// What stands in a cell for each choice of one question when labels are written, so that each can be told from the others.
///
/// A label that another choice of the question has too, or that is another choice's name, is followed by its own name, as in `Other (other)`.
/// Should two still be the same, the names stand for all of them.
package struct ChoiceLabels: Hashable, Sendable {
  private let texts: [Name: String]
  private let names: [String: Name]

  /// Linear in the number of choices. Empty for no choices.
  package init(_ choices: [Choice], in language: Language) {
    let labels = choices.map { $0.label.text(in: language) }
    let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
    let known = Set(choices.map(\.name.text))
    let told = zip(choices, labels).map { choice, label in
      counts[label] == 1 && (!known.contains(label) || label == choice.name.text) && label.contains { !$0.isWhitespace }
        ? label : "\(label) (\(choice.name))"
    }
    let texts = Set(told).count == told.count ? told : choices.map(\.name.text)
    self.texts = Dictionary(zip(choices.map(\.name), texts)) { first, _ in first }
    names = Dictionary(zip(texts, choices.map(\.name))) { first, _ in first }
  }

  /// The text that stands for a choice; its name where it is none of these.
  package subscript(name: Name) -> String { texts[name] ?? name.text }

  /// The choice for which a text stands; nil for none.
  package func choice(of text: String) -> Name? { names[text] }
}
