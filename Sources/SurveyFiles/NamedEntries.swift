internal import Surveys

/// One named thing of a mapping or a list: a choice, a row, a theme, an audience.
struct NamedEntry {
  var name: Name
  var place: Place
  var label: Wording
  /// Its further keys; nil where it is only a label.
  var fields: YAMLMapping?
}

extension DefinitionReader {
  /// The most entries that one list may have.
  static let entryLimit = 2_000

  /// The entries of a mapping from names to labels, or of a list of labels, from which the names are made.
  mutating func readEntries(_ value: YAMLValue, _ what: String, _ part: FieldShape.Part) -> [NamedEntry] {
    var found: [NamedEntry] = []
    switch value {
    case .mapping(let mapping):
      for pair in mapping.pairs.prefix(DefinitionReader.entryLimit) {
        if mapping.isFlow && pair.value.isNothing {
          unknownKey(pair.key, in: mapping, pair.value, what, [])
          continue
        }
        guard let name = name(pair.key, what) else { continue }
        guard let (label, fields) = labelled(pair.value, what, part) else { continue }
        found.append(NamedEntry(name: name, place: pair.key.place, label: label, fields: fields))
      }
    case .list(let items, _):
      for item in items.prefix(DefinitionReader.entryLimit) {
        guard let (label, fields) = labelled(item, what, part) else { continue }
        guard let name = Name.made(from: label.text) else {
          error(
            at: item.place, "No name can be made from ‘\(label.text)’",
            "Write a mapping instead, as in  name: \(label.text)")
          continue
        }
        if let first = found.first(where: { $0.name == name }) {
          error(
            at: item.place, "Two labels make the same name ‘\(name)’", "The first is on line \(first.place.line)",
            "Write a mapping instead, with a name before each label")
          continue
        }
        found.append(NamedEntry(name: name, place: item.place, label: label, fields: fields))
      }
    case .text:
      error(
        at: value.place,
        "\(what): a mapping from names to labels, or a list of labels, is needed here, not \(value.kind)")
      return []
    }
    let count: Int =
      switch value {
      case .mapping(let mapping): mapping.pairs.count
      case .list(let items, _): items.count
      case .text: 0
      }
    if count > DefinitionReader.entryLimit {
      error(
        at: value.place, "There are more than \(DefinitionReader.entryLimit) entries in one list",
        "Ask a question with fewer")
    } else if count == 0 {
      error(at: value.place, "\(what): there is nothing in this list")
    }
    return found
  }

  /// A label, or a mapping of keys among which is one; a mapping from languages to texts is a label.
  private mutating func labelled(_ value: YAMLValue, _ what: String, _ part: FieldShape.Part) -> (
    Wording, YAMLMapping?
  )? {
    guard case .mapping(let mapping) = value,
      mapping["label"] != nil || !mapping.pairs.contains(where: { languages.contains(Language($0.key.string)) })
    else { return wording(value, what).map { ($0, nil) } }
    guard let fields = self.mapping(value, what, part) else { return nil }
    guard let label = fields["label"] else {
      error(at: mapping.place, "\(what) needs a label")
      return nil
    }
    return wording(label, "‘label’").map { ($0, fields) }
  }

  /// The choices in a list or mapping.
  mutating func readChoices(_ value: YAMLValue) -> [Choice] {
    readEntries(value, "A choice", .choice).map { entry in
      guard let fields = entry.fields else { return Choice(name: entry.name, label: entry.label) }
      return Choice(
        name: entry.name, label: entry.label, specify: flag(fields, "specify"), exclusive: flag(fields, "exclusive"),
        notApplicable: flag(fields, "not_applicable"))
    }
  }

  mutating func readAudiences(_ value: YAMLValue) {
    audiences = readEntries(value, "An audience", .audience).map { entry in
      Audience(
        name: entry.name, label: entry.label,
        population: entry.fields.flatMap { whole($0, "population", .audience) })
    }
  }

  mutating func readThemes(_ value: YAMLValue) {
    themes = readEntries(value, "A theme", .theme).map { entry in
      guard let fields = entry.fields else { return Theme(name: entry.name, label: entry.label) }
      return Theme(
        name: entry.name, label: entry.label, improvement: wording(fields, "improvement", shown: false),
        codebook: texts(fields, "codebook").map(\.string), not: texts(fields, "not").map(\.string),
        was: texts(fields, "was").compactMap { name($0, "A theme") })
    }
    checkFormerNames(value)
  }

  /// A name under `was` belongs to one theme, and to none that still goes by it: else nobody could say for which a code counts.
  private mutating func checkFormerNames(_ value: YAMLValue) {
    var owners: [Name: Name] = [:]
    for theme in themes {
      for former in theme.was {
        if themes.contains(where: { $0.name == former }) {
          error(
            at: value.place,
            "‘\(former)’ stands under was: of ‘\(theme.name)’ and is a theme itself. Keep one of the two")
        } else if let other = owners[former] {
          error(
            at: value.place, "‘\(former)’ stands under was: of ‘\(other)’ and of ‘\(theme.name)’. Keep one of the two")
        }
        owners[former] = theme.name
      }
    }
  }

  mutating func readScales(_ value: YAMLValue) {
    guard case .mapping(let mapping) = value else {
      return error(at: value.place, "‘scales’ must be a mapping from names to scales, not \(value.kind)")
    }
    for pair in mapping.pairs {
      guard let name = name(pair.key, "A scale"),
        let fields = self.mapping(pair.value, "A scale", .scale)
      else { continue }
      guard let list = fields["choices"] else {
        error(at: fields.place, "The scale ‘\(name)’ needs choices")
        continue
      }
      var choices = readChoices(list)
      for text in texts(fields, "not_applicable") {
        guard let choice = reference(text, "choice", among: choices.map(\.name)) else { continue }
        for index in choices.indices where choices[index].name == choice { choices[index].notApplicable = true }
      }
      var unfavourable: [Name] = []
      for text in texts(fields, "unfavourable") {
        guard let choice = reference(text, "choice", among: choices.map(\.name)) else { continue }
        if choices.contains(where: { $0.name == choice && $0.notApplicable }) {
          error(at: text.place, "‘\(choice)’ is not applicable, and so cannot be unfavourable")
        }
        unfavourable.append(choice)
      }
      scales.append(Scale(name: name, choices: choices, best: word(fields, "best"), unfavourable: unfavourable))
    }
  }

  mutating func readChoiceLists(_ value: YAMLValue) {
    guard case .mapping(let mapping) = value else {
      return error(at: value.place, "‘choice_lists’ must be a mapping from names to lists, not \(value.kind)")
    }
    for pair in mapping.pairs {
      guard let name = name(pair.key, "A list of choices") else { continue }
      if name == "audiences" || name == "themes" {
        error(at: pair.key.place, "The list ‘\(name)’ is built in", "Give this one another name")
        continue
      }
      choiceLists.append(ChoiceList(name: name, choices: readChoices(pair.value)))
    }
  }
}
