internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import Surveys

/// `speir ledger`: accounts for every response that was received.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Show what became of every response that was received.")

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Flag(help: "Print the ledger as JSON.")
  var json = false

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let account = try world.account(of: loaded)
    guard !json else { return world.console.write(LedgerCommand.json(account.ledger)) }
    world.console.write(LedgerCommand.table(account) + (try rulings(on: loaded.survey, world)))
  }

  /// What was ruled by hand, a line for each; empty where the dates have always held.
  private func rulings(on survey: Survey, _ world: World) throws(Failure) -> String {
    var text = ""
    for ruling in try world.rulings(on: survey.id) {
      let day = try world.day(of: ruling.at, in: survey.timezone)?.description ?? "an unknown day"
      switch ruling.choice {
      case .open: text += "Opened by hand on \(day).\n"
      case .closed: text += "Closed by hand on \(day).\n"
      case .dates: text += "Left to its dates again on \(day).\n"
      }
    }
    return text
  }

  static func json(_ ledger: Ledger) -> String {
    let members = parts(of: ledger).map { JSONValue.Member($0.key, .number(Double($0.count))) }
    return JSONValue.object(members).text + "\n"
  }

  static func table(_ account: SortingAccount) -> String {
    let ledger = account.ledger
    let width = String(ledger.received).count
    func line(_ count: Int, _ text: String) -> String {
      let number = String(count)
      return String(repeating: " ", count: width - number.count) + number + "  " + text + "\n"
    }
    var text = ""
    for (index, part) in parts(of: ledger).enumerated() {
      text += line(part.count, (index == 0 ? "" : "  ") + part.meaning)
    }
    if account.simulated > 0 {
      text +=
        "\(account.simulated.counted("analysed response was", "analysed responses were")) simulated by a program.\n"
    }
    return text
  }

  private static func parts(of ledger: Ledger) -> [(key: String, count: Int, meaning: String)] {
    [
      ("received", ledger.received, "received, of which"),
      ("withdrawn", ledger.withdrawn, "withdrawn: erased by the person, or by age"),
      ("invalid", ledger.invalid, "invalid: skipped at import, or set aside"),
      ("outside_dates", ledger.outsideDates, "outside the dates of the survey"),
      ("blank", ledger.blank, "blank: no answer to a question"),
      ("duplicate", ledger.duplicate, "duplicate: the later one is kept"),
      ("campaign", ledger.campaign, "campaign: the same as one that is kept"),
      ("analysed", ledger.analysed, "analysed: counted in the figures"),
    ]
  }
}
