package import Responses
package import Surveys

/// Reads a file of answers, in YAML or in JSON, which is YAML too.
///
/// Every scalar is the text that was written, never YAML's idea of its type, so that `yes`, `1.0` and dates are safe; the question says what a text
/// means. In JSON the literals `true`, `false` and `null` come as such texts as well, and mean the same.
package enum AnswersFile {
  /// What a file says, or everything that is wrong with it as YAML.
  package struct Reading: Sendable {
    /// In the order of the file; nil where there is an error among the findings.
    package var answers: [RawAnswer.Entry]?
    /// The findings with the file's text, as a printer of findings takes them; without a survey.
    package var findings: SurveyReading
  }

  /// Reads the bytes of a file: a mapping from the names of questions to answers, or a whole response with such a mapping under `answers`.
  ///
  /// Bounded in time and memory by the size of the bytes, whatever they hold. An empty file is a person who answered nothing.
  package static func read(_ bytes: [UInt8], file: String, for survey: Survey) -> Reading {
    switch SurveyText.read(bytes) {
    case .failure(let refusal): return reading(nil, file, [refusal.finding], SurveyText(""))
    case .success(let text):
      let scan = YAMLScan(text)
      guard scan.refusals.isEmpty else { return reading(nil, file, scan.refusals, text) }
      let tree = YAMLTree(text)
      let findings = (scan.warnings + tree.findings).sorted { $0.place < $1.place }
      guard let root = tree.root, !root.isNothing else { return reading([], file, findings, text) }
      guard case .mapping(var mapping) = root else {
        let finding = Finding(
          .error, at: root.place, "A file of answers is a mapping, and here stands \(root.kind)",
          notes: ["Write the name of a question, a colon and the answer on each line"])
        return reading(nil, file, findings + [finding], text)
      }
      // A response as JSON carries its answers inside.
      if case .mapping(let inner)? = mapping["answers"], survey.question(named: "answers") == nil { mapping = inner }
      return reading(mapping.pairs.map { RawAnswer.Entry($0.key.string, raw($0.value)) }, file, findings, text)
    }
  }

  private static func reading(
    _ answers: [RawAnswer.Entry]?, _ file: String, _ findings: [Finding], _ text: SurveyText
  ) -> Reading {
    let isSound = !findings.contains { $0.severity == .error }
    return Reading(
      answers: isSound ? answers : nil,
      findings: SurveyReading(file: file, survey: nil, findings: findings, text: text))
  }

  private static func raw(_ value: YAMLValue) -> RawAnswer {
    switch value {
    case .text(let text):
      text.style == .plain && (text.string.isEmpty || text.string == "null" || text.string == "~")
        ? .nothing : .text(text.string)
    case .list(let list, _): .list(list.map(raw))
    case .mapping(let mapping): .map(mapping.pairs.map { RawAnswer.Entry($0.key.string, raw($0.value)) })
    }
  }
}
