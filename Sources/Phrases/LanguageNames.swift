package import Surveys

/// What people call their languages in them.
package enum LanguageNames {
  /// The language's own name for itself, or its tag where the table has none.
  package static func name(of language: Language) -> String {
    switch language.code.prefix(while: { $0 != "-" }).lowercased() {
    case "en": "English"
    case "gd": "Gàidhlig"
    case "ga": "Gaeilge"
    case "cy": "Cymraeg"
    case "sco": "Scots"
    case "fr": "Français"
    case "de": "Deutsch"
    case "es": "Español"
    case "it": "Italiano"
    case "pl": "Polski"
    case "uk": "Українська"
    default: language.code
    }
  }

  /// The demand to choose one of some languages, said in each of them that the house has it in.
  package static func demand(_ languages: [Language]) -> String {
    var said: [String] = []
    for language in languages {
      let words = Phrases(language)(.chooseLanguage)
      if !said.contains(words) { said.append(words) }
    }
    return said.joined(separator: " · ")
  }
}
