package import Phrases
package import Responses
package import Surveys

/// What every page of one survey's form shares.
///
/// A class, for each field on a page is drawn with it.
package final class FormSurroundings: Sendable {
  package let index: QuestionIndex
  package let language: Language
  package let phrases: Phrases
  /// The address of the survey, without a slash at its end.
  package let base: String
  /// What a form sends back so that no other site can send it; nil where nothing can be changed.
  package let token: String?
  /// What was drawn before; nil where everything is drawn anew.
  let drawn: DrawnFields?

  /// - Parameter drawn: what was drawn before; nil to draw everything anew.
  package init(
    _ index: QuestionIndex, language: Language, base: String, token: String? = nil, drawn: DrawnFields? = nil
  ) {
    self.index = index
    self.language = language
    self.base = base
    self.token = token
    self.drawn = drawn
    phrases = Phrases(language)
  }

  package var survey: Survey { index.survey }

  func text(_ wording: Wording) -> String { wording.text(in: language) }

  /// A phrase of the interface, marked as English where the language has none of its own (WCAG 2.2, 3.1.2).
  func said(_ phrase: Phrase, _ values: [String: String] = [:]) -> Markup {
    phrases.said(phrase, values)
  }

  /// What says that an element's own words are English, where the language has none for a phrase.
  func language(of phrase: Phrase) -> [Markup.Attribute] {
    phrases.mark(phrase)
  }

  /// An address below the survey's, such as `/receipt`, in the page's language.
  func path(_ path: String) -> String { path + (survey.languages.count > 1 ? "?lang=\(language.code)" : "") }

  /// The hidden fields of every form.
  var hidden: [Markup] {
    token.map { [tag("input", ["type": "hidden", "name": ":token", "value": $0])] } ?? []
  }

  /// A form that posts to an address below the survey's.
  func form(_ path: String, _ children: [Markup]) -> Markup {
    tag("form", ["method": "post", "action": base + path, "novalidate": "novalidate"], all: hidden + children)
  }

  /// The same for a page of answers, which stay where the server cannot be reached.
  func answersForm(_ path: String, _ children: [Markup]) -> Markup {
    SendingScript.form(base + path, nil, phrases, hidden + children)
  }

  /// A button that sends its form.
  func button(_ phrase: Phrase, _ name: String? = nil, _ value: String = "", isMain: Bool = false) -> Markup {
    button(said(phrase), name, value, isMain: isMain)
  }

  private func button(_ label: Markup, _ name: String? = nil, _ value: String = "", isMain: Bool = false) -> Markup {
    var attributes = [Markup.Attribute("type", "submit")]
    if isMain { attributes.append(Markup.Attribute("class", "main")) }
    if let name { attributes += [Markup.Attribute("name", name), Markup.Attribute("value", value)] }
    return .element("button", attributes, [label])
  }
}
