internal import ArgumentParser
internal import Surveys

/// `speir plan`: from the priorities to who does what by when.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Draw up, check and print the improvement plan.",
    discussion: """
      A plan is a text, reports/<id>/plan.yaml, which you may change in any editor. Begin with speir plan new; then write, or let \
      speir plan edit ask you.
      """,
    subcommands: [PlanNewCommand.self, PlanEditCommand.self, PlanCheckCommand.self, PlanReportCommand.self])
}

extension CivilDate {
  /// A day that was given on the command line.
  ///
  /// - Throws: `Failure` for anything but an ISO date.
  init(option text: String) throws(Failure) {
    guard let day = CivilDate(iso: text) else {
      throw Failure(.usage, "‘\(text)’ is no date. Write it as year-month-day, such as 2016-03-30.")
    }
    self = day
  }
}
