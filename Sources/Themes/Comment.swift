package import Surveys

/// A text that people code to themes: the answer to a question with `evidence: comments`, or what was said in a session.
///
/// The first is evidence; the second is coded in the same way and reported, and counts for nothing in the order.
package struct Comment: Hashable, Sendable {
  package var place: CommentPlace
  package var text: String
  package var language: Language
  /// The audience of its writer; nil where none was given.
  package var audience: Name?
  /// Whether its writer allowed it to be printed without a name, and with the organisation's.
  package var permissions: Set<Question.Permission>
  /// Where it was said; nil for what somebody wrote.
  package var said: SaidAt?

  package init(
    place: CommentPlace, text: String, language: Language, audience: Name? = nil,
    permissions: Set<Question.Permission> = [], said: SaidAt? = nil
  ) {
    self.place = place
    self.text = text
    self.language = language
    self.audience = audience
    self.permissions = permissions
    self.said = said
  }

  /// Tells whether a decision was made about this very text: the 64-bit FNV-1a hash of its UTF-8.
  ///
  /// http://www.isthe.com/chongo/tech/comp/fnv/ (public domain)
  package var digest: UInt64 { Comment.digest(of: text) }

  /// The 64-bit FNV-1a hash of a text's UTF-8. Linear in its length.
  package static func digest(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The codebook in each language in which comments were written.
package struct Codebooks: Sendable {
  private let survey: Survey
  private var books: [Language: Codebook] = [:]
  /// The codebook in the survey's default language.
  package let `default`: Codebook

  package init(_ survey: Survey) {
    self.survey = survey
    self.default = Codebook(survey, language: survey.defaultLanguage)
  }

  /// The codebook for a comment, and the comment's words.
  package mutating func read(_ comment: Comment) -> (book: Codebook, words: [CommentWord]) {
    let words = books[comment.language, default: Codebook(survey, language: comment.language)].words(of: comment.text)
    return (books[comment.language] ?? self.default, words)
  }
}
