/// A language by its BCP 47 tag, such as `en` or `gd`, compared as written.
package struct Language: Hashable, Sendable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  package let code: String
  package init(_ code: String) { self.code = code }
  package init(stringLiteral code: String) { self.code = code }
  package var description: String { code }
  /// English of any country.
  package var isEnglish: Bool { code == "en" || code.hasPrefix("en-") }
  package static func < (left: Language, right: Language) -> Bool { left.code < right.code }
}

/// A text that a respondent or a reader sees, in one language or several.
///
/// The first entry is the survey's default language; the order of the rest is as written. Never empty.
package struct Wording: Hashable, Sendable {
  /// The text in one language.
  package struct Version: Hashable, Sendable {
    package let language: Language
    package let text: String
    package init(_ language: Language, _ text: String) {
      self.language = language
      self.text = text
    }
  }

  package let versions: [Version]

  /// A text in the default language alone.
  package init(_ text: String, in language: Language = "en") {
    versions = [Version(language, text)]
  }

  /// A text in several languages, the default first; nil if there is none.
  package init?(_ versions: [Version]) {
    guard !versions.isEmpty else { return nil }
    self.versions = versions
  }

  /// The text in the asked language, or else in the default one.
  package func text(in language: Language) -> String {
    (versions.first { $0.language == language } ?? versions[0]).text
  }

  /// The text in the survey's default language.
  package var text: String { versions[0].text }

  /// Whether there is a text of its own in the language.
  package func isTranslated(into language: Language) -> Bool {
    versions.contains { $0.language == language }
  }
}
