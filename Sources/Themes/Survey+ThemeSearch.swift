package import Surveys

extension Survey {
  /// The places of the themes with a text in their name, label or codebook, in any case and with accents or without; none for no text.
  package func themes(lookedFor text: String) -> [Int] {
    let wanted = LooseText.folded(text)
    guard !wanted.isEmpty else { return [] }
    return themes.indices.filter { place in
      ([themes[place].name.text, themes[place].label.text] + themes[place].codebook)
        .contains { LooseText.folded($0).contains(wanted) }
    }
  }
}
