internal import ArgumentParser
internal import ResponseFiles
internal import Responses
internal import Seals
internal import Simulations
internal import SurveyFiles
internal import Surveys

/// `speir simulate`: responses that nobody gave, for trying out a survey and its report before anyone is asked.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Make responses by a program, to try out a survey.",
    discussion: """
      Each response is marked as simulated, and so is every report made from it. The same survey, profile and seed give the same \
      responses on every machine. Import what comes out with speir import, or try it with speir report --responses.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("How the people of each audience tend to answer. (default: evenly)", valueName: "file"))
  var profile: String?

  @Option(help: "How many people, where there is no profile.")
  var count = 100

  @Option(help: "The seed of chance. (default: the profile's, or 1)")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Where to write. (default: standard output)", valueName: "file"))
  var output: String?

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let simulation = Simulation(survey: loaded.survey, profile: try habits(loaded.survey), seed: seed)
    var text: [UInt8] = []
    for place in 0..<simulation.people {
      do throws(Simulation.Fault) {
        text += Array(line(try simulation.person(at: place), loaded).utf8)
      } catch {
        throw Failure(.badData, Self.words(error))
      }
      if output == nil, text.count > 65_536 {
        world.console.write(text)
        text = []
      }
    }
    if let output { try OutputFile.write(text, to: output) } else { world.console.write(text) }
  }

  private func line(_ person: Simulation.Simulated, _ loaded: LoadedSurvey) -> String {
    var chance = person.chance
    let record = ResponseRecord(
      id: ResponseID(at: person.submittedAt, using: &chance), form: loaded.form, mode: person.mode,
      language: loaded.survey.defaultLanguage, startedAt: person.startedAt, submittedAt: person.submittedAt,
      isSimulated: true, answers: AnswersJSON.value(person.answers, loaded.index).text)
    return record.line(of: loaded.survey.id) + "\n"
  }

  private static func words(_ fault: Simulation.Fault) -> String {
    switch fault {
    case .nothingFits(let question):
      """
      No drawn answer fits the question ‘\(question)’, which must be answered. Say in a profile what people answer to it \
      (see responses/highland-cpip.simulation.yaml), or make it not required.
      """
    }
  }

  private func habits(_ survey: Survey) throws(Failure) -> SimulationProfile {
    guard let profile else {
      guard count >= 0, count <= 10_000_000 else { throw Failure(.usage, "Give a --count from 0 to 10000000.") }
      guard let from = survey.opens ?? CivilDate(year: 2016, month: 1, day: 1) else {
        throw Failure(.badData, "The survey has no day on which it opens.")
      }
      let last = survey.closes ?? CivilDate(daysSince1970: from.daysSince1970 + 27) ?? from
      return SimulationProfile(seed: 1, from: from, until: last, groups: [SimulationProfile.Group(people: count)])
    }
    let file = SimulationFile(try InputFile.bytes(of: profile, limit: SurveyText.limit))
    guard let made = file.profile else {
      let lines = file.findings.map { finding in
        "\(profile):\(finding.place.line):\(finding.place.column): \(finding.severity.rawValue): "
          + ([finding.message] + finding.notes).joined(separator: "; ")
      }
      throw Failure(.badData, lines.joined(separator: "\n"))
    }
    return made
  }
}
