internal import Surveys

extension DefinitionReader {
  /// Finds in the texts of a wording what its author wrote in vain: HTML, images, headings, and links that lead nowhere sound.
  mutating func checkMarkdown(_ value: YAMLValue?) {
    switch value {
    case .text(let text)?: checkMarkdown(text)
    case .mapping(let mapping)?: for pair in mapping.pairs { checkMarkdown(pair.value) }
    default: break
    }
  }

  private mutating func checkMarkdown(_ text: YAMLText) {
    for fault in Markdown.faults(in: text.string) {
      let place = text.place(ofByte: fault.span.lowerBound, in: file)
      let means = "There are paragraphs, lists, *emphasis*, **strong emphasis** and [links](https://…)"
      switch fault.kind {
      case .address(let address):
        error(
          at: place, "A link cannot lead to ‘\(address)’", "It begins with https://, http://, mailto: or tel:")
      case .html: warn(at: place, "HTML is not read here, and is shown as it stands", means)
      case .image: warn(at: place, "Pictures are not shown, only what is written", means)
      case .heading:
        warn(
          at: place, "A heading with # is not read here, and is shown as it stands",
          "A page's title heads its questions; in a text write the words as a line in **strong emphasis**")
      }
    }
  }
}
