internal import ArgumentParser
internal import Foundation
internal import PlanFiles
internal import Plans
internal import Sessions
internal import Surveys

/// `speir plan new`: a plan to begin with, from the priorities.
struct PlanNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a plan with the improvements that come first.",
    discussion: """
      Writes reports/<id>/plan.yaml with the improvements that the last session agreed on, or else the first in the survey's order. Where \
      the two differ, the reasons that were given stand beside. A plan that is there already is never overwritten.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(
    help: ArgumentHelp(
      "The areas in the order that people agreed on, with commas between them. (default: as a session agreed, or else the computed order)",
      valueName: "areas"))
  var agreed: String?

  @Flag(help: "The computed order, whatever a session agreed on.")
  var computed = false

  @Option(
    help: ArgumentHelp("The day on which the plan is drawn up, as 2016-02-18. (default: today)", valueName: "date"))
  var on: String?

  @OptionGroup var source: EvidenceOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    guard agreed == nil || !computed else { throw Failure(.usage, "Give --agreed or --computed, not both.") }
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let id = loaded.survey.id
    let path = world.folder.plan(of: id)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .cannotCreate,
        "There is a plan already: \(path). Change it with speir plan edit \(id) or in an editor, or move it away first."
      )
    }
    guard !loaded.survey.themes.isEmpty else {
      throw Failure(.badData, "The survey ‘\(id)’ has no themes, and so no priorities that a plan could answer.")
    }
    let made = if let on { try CivilDate(option: on) } else { try world.today(in: loaded.survey.timezone) }
    let evidence = try world.evidence(on: loaded, inFile: source.responses, codes: source.codes)
    let session = computed || agreed != nil ? nil : try agreement(loaded)
    let places = Array((session?.agreedOrder ?? []).prefix(evidence.top))
    let areas =
      places.isEmpty ? try areas(evidence, id) : places.compactMap { evidence.area($0.theme) }
    let text = PlanDraft.text(
      survey: id, title: "Improvement plan – \(loaded.survey.title.text)", body: loaded.survey.report.body?.text,
      made: made, evidence: evidence, areas: areas, isAgreed: agreed != nil || !places.isEmpty,
      reasons: Dictionary(
        places.compactMap { place in place.reason.map { (place.theme, $0) } }, uniquingKeysWith: { first, _ in first }))
    try OutputFile.write(Array(text.utf8), to: path)
    if let session, !places.isEmpty {
      world.console.print("In the order that ‘\(session.session.title)’ agreed on; --computed takes the survey's.")
    }
    world.console.print(
      "Written to \(path): \(areas.count.counted("improvement")). Go on with: speir plan edit \(id)")
  }

  /// The last session with an order that people agreed on; nil for none, and for responses from a file.
  private func agreement(_ loaded: LoadedSurvey) throws(Failure) -> SessionOutcome? {
    try World.live(directory).outcomes(of: loaded.survey, besideFile: source.responses).agreed
  }

  private func areas(_ evidence: PlanEvidence, _ id: String) throws(Failure) -> [PlanEvidence.Area] {
    guard let agreed else {
      guard !evidence.leading.isEmpty else {
        throw Failure(
          .badData,
          evidence.responses == 0
            ? "Nobody has answered ‘\(id)’ yet, so that there is no order. Import responses, or name the areas with --agreed."
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
