internal import Surveys

/// Says which of a few or of many names are known: a short list is searched, a long one hashed.
///
/// Most questions have fewer choices than it takes for a hash to pay, and they are read a million times.
struct NameFinder {
  /// The longest list that is searched.
  private static let short = 12

  private enum Known {
    case few([Name])
    case choices([Choice])
    case many(Set<Name>)
  }

  private let known: Known

  /// Linear in the number of names.
  init(_ names: [Name]) {
    known = names.count <= NameFinder.short ? .few(names) : .many(Set(names))
  }

  /// The names of choices; of a few of them none is looked at before it is asked for.
  init(_ choices: [Choice]) {
    known = choices.count <= NameFinder.short ? .choices(choices) : .many(Set(choices.map(\.name)))
  }

  /// Constant, for a name of ordinary length.
  func contains(_ name: Name) -> Bool {
    switch known {
    case .few(let names): names.contains(name)
    case .choices(let choices): choices.contains { $0.name == name }
    case .many(let names): names.contains(name)
    }
  }
}
