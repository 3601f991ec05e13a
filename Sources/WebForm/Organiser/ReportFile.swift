/// What a report is called once it is saved by a browser: for whom it is stands in the name, since it travels without its folder.
package enum ReportFile {
  /// What the names of reports for publication begin with among those of a survey.
  package static let publicFolder = "public/"
  static let notForPublication = "not-for-publication-"

  /// The names of reports that show small groups' figures, as they begin.
  private static let figures = [
    "priority-report.", "questions.", "priorities.", "by-", "against-", "briefing-", "letter.",
  ]

  /// The name under which a report of a survey is saved; what shows nobody's figures keeps its own.
  static func saved(_ name: String, of survey: String) -> String {
    if name.hasPrefix(publicFolder) { return "\(survey)-for-publication-\(name.dropFirst(publicFolder.count))" }
    return figures.contains(where: name.hasPrefix) ? "\(survey)-\(notForPublication)\(name)" : name
  }
}
