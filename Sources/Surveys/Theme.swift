/// A candidate improvement area.
package struct Theme: Hashable, Sendable {
  package var name: Name
  package var label: Wording
  /// The improvement as the plan would word it; nil falls back to the label.
  package var improvement: Wording?
  /// Words and phrases that speak for the theme in a comment.
  package var codebook: [String]
  /// Words and phrases that are never evidence of it.
  package var not: [String]
  /// What the theme was called before, and the themes that were merged into it: codes given under these names count for it.
  package var was: [Name]

  package init(
    name: Name, label: Wording, improvement: Wording? = nil, codebook: [String] = [],
    not: [String] = [], was: [Name] = []
  ) {
    self.name = name
    self.label = label
    self.improvement = improvement
    self.codebook = codebook
    self.not = not
    self.was = was
  }
}

/// A declared sector of the people who are asked.
package struct Audience: Hashable, Sendable {
  package var name: Name
  package var label: Wording
  /// How many there are in all, where the frame is known; at least 1.
  package var population: Int?

  package init(name: Name, label: Wording, population: Int? = nil) {
    self.name = name
    self.label = label
    self.population = population
  }
}
