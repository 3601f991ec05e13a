internal import Responses
package import Simulations
package import Surveys

/// Reads the profile of a simulation: YAML in, the profile and findings out.
///
/// Habits under `everyone` hold for each audience that does not write its own. Keys that are not known are findings, as in a definition.
package struct SimulationFile {
  /// The profile; nil if any finding is an error.
  package private(set) var profile: SimulationProfile?
  /// In the order in which they were found.
  package internal(set) var findings: [Finding] = []

  private static let habitKeys = [
    "mood", "dont_know", "skips_row", "skips", "stops", "ranks_fewer", "keeps_points", "stacks", "need", "pull",
    "importance", "performance", "writes", "ticks", "numbers", "choices", "specifications",
  ]

  /// Reads the bytes of a profile file.
  package init(_ bytes: [UInt8]) {
    guard case .success(let text) = SurveyText.read(bytes) else {
      fail(Place(line: 1, column: 1), "The file is not text that can be read: save it as UTF-8, smaller than 1 MiB")
      return
    }
    let scan = YAMLScan(text)
    findings = scan.refusals
    guard findings.isEmpty else { return }
    let tree = YAMLTree(text)
    findings = tree.findings
    guard case .mapping(let root)? = tree.root else {
      fail(Place(line: 1, column: 1), "A profile is a mapping that begins with ‘simulates: ’ and a survey's id")
      return
    }
    known(root, ["simulates", "seed", "from", "until", "modes", "everyone", "audiences", "texts"])
    let everyone = value("everyone", in: root).map { habits($0, over: Habits()) } ?? Habits()
    var groups: [SimulationProfile.Group] = []
    for pair in entries("audiences", in: root) {
      guard let name = Name(pair.key.string), case .mapping(let fields) = pair.value else {
        fail(pair.key.place, "Write an audience's name and, under it, its people and habits")
        continue
      }
      known(fields, ["people", "blank"] + SimulationFile.habitKeys)
      let people = Int(number(value("people", in: fields)) ?? 0)
      let blank = Int(number(value("blank", in: fields)) ?? 0)
      groups.append(
        SimulationProfile.Group(
          audience: name, people: people, blank: blank, habits: habits(.mapping(fields), over: everyone)))
    }
    guard let from = day("from", in: root), let until = day("until", in: root) else { return }
    var made = SimulationProfile(
      seed: UInt64(number(value("seed", in: root)) ?? 1), from: from, until: until, modes: modes(root), groups: groups)
    for pair in entries("texts", in: root) {
      guard let name = Name(pair.key.string), case .list(let items, _) = pair.value else {
        fail(pair.key.place, "Write a question's name and, under it, a list of texts")
        continue
      }
      made.remarks[name] = items.compactMap { remark($0) }
    }
    if !findings.contains(where: { $0.severity == .error }) { profile = made }
  }

  private mutating func fail(_ place: Place, _ message: String) {
    findings.append(Finding(.error, at: place, message))
  }

  private mutating func known(_ mapping: YAMLMapping, _ keys: [String]) {
    for pair in mapping.pairs where !keys.contains(pair.key.string) {
      let near = Spelling.nearest(to: pair.key.string, among: keys)
      findings.append(
        Finding(
          .error, at: pair.key.place, "There is no key ‘\(pair.key.string)’ here",
          notes: near.map { ["did you mean ‘\($0)’?"] } ?? []))
    }
  }

  private func value(_ key: String, in mapping: YAMLMapping) -> YAMLValue? {
    mapping.pairs.first { $0.key.string == key }?.value
  }

  private func entries(_ key: String, in mapping: YAMLMapping) -> [YAMLMapping.Pair] {
    if case .mapping(let inner)? = value(key, in: mapping) { inner.pairs } else { [] }
  }

  private mutating func number(_ value: YAMLValue?) -> Double? {
    guard let value else { return nil }
    guard case .text(let text) = value, let number = Double(text.string), number.isFinite, (0...1e15).contains(number)
    else {
      fail(value.place, "Write a number, 0 or more")
      return nil
    }
    return number
  }

  private mutating func day(_ key: String, in mapping: YAMLMapping) -> CivilDate? {
    guard case .text(let text)? = value(key, in: mapping), let day = CivilDate(iso: text.string) else {
      fail(value(key, in: mapping)?.place ?? mapping.place, "Write ‘\(key): ’ and a day as 2016-01-31")
      return nil
    }
    return day
  }

  private mutating func modes(_ root: YAMLMapping) -> [Weighed<ResponseMode>] {
    var found: [Weighed<ResponseMode>] = []
    for pair in entries("modes", in: root) {
      guard let mode = ResponseMode(rawValue: pair.key.string) else {
        fail(
          pair.key.place, "There is no mode ‘\(pair.key.string)’; write web, terminal, paper, session, api or import")
        continue
      }
      found.append(Weighed(mode, number(pair.value) ?? 0))
    }
    return found
  }

  private mutating func remark(_ value: YAMLValue) -> SimulationProfile.Remark? {
    switch value {
    case .text(let text): return SimulationProfile.Remark(text.string)
    case .mapping(let fields):
      known(fields, ["text", "theme", "audiences"])
      guard case .text(let text)? = self.value("text", in: fields) else { break }
      var remark = SimulationProfile.Remark(text.string)
      if case .text(let theme)? = self.value("theme", in: fields) { remark.theme = Name(theme.string) }
      if case .list(let names, _)? = self.value("audiences", in: fields) {
        remark.audiences = names.compactMap { if case .text(let name) = $0 { Name(name.string) } else { nil } }
      }
      return remark
    case .list: break
    }
    fail(value.place, "Write a text, or a mapping with ‘text: ’")
    return nil
  }
}
