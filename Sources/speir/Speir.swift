internal import ArgumentParser

@main
struct Speir: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speir", abstract: "Surveys and consultations, from the first question to the last action.")
}
