internal import ArgumentParser
internal import Foundation
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys
internal import WebForm

/// `speir invite`: makes invitations, each good for one response, and says who has not answered yet.
struct InviteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Make invitations to a survey, each good for one response.",
    discussion: """
      Each invitation is shown once, here, and kept only as a hash: write the table to a file, or send it on at once. With --label-file \
      each is for somebody, and --remind lists those who have not answered. What somebody answered follows from neither: nothing is kept \
      that leads from an invitation to a response. Say to those you invite that you can see that they answered, but not what.

      Without an option it says how many invitations there are, and how many were used. `access: invited` in the definition lets in \
      nobody else.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(help: ArgumentHelp("How many invitations to make.", valueName: "number"))
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "Make one for each line of a file, such as a name or an address; of a table with commas the first column; - for standard input.",
      valueName: "file"))
  var labelFile: String?

  @Option(
    help: ArgumentHelp(
      "Where people find the form, such as https://survey.example.org; adds the links.", valueName: "url"))
  var url: String?

  @Option(
    help: ArgumentHelp(
      "Write the table to a file that only you may read. (default: standard output)", valueName: "file"))
  var output: String?

  @Flag(help: "Make another invitation for those who have one already; both stay good.")
  var again = false

  @Flag(help: "List the labels of the invitations that were not used yet.")
  var remind = false

  @Option(help: ArgumentHelp("Erase a label; its invitation stays good.", valueName: "label"))
  var forgetLabel: String?

  @Flag(help: "Erase every invitation of the survey and every label; no link lets anybody in any more.")
  var eraseAll = false

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    let deeds = [count != nil, labelFile != nil, remind, forgetLabel != nil, eraseAll].count { $0 }
    if count != nil, labelFile != nil {
      throw ValidationError("--label-file makes one invitation for each label: leave --count out.")
    }
    if deeds > 1 {
      throw ValidationError("Do one thing at a time: make invitations, --remind, --forget-label or --erase-all.")
    }
    if let count, !(1...InvitationBatch.limit).contains(count) {
      throw ValidationError("--count is a number from 1 to \(InvitationBatch.limit).")
    }
    if again, labelFile == nil { throw ValidationError("--again goes with --label-file.") }
    if url != nil || output != nil, count == nil, labelFile == nil, !(remind && url == nil) {
      throw ValidationError("--url and --output go with --count or --label-file.")
    }
    if let url,
      !["http://", "https://"].contains(where: { url.hasPrefix($0) && url.count > $0.count }) || url.contains(" ")
    {
      throw ValidationError("--url is an address such as https://survey.example.org.")
    }
  }

  func run() throws {
    let world = World.live(directory)
    let loaded = try world.load(survey)
    let people: InvitationBatch.People? =
      if let labelFile { .labels(try labels(labelFile)) } else { count.map { .count($0) } }
    if let people { return try make(people, loaded, world) }
    guard let store = try world.existingStore(of: loaded.survey.id) else {
      return world.console.print("There are no invitations to ‘\(loaded.survey.id)’ yet.")
    }
    do {
      if remind {
        try write(InvitationBatch.reminders(try store.invitationLabels()), to: try StreamedOutput(to: output))
      } else if let forgetLabel {
        let erased = try store.eraseLabel(forgetLabel)
        guard erased > 0 else { throw Failure(.noInput, "No invitation has the label ‘\(forgetLabel)’.") }
        world.console.print("Erased \(erased.counted("label")).")
      } else if eraseAll {
        world.console.print("Erased \(try store.eraseInvitations().counted("invitation")).")
      } else {
        let count = try store.invitationCount()
        world.console.print("\(count.made.counted("invitation")), \(count.used) used.")
      }
    } catch let fault as StoreFault {
      throw Failure(fault)
    }
  }

  private func labels(_ file: String) throws(Failure) -> [String] {
    let bytes = try InputFile.bytes(of: file, limit: 32 << 20)
    do { return try InvitationBatch.labels(bytes) } catch { throw Failure(.badData, error.message) }
  }

  private func make(_ people: InvitationBatch.People, _ loaded: LoadedSurvey, _ world: World) throws {
    if let output, FileManager.default.fileExists(atPath: output) {
      throw Failure(
        .cannotCreate,
        "There is a file \(output) already. If it holds invitations, they stand nowhere else: name another file, or move it first."
      )
    }
    let store = try world.store(for: loaded)
    if case .labels(let labels) = people, !again { try refuse(labels, known: store) }
    let table = try StreamedOutput(to: output)
    var chance = SystemRandomNumberGenerator()
    let batch = InvitationBatch(to: loaded.survey.id, for: people, using: &chance)
    do { try store.invite(batch.sealed(under: store.key)) } catch { throw Failure(error) }
    var site = url
    while site?.hasSuffix("/") == true { site?.removeLast() }
    try write(batch.table(site: site), to: table)
    if loaded.survey.access == .open {
      world.console.printError(
        "Anybody can answer ‘\(loaded.survey.id)’ as it is. To let in only whoever has an invitation, write ‘access: invited’ in it."
      )
    }
  }

  /// Nobody gets two invitations by a slip, for with two they could answer twice.
  private func refuse(_ labels: [String], known store: SurveyStore) throws(Failure) {
    let known: [LabelledInvitation]
    do throws(StoreFault) { known = try store.invitationLabels() } catch { throw Failure(error) }
    let invited = InvitationBatch.invited(labels, among: known)
    guard invited.isEmpty else {
      throw Failure(
        .notAllowed,
        "\(InvitationBatch.summary(of: invited)) an invitation already, and none was made. Leave them out; or, to give them another, say --again."
      )
    }
  }

  private func write(_ text: String, to output: StreamedOutput) throws(Failure) {
    _ = output.write(text)
    try output.finish()
  }
}
