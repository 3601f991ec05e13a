internal import SurveyFiles
package import Surveys

/// A definition of a test that did not read clean.
package struct UnsoundSurvey: Error, CustomStringConvertible {
  package var findings: [Finding]
  package var description: String {
    findings.map { "\($0.place.line):\($0.place.column): \($0.severity.rawValue): \($0.message)" }.joined(
      separator: "\n")
  }
}

extension Survey {
  /// The survey in a YAML text; warnings are allowed.
  ///
  /// - Throws: `UnsoundSurvey`, with every finding in its description, where there is an error.
  package static func read(_ yaml: String) throws -> Survey {
    let reading = SurveyReader.read(Array(yaml.utf8), file: "-")
    guard let survey = reading.survey else { throw UnsoundSurvey(findings: reading.findings) }
    return survey
  }
}
