package import Surveys

/// The bytes of any YAML file that a person writes, read into values with their places.
///
/// As with definitions: a file that is made to do harm is refused before YAML's own parser sees it, and time and memory are bounded.
package struct YAMLReading: Sendable {
  /// Nil where the file is empty or cannot be read.
  package var root: YAMLValue?
  /// Refusals, warnings and faults of syntax, in the order in which they were found.
  package var findings: [Finding]
  /// The lines of the file, to show.
  package var text: SurveyText

  /// Reads the bytes of a file; linear in them.
  package init(_ bytes: [UInt8]) {
    switch SurveyText.read(bytes) {
    case .failure(let refusal):
      root = nil
      findings = [refusal.finding]
      text = SurveyText(bytes.count <= SurveyText.limit ? String(decoding: bytes, as: UTF8.self) : "")
    case .success(let text):
      self.text = text
      let scan = YAMLScan(text)
      findings = scan.refusals + scan.warnings
      guard scan.refusals.isEmpty else { return }
      let tree = YAMLTree(text)
      findings += tree.findings
      if let found = tree.root, !found.isNothing { root = found }
    }
  }
}
