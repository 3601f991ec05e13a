internal import ArgumentParser
internal import Surveys
internal import Themes

/// Which texts a command looks at: what people wrote, what was said in sessions, or both.
struct CodingScopeOptions: ParsableArguments {
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case comments, contributions
  }

  @Option(
    help: ArgumentHelp(
      "comments or contributions: only what people wrote, or only what was said in sessions. (default: both)",
      valueName: "kind"))
  var only: Kind?

  @Option(help: ArgumentHelp("Only what was said at this session.", valueName: "id"))
  var session: String?

  func validate() throws {
    guard only == nil || session == nil else { throw ValidationError("Give --only or --session, not both.") }
  }

  /// - Throws: `Failure` for a session at which nothing was said.
  func scope(in room: CodingRoom) throws(Failure) -> CodingScope {
    if let session {
      let known = Set(room.texts.contributions.entries.compactMap { $0.comment.said?.session })
      guard let name = Name(session), known.contains(name) else {
        let all = known.sorted().map(\.text)
        let hint =
          all.isEmpty
          ? " No contribution was written down at any."
          : " Contributions were written down at: \(all.joined(separator: ", "))."
        throw Failure(.usage, "Nothing was said at a session ‘\(session)’.\(hint)")
      }
      return .session(name)
    }
    return switch only {
    case .comments: .comments
    case .contributions: .contributions
    case nil: .all
    }
  }
}
