package import Surveys

/// What was read from the bytes of a definition.
package struct SurveyReading: Sendable {
  /// As it was given, for messages.
  package var file: String
  /// The survey; nil if any finding is an error.
  package var survey: Survey?
  /// In the order of their places, errors before warnings at the same place.
  package var findings: [Finding]
  /// The lines of the file, to show; one empty line where the bytes were refused before they became text.
  package var text: SurveyText

  package init(file: String, survey: Survey?, findings: [Finding], text: SurveyText) {
    self.file = file
    self.survey = survey
    self.findings = findings
    self.text = text
  }
}

/// Reads definitions: YAML in, a survey and findings out.
///
/// Everything wrong is found in one run, except that a fault of YAML's own syntax hides what comes after it: then the findings are those of the
/// first look and that one fault. Time and memory are bounded by the limits on size, depth and number of values, and linear within them.
package enum SurveyReader {
  /// Reads the bytes of a file; its name, where it ends in `.yaml` or `.yml`, must be the survey's id.
  package static func read(_ bytes: [UInt8], file: String) -> SurveyReading {
    switch SurveyText.read(bytes) {
    case .failure(let refusal):
      // The lines before the fault are shown as well as they can be.
      let shown = bytes.count <= SurveyText.limit ? String(decoding: bytes, as: UTF8.self) : ""
      return SurveyReading(file: file, survey: nil, findings: [refusal.finding], text: SurveyText(shown))
    case .success(let text):
      let scan = YAMLScan(text)
      guard scan.refusals.isEmpty else { return reading(file, nil, scan.refusals + scan.warnings, text) }
      let tree = YAMLTree(text)
      var findings = scan.warnings + tree.findings
      guard let root = tree.root, !root.isNothing else {
        if tree.findings.isEmpty {
          findings.append(
            Finding(
              .error, at: Place(line: 1, column: 1), "The file is empty",
              notes: ["A definition begins with ‘survey: ’ and the survey's id"]))
        }
        return reading(file, nil, findings, text)
      }
      var reader = DefinitionReader(text)
      let survey = reader.survey(root, id: name(of: file))
      return reading(file, survey, findings + reader.findings, text)
    }
  }

  private static func reading(
    _ file: String, _ survey: Survey?, _ findings: [Finding], _ text: SurveyText
  ) -> SurveyReading {
    var seen: Set<Finding> = []
    let sorted = findings.enumerated().filter { seen.insert($0.element).inserted }.sorted { a, b in
      (a.element.place, a.element.severity == .error ? 0 : 1, a.offset)
        < (b.element.place, b.element.severity == .error ? 0 : 1, b.offset)
    }.map(\.element)
    let sound = !sorted.contains { $0.severity == .error }
    return SurveyReading(file: file, survey: sound ? survey : nil, findings: sorted, text: text)
  }

  /// The file's name without its folder and ending; nil where it is no name of a definition.
  private static func name(of file: String) -> String? {
    let last = file.split(separator: "/").last.map(String.init) ?? ""
    for ending in [".yaml", ".yml"] where last.hasSuffix(ending) { return String(last.dropLast(ending.count)) }
    return nil
  }
}
