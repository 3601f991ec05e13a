internal import SurveyFiles
internal import Surveys

/// Takes texts, lists and days out of the values of a plan's files, and collects what is wrong with them.
struct FileWalk {
  var findings: [Finding] = []

  mutating func fail(_ place: Place, _ message: String, _ note: String) {
    findings.append(Finding(.error, at: place, message, notes: [note]))
  }

  /// The mapping behind a value, whose keys are all among the known ones; nil, with a finding, for anything else.
  mutating func mapping(_ value: YAMLValue, _ what: String, _ keys: [String]) -> YAMLMapping? {
    guard case .mapping(let mapping) = value else {
      fail(value.place, "\(what) must be a mapping of keys and values, not \(value.kind)", "Begin with ‘\(keys[0]): ’")
      return nil
    }
    for pair in mapping.pairs where !keys.contains(pair.key.string) {
      let near = Spelling.nearest(to: pair.key.string, among: keys).map { "Did you mean ‘\($0)’?" }
      if mapping.isFlow && pair.value.isNothing {
        fail(
          pair.key.place, "‘\(pair.key.string)’ stands alone between commas",
          "If it belongs to the text before the comma, put quotes round that text")
      } else {
        fail(
          pair.key.place, "\(what) has no key ‘\(pair.key.string)’",
          near ?? "Its keys are: \(keys.joined(separator: ", "))")
      }
    }
    return mapping
  }

  /// The items of a list; none where the value is left empty; a finding for anything else.
  mutating func list(_ value: YAMLValue?, _ what: String) -> [YAMLValue] {
    guard let value, !value.isNothing else { return [] }
    if case .list(let items, _) = value { return items }
    fail(
      value.place, "\(what) must be a list, not \(value.kind)", "Write each item on a line of its own, after a hyphen")
    return []
  }

  /// The text behind a key, without blanks about it; nil where the key is absent or nothing stands behind it.
  mutating func text(_ mapping: YAMLMapping, _ key: String) -> YAMLText? {
    guard let value = mapping[key], !value.isNothing else { return nil }
    guard case .text(var text) = value else {
      fail(value.place, "‘\(key)’ must be a text, not \(value.kind)", "Write it behind the colon")
      return nil
    }
    text.string = FileWalk.trimmed(text.string)
    return text.string.isEmpty ? nil : text
  }

  /// A text, or a list of them, behind a key; empty where there is none.
  mutating func statements(_ mapping: YAMLMapping, _ key: String) -> [String] {
    guard let value = mapping[key], !value.isNothing else { return [] }
    guard case .list(let items, _) = value else { return text(mapping, key).map { [$0.string] } ?? [] }
    return items.compactMap { item in
      guard case .text(let text) = item else {
        fail(
          item.place, "An item of ‘\(key)’ must be a text, not \(item.kind)", "Put quotes round it if it has a colon")
        return nil
      }
      let string = FileWalk.trimmed(text.string)
      return string.isEmpty ? nil : string
    }
  }

  mutating func day(_ mapping: YAMLMapping, _ key: String) -> CivilDate? {
    guard let text = text(mapping, key) else { return nil }
    if let day = CivilDate(iso: text.string) { return day }
    fail(text.place, "‘\(key)’ is not a day of the calendar", "Write year, month and day, as in 2016-09-30")
    return nil
  }

  static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The findings of the YAML and of the walk by their places, and whether none is an error.
  func all(after yaml: [Finding]) -> (findings: [Finding], isSound: Bool) {
    let all = (yaml + findings).enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    return (all, !all.contains { $0.severity == .error })
  }
}
