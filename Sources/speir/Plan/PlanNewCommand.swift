internal import ArgumentParser
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
    var beginning = PlanBeginning(world: world, loaded: loaded, agreed: agreed)
    try beginning.check()
    let made = if let on { try CivilDate(option: on) } else { try world.today(in: loaded.survey.timezone) }
    let evidence = try world.evidence(
      on: loaded, inFile: source.responses, codes: source.codes, sessions: source.sessions)
    beginning.session = computed || agreed != nil ? nil : try agreement(loaded)
    let (improvements, session) = try beginning.write(evidence, made: made)
    if let session {
      world.console.print("In the order that ‘\(session.title)’ agreed on; --computed takes the survey's.")
    }
    world.console.print(
      "Written to \(beginning.path): \(improvements.counted("improvement")). Go on with: speir plan edit \(loaded.survey.id)"
    )
  }

  /// The last session with an order that people agreed on; nil for none.
  private func agreement(_ loaded: LoadedSurvey) throws(Failure) -> SessionOutcome? {
    let world = World.live(directory)
    return try world.outcomes(of: loaded.survey, besideFile: source.responses, sessions: source.sessions).agreed
  }
}
