internal import ArgumentParser
internal import PlanFiles
internal import Plans
internal import SurveyFiles
internal import TerminalForm

/// `speir plan edit`: asks for what a plan still lacks, one line after another.
struct PlanEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Go through the plan and write down what is still missing.",
    discussion: """
      Asks for each improvement's outcome and actions, and for each action's lead, costs, risks, resources, target date and measure; then, \
      where no improvement is named, for more improvements. ‘1.2 after 1.1’ in the place of a next action has 1.2 wait for 1.1. Every answer is written at once, and nothing else in the file is changed. An empty line leaves a thing open; stop ends.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Only this improvement, counted from 1.", valueName: "improvement"))
  var improvement: Int?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.loadPlan(survey)
    let plan = try loaded.plan()
    if let improvement, !plan.improvements.indices.contains(improvement - 1) {
      throw Failure(
        .usage, "The plan has \(plan.improvements.count.counted("improvement")), and no number \(improvement).")
    }
    // Minutes that cannot be read take no ids; what is wrong with them the plan's check says.
    let taken = (try? world.minutes(of: loaded.id))?.flatMap(\.items).flatMap(\.allActions).map(\.id) ?? []
    var guide = PlanGuide(
      loaded: loaded, taken: Set(taken), reader: TerminalLines(),
      writer: TerminalWords(console: world.console, toErrors: false))
    try guide.run(improvement.map { [$0 - 1] } ?? Array(plan.improvements.indices), asksForMore: improvement == nil)
  }
}
