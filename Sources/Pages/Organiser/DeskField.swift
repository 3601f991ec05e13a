/// A field of an organiser's form: its label, what is said of it, and the control itself.
struct DeskField {
  /// The name in the form; it is the element's id, too.
  let name: String
  let label: String
  /// Nil for nothing said.
  var hint: String?
  /// What is wrong with what was typed; nil for nothing.
  var fault: String?

  private func frame(_ control: ([Markup.Attribute]) -> Markup) -> Markup {
    var attributes = [Markup.Attribute("id", name), Markup.Attribute("name", ":" + name)]
    var parts = [tag("label", ["for": name, "class": "ask"], label)]
    var described: [String] = []
    for (mark, style, text) in [("hint", "hint", hint), ("fault", "bad", fault)] {
      guard let text else { continue }
      parts.append(tag("p", ["class": style, "id": "\(name)-\(mark)"], text))
      described.append("\(name)-\(mark)")
    }
    if !described.isEmpty { attributes.append(Markup.Attribute("aria-describedby", described.joined(separator: " "))) }
    if fault != nil { attributes.append(Markup.Attribute("aria-invalid", "true")) }
    return tag("div", ["class": fault == nil ? "q" : "q wrong"], all: parts + [control(attributes)])
  }

  /// One of several choices; `chosen` is the value of the one that is chosen.
  func select(_ choices: [(value: String, text: String)], _ chosen: String) -> Markup {
    frame { attributes in
      .element(
        "select", attributes,
        choices.map { choice in
          .element(
            "option",
            [Markup.Attribute("value", choice.value)]
              + (choice.value == chosen ? [Markup.Attribute("selected", "selected")] : []), [.text(choice.text)])
        })
    }
  }

  /// Room for several lines; `rows` are seen at once.
  func lines(_ value: String, rows: Int = 3) -> Markup {
    frame { attributes in
      .element("textarea", attributes + [Markup.Attribute("rows", String(rows))], [.text(value)])
    }
  }

  /// Room for one line.
  func line(_ value: String, isShort: Bool = false) -> Markup {
    frame { attributes in
      .element(
        "input",
        attributes + [
          Markup.Attribute("type", "text"), Markup.Attribute("value", value), Markup.Attribute("autocomplete", "off"),
        ] + (isShort ? [Markup.Attribute("class", "short")] : []), [])
    }
  }
}
