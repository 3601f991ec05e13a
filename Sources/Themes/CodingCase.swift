package import Surveys

/// One comment on a coder's desk, with what is beside it.
package struct CodingCase: Hashable, Sendable {
  package var comment: Comment
  /// The best first.
  package var suggestions: [Suggestion]
  /// What each coder decided; shown where a difference is to be settled, empty elsewhere, so that nobody sees another's codes.
  package var sides: [Side]

  /// What one coder decided: the themes, in the definition's order, and a note; no themes for "none of the themes".
  package struct Side: Hashable, Sendable {
    package var coder: String
    package var themes: [Name]
    package var note: String?
    package init(coder: String, themes: [Name], note: String? = nil) {
      self.coder = coder
      self.themes = themes
      self.note = note
    }
  }

  package init(comment: Comment, suggestions: [Suggestion], sides: [Side] = []) {
    self.comment = comment
    self.suggestions = suggestions
    self.sides = sides
  }
}
