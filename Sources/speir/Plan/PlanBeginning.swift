internal import Foundation
internal import PlanFiles
internal import Plans
internal import Sessions
internal import Surveys

/// How a plan begins: with the improvements that come first, in the order that people agreed on, or else the survey's.
struct PlanBeginning {
  let world: World
  let loaded: LoadedSurvey
  /// The areas in the order that people agreed on, with commas between them; nil for none named.
  var agreed: String?
  /// The last session with an order that people agreed on, where that is to count.
  var session: SessionOutcome?

  var path: String { world.folder.plan(of: loaded.survey.id) }

  /// - Throws: `Failure` where there is a plan already, or nothing that one could answer.
  func check() throws(Failure) {
    let id = loaded.survey.id
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .cannotCreate,
        "There is a plan already: \(path). Change it with speir plan edit \(id) or in an editor, or move it away first."
      )
    }
    guard !loaded.survey.themes.isEmpty else {
      throw Failure(.badData, "The survey ‘\(id)’ has no themes, and so no priorities that a plan could answer.")
    }
  }

  /// Writes the plan; a plan that is there is never overwritten.
  ///
  /// - Returns: How many improvements it has, and the session in whose order they stand; nil for the survey's order or the named one.
  func write(_ evidence: PlanEvidence, made: CivilDate) throws(Failure) -> (improvements: Int, session: Session?) {
    let places = Array((session?.agreedOrder ?? []).prefix(evidence.top))
    let areas = places.isEmpty ? try areas(evidence) : places.compactMap { evidence.area($0.theme) }
    let text = PlanDraft.text(
      survey: loaded.survey.id, title: "Improvement plan – \(loaded.survey.title.text)",
      body: loaded.survey.report.body?.text, made: made, evidence: evidence, areas: areas,
      isAgreed: agreed != nil || !places.isEmpty,
      reasons: Dictionary(
        places.map { ($0.theme, $0.reasonGiven) }, uniquingKeysWith: { first, _ in first }))
    try OutputFile.makeFolder(of: path)
    try FolderTurn.take(in: world.folder.reports(of: loaded.survey.id)) { () throws(Failure) in
      try check()
      try OutputFile.write(Array(text.utf8), to: path)
    }
    return (areas.count, places.isEmpty ? nil : session?.session)
  }

  private func areas(_ evidence: PlanEvidence) throws(Failure) -> [PlanEvidence.Area] {
    guard let agreed else {
      guard !evidence.leading.isEmpty else {
        throw Failure(
          .badData,
          evidence.responses == 0
            ? "Nobody has answered ‘\(loaded.survey.id)’ yet, so that there is no order. Import responses, or name the areas with --agreed."
            : "There is too little evidence yet for an order of the areas. Name those that people agreed on with --agreed."
        )
      }
      return evidence.leading
    }
    var found: [PlanEvidence.Area] = []
    for name in agreed.split(separator: ",") {
      let name = name.trimmingCharacters(in: .whitespaces)
      guard let area = Name(name).flatMap(evidence.area) else {
        let known = evidence.areas.map(\.theme.text)
        let near = Spelling.nearest(to: name, among: known).map { "Did you mean ‘\($0)’?" }
        throw Failure(
          .usage, "The survey has no area ‘\(name)’. \(near ?? "Its areas are: \(known.joined(separator: ", ")).")")
      }
      guard !found.contains(area) else { throw Failure(.usage, "‘\(name)’ stands twice in --agreed.") }
      found.append(area)
    }
    guard !found.isEmpty else { throw Failure(.usage, "Name at least one area with --agreed.") }
    return found
  }
}
