internal import Surveys

extension DefinitionReader {
  /// The survey in a tree; what is wrong with it stands among the findings, and then the survey is not to be used.
  mutating func survey(_ root: YAMLValue, id fileName: String?) -> Survey? {
    guard let fields = mapping(root, "A definition", .definition) else { return nil }
    for key in FieldShape.Part.definition.table.required where fields[key] == nil {
      error(
        at: fields.place, "The definition has no ‘\(key)’",
        "Every definition needs survey, title, organiser, privacy and pages")
    }
    readLanguages(fields)
    let id = self.id(fields, fileName)
    let title = wording(fields, "title")
    let organiser = wording(fields, "organiser")
    let intro = wording(fields, "intro")
    let privacy = wording(fields, "privacy")
    checkMarkdown(fields["intro"])
    checkMarkdown(fields["privacy"])
    if let value = fields["privacy"], let privacy { checkPrivacy(privacy, value.place) }
    let (opens, closes) = (date(fields, "opens"), date(fields, "closes"))
    if let opens, let closes, closes < opens, let value = fields["closes"] {
      error(at: value.place, "The survey closes before it opens", "It opens on \(opens)")
    }
    let results: Survey.Results? = word(fields, "results")
    if results == .sealed, fields["closes"] == nil, let value = fields["results"] {
      error(at: value.place, "Sealed results need a day on which the survey closes", "Write ‘closes’ and a date")
    }
    if let value = fields["audiences"] { readAudiences(value) }
    if let value = fields["themes"] { readThemes(value) }
    if let value = fields["scales"] { readScales(value) }
    if let value = fields["choice_lists"] { readChoiceLists(value) }
    let pages = fields["pages"].map { readPages($0) } ?? []
    let priorities = fields["priorities"].map { readPriorities($0) } ?? PrioritySettings()
    let sessions = fields["sessions"].map { readSessions($0) } ?? []
    let report = fields["report"].map { readReport($0) } ?? ReportFront()
    let weight = readWeight(fields)
    let rake = fields["rake"].map { readRake($0) } ?? []
    checkFormulas()
    checkThemes(fields)
    checkUse(fields)
    reportUntranslated(at: fields["languages"]?.place ?? fields.place)
    guard let id, let title, let organiser, let privacy else { return nil }
    return Survey(
      id: id, title: title, version: text(fields, "version")?.string, organiser: organiser, languages: languages,
      opens: opens, closes: closes, timezone: timezone(fields), intro: intro, privacy: privacy,
      retainMonths: retain(fields), unit: word(fields, "unit") ?? .person, limit: whole(fields, "limit", .definition),
      results: results ?? .open, access: word(fields, "access") ?? .open, audiences: audiences, themes: themes,
      scales: scales, choiceLists: choiceLists, pages: pages, priorities: priorities, sessions: sessions,
      report: report, weight: weight, rake: rake)
  }

  private mutating func readLanguages(_ fields: YAMLMapping) {
    guard let value = fields["languages"] else { return }
    var found: [Language] = []
    for text in texts(fields, "languages") {
      let language = Language(text.string)
      let parts = text.string.split(separator: "-", omittingEmptySubsequences: false)
      let letters = parts.allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          }
      }
      if !letters || !(2...8).contains(parts.first?.utf8.count ?? 0) {
        error(at: text.place, "‘\(text.string)’ is not a language tag", "Write one such as en, gd or pt-BR")
      } else if found.contains(language) {
        error(at: text.place, "The language ‘\(language)’ stands twice")
      } else {
        found.append(language)
      }
    }
    if found.isEmpty {
      error(at: value.place, "‘languages’ names no language", "Leave it out for English alone")
    } else {
      languages = found
    }
  }

  private mutating func id(_ fields: YAMLMapping, _ fileName: String?) -> String? {
    guard let text = text(fields, "survey") else { return nil }
    let id = text.string
    let sound =
      id.utf8.count <= 64 && !id.hasPrefix("-") && !id.hasSuffix("-")
      && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
    guard sound else {
      let hint = Name.made(from: id).map { "Write ‘\($0.text.drop { $0 == "_" })’, for example" }
      error(
        at: text.place, "A survey cannot be called ‘\(id)’", "Use lower-case letters, digits and hyphens, at most 64",
        hint ?? "Write a short word")
      return nil
    }
    if let fileName, fileName != id {
      error(
        at: text.place, "The survey is called ‘\(id)’, but its file ‘\(fileName)’",
        "Rename the file to \(id).yaml, or write ‘survey: \(fileName)’")
    }
    return id
  }

  private mutating func checkPrivacy(_ privacy: Wording, _ place: Place) {
    let text = privacy.text
    if Survey.isBlank(privacy: text) {
      warn(
        at: place, "The privacy notice is still a blank to fill in",
        "Say who holds the answers, why, for how long, and whom to write to; the survey is not served before")
    }
    let lower = text.lowercased()
    let signs = [
      "@", "http", "www.", "](", "write to", "address", "street", " road", "office", "po box", "telephone", "phone",
    ]
    var digits = 0
    var longest = 0
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) { digits += 1 } else if scalar != " " && scalar != "-" { digits = 0 }
      longest = max(longest, digits)
    }
    if longest < 7, !signs.contains(where: lower.contains) {
      warn(
        at: place, "The privacy notice names no contact",
        "Add an e-mail address, a telephone number, a postal address or a link, so that people can ask about their answers"
      )
    }
  }

  private mutating func timezone(_ fields: YAMLMapping) -> String {
    guard let text = text(fields, "timezone") else { return "Europe/London" }
    let parts = text.string.split(separator: "/", omittingEmptySubsequences: false)
    let sound =
      (text.string == "UTC" || (2...3).contains(parts.count))
      && parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && $0 != 0x2E } }
    if !sound {
      error(at: text.place, "‘\(text.string)’ is not the name of a time zone", "Write one such as Europe/London or UTC")
    }
    return text.string
  }

  private mutating func retain(_ fields: YAMLMapping) -> Int? {
    guard let text = text(fields, "retain") else { return nil }
    let words = text.string.split(separator: " ")
    let unit = words.count == 2 ? ["month": 1, "months": 1, "year": 12, "years": 12][words[1]] : nil
    guard let unit, let count = words.first.flatMap({ Int($0) }), (1...1200).contains(count) else {
      error(
        at: text.place, "‘\(text.string)’ is not a time to keep responses",
        "Write it in months or years, as in 24 months")
      return nil
    }
    return count * unit
  }

  private mutating func reportUntranslated(at place: Place) {
    for language in languages.dropFirst() {
      let places = (untranslated[language] ?? []).sorted()
      if places.count <= 5 {
        for place in places {
          warn(at: place, "This text is missing in ‘\(language)’", "It is shown in ‘\(languages[0])’ instead")
        }
      } else {
        let lines = places.prefix(5).map { String($0.line) }.joined(separator: ", ")
        warn(
          at: place, "\(places.count) texts are missing in ‘\(language)’",
          "They are shown in ‘\(languages[0])’ instead; the first are on lines \(lines)")
      }
    }
  }
}
