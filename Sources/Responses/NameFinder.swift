internal import Surveys

/// Says which of a few or of many names are known: a short list is searched, a long one hashed.
///
/// Most questions have fewer choices than it takes for a hash to pay, and they are read a million times.
struct NameFinder {
  /// The longest list that is searched.
  private static let short = 12

  private let names: [Name]
  private let hashed: Set<Name>

  /// Linear in the number of names.
  init(_ names: [Name]) {
    let isShort = names.count <= NameFinder.short
    self.names = isShort ? names : []
    hashed = isShort ? [] : Set(names)
  }

  init(_ choices: [Choice]) { self.init(choices.map(\.name)) }

  /// Constant, for a name of ordinary length.
  func contains(_ name: Name) -> Bool { hashed.isEmpty ? names.contains(name) : hashed.contains(name) }
}
