internal import ArgumentParser
internal import ResponseFiles
internal import Surveys
internal import Themes

/// `speir code discover`: what the comments that no theme holds have in common.
struct CodeDiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover", abstract: "Group the comments that no theme holds, for a person to name or drop.",
    discussion: """
      Looks at comments that were confirmed to speak of none of the themes, and at those that nobody has coded and for which nothing is \
      suggested; at what was said in sessions, too. Each group is shown by its words and by the comments that it makes up most of. It is a proposal to read by: nothing is \
      kept, counted or published. With --name a group becomes the lines of a theme, to put into the definition; then code the comments.
      """)

  @Argument(help: ArgumentHelp("Id or path of the survey.", valueName: "survey"))
  var survey: String

  @Option(
    help: ArgumentHelp(
      "Into how many groups at most. (default: by the number of comments, 2 to 8)", valueName: "number"))
  var groups: Int?

  @Flag(help: "Look at every comment, also at those that a theme holds.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Print a group as a theme, such as --name 2=Transport; may be given again.", valueName: "number=label"))
  var name: [String] = []

  @OptionGroup var scope: CodingScopeOptions

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    guard (1...50).contains(groups ?? 1) else { throw ValidationError("--groups is a number from 1 to 50.") }
  }

  func run() throws {
    let world = World.live(directory)
    let room = try world.codingRoom(survey, needsThemes: false)
    let codings = room.codings.only(try scope.scope(in: room))
    let comments =
      all ? codings.entries.filter(\.isCounted).map(\.comment) : CodeDiscoverCommand.unheld(codings, room)
    var books = Codebooks(room.survey)
    let words = comments.map { books.read($0).words }
    let found = CommentGroups(words, groups: groups ?? CommentGroups.count(for: comments.count))
    guard !name.isEmpty else {
      return world.console.write(CodeDiscoverCommand.text(found, comments, room.survey, isOfAll: all))
    }
    world.console.write(try CodeDiscoverCommand.themes(name, found, room.survey))
  }

  /// The comments that were confirmed to speak of no theme, and those that nobody coded and for which nothing is suggested.
  static func unheld(_ codings: Codings, _ room: CodingRoom) -> [Comment] {
    var suggester = Suggester(room.survey, confirmed: room.confirmed())
    return codings.entries.compactMap { entry in
      switch entry.standing {
      case .settled(let themes): themes.isEmpty ? entry.comment : nil
      case .open: suggester.suggestions(for: entry.comment).isEmpty ? entry.comment : nil
      case .disputed, .copy: nil
      }
    }
  }

  static func text(_ found: CommentGroups, _ comments: [Comment], _ survey: Survey, isOfAll: Bool) -> String {
    guard !comments.isEmpty else {
      return isOfAll ? "There are no comments.\n" : "There is no comment that no theme holds.\n"
    }
    var text = CodingWordsText.counted(comments) + (isOfAll ? "" : " that no theme holds") + ": "
    text +=
      found.groups.isEmpty
      ? "no \(CommentGroups.least) of them speak of the same.\n" : "\(found.groups.count.counted("group")).\n"
    for (place, group) in found.groups.enumerated() {
      text +=
        "\n\(place + 1)  \(group.terms.joined(separator: ", ")) – \(CodingWordsText.counted(group.members.map { comments[$0] }))\n"
      for member in group.exemplars { text += "   " + CodingWordsText.quoted(comments[member]) + "\n" }
    }
    guard !found.groups.isEmpty else { return text }
    if !found.left.isEmpty { text += "\n\(CodingWordsText.counted(found.left.map { comments[$0] })) in no group.\n" }
    return text + """

      These are proposals of the machine, to read by: nothing is kept or counted. To make one a theme, name it:
      speir code discover \(survey.id)\(isOfAll ? " --all" : "") --name 1="What it is about"

      """
  }

  /// The lines of themes for the definition.
  ///
  /// - Throws: `Failure` for a name that is none, or of a group that there is not.
  static func themes(_ names: [String], _ found: CommentGroups, _ survey: Survey) throws(Failure) -> String {
    var taken = DraftNames(taken: survey.themes.map(\.name.text))
    var text = "# To put under themes: in the definition, the words to be looked through first.\n"
    for one in names {
      let halves = one.split(separator: "=", maxSplits: 1).map(String.init)
      guard halves.count == 2, let number = Int(halves[0]), found.groups.indices.contains(number - 1),
        !halves[1].allSatisfy(\.isWhitespace)
      else {
        throw Failure(
          .usage,
          "‘\(one)’ names no group. Write the group's number, = and a label: --name 1=\"Getting to meetings\". There are \(found.groups.count.counted("group"))."
        )
      }
      let terms = found.groups[number - 1].terms.map { JSONValue.string($0).text }.joined(separator: ", ")
      text += "  \(taken.name(from: halves[1], fallback: "theme")):\n    label: \(JSONValue.string(halves[1]).text)\n"
      text += "    codebook: [\(terms)]\n"
    }
    return text
  }
}
