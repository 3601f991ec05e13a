internal import ArgumentParser
internal import PlanFiles
internal import Plans
internal import SurveyFiles
internal import Surveys

/// `speir plan check`: what would keep a plan from being carried out.
struct PlanCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Show what a plan lacks, and where it contradicts itself.",
    discussion: """
      Looks for actions without a lead, a measure or a date that a day can be read from, improvements without actions, days before \
      their prerequisites or after the end of the body, and actions to which no evidence leads. Ends with 0 where there is nothing \
      worse than a warning, and with 65 where there is an error.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "Print the findings as JSON.")
  var json = false

  @OptionGroup var source: EvidenceOptions

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.loadPlan(survey)
    var reading = loaded.reading
    if let plan = reading.plan {
      let evidence: PlanEvidence? =
        if let definition = loaded.survey {
          try world.evidence(on: definition, inFile: source.responses, codes: source.codes, sessions: source.sessions)
        } else {
          nil
        }
      reading.add(world.remarks(on: plan, inFolderOf: loaded.id, evidence))
    }
    if json {
      world.console.write(try CheckCommand.json([reading.shown]))
    } else {
      world.console.write(FindingPrinter(width: CheckCommand.terminalWidth).text(of: reading.shown))
      world.console.print(FindingPrinter.summary(of: [reading.shown]))
    }
    if reading.findings.contains(where: { $0.severity == .error }) { throw Failure(.badData, "") }
  }
}
