internal import ArgumentParser
internal import Reports
internal import Surveys

/// `speir trace`: what is behind a figure, and what came of it.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Show what is behind a figure, and what came of it.",
    discussion: """
      Goes back from an area of the survey, a question, an improvement of the plan or an action to scores, answers, comments, contributions \
      and dots, and forward to improvements, actions and how they stand. It is for organisers: small groups' figures are in it. Who wrote \
      or said a thing is not, nor are words that their writers do not allow to be printed. Without a name it lists all that can be traced.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(
    help: ArgumentHelp(
      "An area, a question, question.row, an improvement's number or an action's id; themes/NAME or questions/NAME where both have it.",
      valueName: "what"))
  var what: String?

  @Option(
    help: ArgumentHelp("The day on which actions stand as they do, as 2016-09-30. (default: today)", valueName: "date"))
  var on: String?

  @OptionGroup var source: EvidenceOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let day = if let on { try CivilDate(option: on) } else { try world.today(in: loaded.survey.timezone) }
    guard let what else {
      let plan = world.tracedPlan(of: loaded, on: day)
      let all = TraceSubject.all(loaded.survey, plan.progress?.plan)
      let width = (all.map(\.what.count).max() ?? 0) + 2
      for one in all {
        world.console.print(one.what + String(repeating: " ", count: width - one.what.count) + one.label)
      }
      if let fault = plan.fault { world.console.printError(fault) }
      return
    }
    try world.requireUnsealed(loaded)
    let plan = world.tracedPlan(of: loaded, on: day)
    let subject = try world.traceSubject(what, loaded, plan)
    let evidence = try world.evidence(
      of: loaded, inFile: source.responses, codes: source.codes, sessions: source.sessions)
    let trace = try world.trace(subject, of: loaded, evidence, plan, on: day)
    world.console.print(trace.paper.markdown)
  }
}
