internal import Responses
internal import Surveys
internal import Themes

extension CodingPage {
  // MARK: - The comment

  /// The comment with what is known of it, and what the same person wrote besides.
  func context(_ one: CodingCase) -> [Markup] {
    let comment = one.comment
    let audience = survey.audiences.first { $0.name == comment.audience }?.label.text
    var words: [String] =
      if let said = comment.said {
        [said.words.prefix(1).uppercased() + said.words.dropFirst(), "who said it is not known"]
      } else {
        [
          audience.map { "From \($0)" }, label(comment).map { "to ‘\($0)’" },
          comment.permissions.contains(.quote) ? "may be quoted" : "may not be quoted",
        ].compactMap { $0 }
      }
    if comment.language != survey.defaultLanguage { words.append("language: \(comment.language.code)") }
    for detail in PersonalDetail.all(in: comment.text) {
      words.append("holds \(detail.kind.words), which is taken out where it is quoted")
    }
    let text =
      typed.parts == nil
      ? CodingPage.lit(comment.text, one.suggestions.flatMap(\.spans)) : [Markup.text(comment.text)]
    var parts = [
      tag("h2", ["class": "away"], comment.said == nil ? "The comment" : "The contribution"),
      tag(
        "blockquote", ["id": "comment", "lang": comment.language.code, "dir": "auto"], all: text),
      tag("p", ["class": "soft"], words.joined(separator: " · ") + "."),
    ]
    if let room = comment.said?.room(survey) { parts.append(tag("p", ["class": "soft", "id": "room"], room)) }
    if !beside.isEmpty {
      parts.append(
        tag(
          "details", [:], tag("summary", [:], "What the same person wrote besides"),
          tag(
            "ul", [:],
            all: beside.map { other in
              tag(
                "li", ["lang": other.language.code, "dir": "auto"],
                (label(other).map { "\($0): " } ?? "") + "“\(other.text)”")
            })))
    }
    for side in one.sides {
      let themes = side.themes.isEmpty ? "none of the themes" : CodingPage.labels(side.themes, survey)
      parts.append(
        tag("p", [:], tag("b", [:], side.coder), .text(": \(themes)" + (side.note.map { " (\($0))" } ?? ""))))
    }
    return parts
  }

  private func label(_ comment: Comment) -> String? {
    comment.place.path.flatMap { survey.question(named: $0.question)?.label?.text }
  }

  // MARK: - The form

  func form(_ one: CodingCase) -> Markup {
    var parts = [
      hidden(":place", one.comment.mark), hidden(":revision", String(revision)), hidden(":as", coder),
      hidden(":work", CodingPage.word(work)), hidden(":of", CodingPage.word(scope)),
      // What stands ticked before anybody touches it.
      hidden(":first", typed.ticked.sorted().map { survey.themes[$0].name.text }.joined(separator: " ")),
    ]
    parts += typed.parts.map { sentences(one, $0) } ?? whole(one)
    return tag(
      "form", ["method": "post", "action": OrganiserPage.base + path, "novalidate": "novalidate", "id": "coding"],
      all: [hidden(":token", token)] + parts)
  }

  private func whole(_ one: CodingCase) -> [Markup] {
    let suggested = one.suggestions.map(\.theme)
    let others = survey.themes.indices.filter { !suggested.contains($0) }
    var parts: [Markup] = []
    if suggested.isEmpty {
      parts.append(tag("p", ["id": "suggested"], "Nothing is suggested."))
    } else {
      parts.append(
        group(
          "Suggested, with the words that spoke for it", suggested, name: ":theme", typed.ticked, one, id: "suggested"))
    }
    parts.append(lineField)
    parts.append(
      tag(
        "div", ["class": "buttons"], button("Keep what is ticked", "keep", isMain: true),
        button("None of the themes", "none"), button("Leave it for later", "skip")))
    if !others.isEmpty {
      parts.append(group(suggested.isEmpty ? "Themes" : "Other themes", others, name: ":theme", typed.ticked, one))
    }
    parts += besides
    parts.append(
      tag(
        "div", ["class": "buttons"], button("Keep what is ticked", "keep", id: "below"),
        button("Split it into sentences", "split")))
    return parts
  }

  private var lineField: Markup {
    tag(
      "div", ["class": fault == nil ? "q" : "q wrong"],
      tag("label", ["for": "line", "class": "ask"], "Letters of themes, or a word"),
      tag("p", ["class": "hint", "id": "line-hint"], all: hint),
      tag(
        "input",
        [
          "type": "text", "id": "line", "name": ":line", "value": typed.line, "class": "short",
          "autofocus": "autofocus",
          "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false",
          "aria-describedby": "comment suggested line-hint",
        ]),
      tag("p", ["class": "soft", "id": "found", "role": "status"], ""))
  }

  /// What may be typed into the line, the words themselves as keys.
  private var hint: [Markup] {
    let words: [(keys: String, text: String)] = [
      ("Enter", " alone keeps what is ticked; "), ("a c", " gives these and no others; "), ("+c", " adds, "),
      ("-a", " leaves out; "), ("0", " none, "), ("skip", ", "), ("undo", ", "), ("split", "; "),
      ("/road", " looks for a theme."),
    ]
    return words.flatMap { [tag("kbd", [:], $0.keys), .text($0.text)] }
  }

  /// What else may be kept beside the themes.
  private var besides: [Markup] {
    [
      field("new-theme", "A theme that is missing", typed.newTheme),
      field("note", "Note for those who code", typed.note),
      field("withheld", "Keep it from being quoted, because", typed.withheld),
    ]
  }

  private func sentences(_ one: CodingCase, _ given: [Set<Int>]) -> [Markup] {
    let bytes = Array(one.comment.text.utf8)
    var parts: [Markup] = []
    for (place, range) in one.comment.sentences.enumerated() {
      let text = String(decoding: bytes[range], as: UTF8.self)
      parts.append(
        group(
          "“\(text)”", Array(survey.themes.indices), name: ":theme-\(place)",
          given.indices.contains(place) ? given[place] : [], nil, id: "sentence-\(place)"))
    }
    parts += besides
    parts.append(
      tag(
        "div", ["class": "buttons"], button("Keep what is ticked", "keep-split", isMain: true),
        button("Make it whole again", "whole")))
    return parts
  }

  private func button(_ label: String, _ value: String, id: String? = nil, isMain: Bool = false) -> Markup {
    var attributes = [
      Markup.Attribute("type", "submit"), Markup.Attribute("name", ":do"), Markup.Attribute("value", value),
    ]
    if isMain { attributes.append(Markup.Attribute("class", "main")) }
    if let id { attributes.append(Markup.Attribute("id", id)) }
    return .element("button", attributes, [.text(label)])
  }

  private func field(_ name: String, _ label: String, _ value: String) -> Markup {
    tag(
      "div", ["class": "q"], tag("label", ["for": name, "class": "ask"], label),
      tag(
        "input", ["type": "text", "id": name, "name": ":" + name, "value": value, "autocomplete": "off"]))
  }

  /// Themes to tick, each with its letter; with the words that spoke for it where a case is given.
  private func group(
    _ legend: String, _ themes: [Int], name: String, _ ticked: Set<Int>, _ one: CodingCase?, id: String? = nil
  ) -> Markup {
    let boxes = themes.map { theme in
      box(theme, name: name, isTicked: ticked.contains(theme), one?.suggestions.first { $0.theme == theme }, one)
    }
    var attributes = [Markup.Attribute("class", "q")]
    if let id { attributes.append(Markup.Attribute("id", id)) }
    return .element("fieldset", attributes, [tag("legend", ["class": "ask"], legend)] + boxes)
  }

  /// A text of the definition, marked where its language is not the page's.
  private func own(_ text: String) -> Markup {
    survey.defaultLanguage == "en" ? .text(text) : tag("span", ["lang": survey.defaultLanguage.code], text)
  }

  private func box(
    _ theme: Int, name: String, isTicked: Bool, _ suggestion: Suggestion?, _ one: CodingCase?
  ) -> Markup {
    let id = "\(name.dropFirst())-\(theme)"
    let declared = survey.themes[theme]
    var attributes = [
      Markup.Attribute("type", "checkbox"), Markup.Attribute("id", id), Markup.Attribute("name", name),
      Markup.Attribute("value", declared.name.text),
    ]
    if isTicked { attributes.append(Markup.Attribute("checked", "checked")) }
    let letters = CodingLine.letters(of: theme)
    var label = [own(declared.label.text)]
    if name == ":theme" {
      attributes.append(Markup.Attribute("data-letters", letters))
      let looked = [declared.name.text, declared.label.text] + declared.codebook
      attributes.append(Markup.Attribute("data-words", looked.map(LooseText.folded).joined(separator: " ")))
      label.insert(tag("span", ["class": "letters"], letters), at: 0)
      label.insert(.text(" "), at: 1)
    }
    if let suggestion, let one {
      let bytes = Array(one.comment.text.utf8)
      let words = suggestion.spans.filter { $0.upperBound <= bytes.count }.map {
        "“" + String(decoding: bytes[$0], as: UTF8.self) + "”"
      }
      let mark = suggestion.machine.map { " (\($0.mark))" } ?? ""
      label.append(tag("span", ["class": "soft"], " – " + words.joined(separator: ", ") + mark))
    }
    return tag(
      "div", ["class": "box"], .element("input", attributes, []), tag("label", ["for": id], all: label))
  }
}
