internal import ArgumentParser
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Themes

/// `speir code`: comments to themes, by people, with suggestions.
struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Code comments to themes, and see how the codebook and the coders fare.",
    discussion: """
      speir code SURVEY puts the comments before a person one by one, and with them the contributions that were written down in sessions. \
      A comment counts as evidence once a person has confirmed its codes; what is suggested counts for nothing by itself. \
      Contributions are coded in the same way and reported; they are not scored.
      """,
    subcommands: [
      CodeDeskCommand.self, CodeCheckCommand.self, CodeSuggestCommand.self, CodeAgreementCommand.self,
      CodeCopiesCommand.self, CodeDiscoverCommand.self,
      CodeExportCommand.self, CodeImportCommand.self,
    ],
    defaultSubcommand: CodeDeskCommand.self)
}

/// A survey's comments and contributions with everything that was decided about them.
struct CodingRoom {
  let loaded: LoadedSurvey
  let store: SurveyStore
  let sorted: SortedResponses
  /// What people wrote.
  let written: [Comment]
  /// What was said in sessions.
  let said: [Comment]
  let decisions: [CodingDecision]
  let texts: CodedTexts
  /// Where each of them stands.
  let codings: Codings

  var survey: Survey { loaded.survey }

  init(
    _ loaded: LoadedSurvey, _ store: SurveyStore, _ sorted: SortedResponses, written: [Comment], said: [Comment],
    _ decisions: [CodingDecision], _ suggestions: [MachineSuggestion]
  ) {
    self.loaded = loaded
    self.store = store
    self.sorted = sorted
    self.written = written
    self.said = said
    self.decisions = decisions
    texts = CodedTexts(loaded.survey, written, contributions: said, decisions, suggestions: suggestions)
    codings = texts.all
  }

  /// The texts of a scope with settled codes, copies left out, and the places of their themes.
  func confirmed(_ scope: CodingScope = .all) -> [(comment: Comment, themes: Set<Int>)] {
    codings.entries.compactMap { entry in
      guard scope.holds(entry.comment), case .settled(let themes) = entry.standing else { return nil }
      return (entry.comment, themes)
    }
  }

  /// The same texts and decisions, with these suggestions of a machine and no others.
  func showing(_ suggestions: [MachineSuggestion]) -> CodingRoom {
    CodingRoom(loaded, store, sorted, written: written, said: said, decisions, suggestions)
  }

  /// The themes of a decision's codes in the definition's order, those that are no more left out.
  func names(_ decision: CodingDecision) -> [Name] {
    codings.themes(of: decision).sorted().map { survey.themes[$0].name }
  }
}

extension World {
  /// The comments of a survey's analysed responses, and what was said in its sessions.
  ///
  /// - Throws: `Failure` where the survey has no comments to ask for and nothing was said, no themes where they are needed, or nothing was ever stored.
  func codingRoom(_ name: String, needsThemes: Bool = true) throws(Failure) -> CodingRoom {
    let loaded = try load(name)
    guard !needsThemes || !loaded.survey.themes.isEmpty else {
      throw Failure(
        .badData, "\(loaded.survey.id) declares no themes. Write them under themes: in its definition first.")
    }
    let store = try existingStore(of: loaded.survey.id)
    let said =
      try store.map { store throws(Failure) in
        ContributionReading.comments(loaded.survey, try states(of: loaded.survey, in: store))
      } ?? []
    guard !loaded.survey.commentQuestions.isEmpty || !said.isEmpty else {
      throw Failure(
        .badData,
        "No question of \(loaded.survey.id) is evidence by its comments, and nothing was said in a session. Write evidence: comments at a text question first."
      )
    }
    guard let store else {
      throw Failure(
        .noInput,
        "Nothing has been stored yet: there is no \(folder.store(of: loaded.survey.id)). Import responses first.")
    }
    let sorted = try sortedResponses(to: loaded)
    do throws(StoreFault) {
      let written = try CommentReading.comments(loaded.survey, sorted, from: store)
      return CodingRoom(
        loaded, store, sorted, written: written, said: said, try store.decisions(), try store.suggestions())
    } catch {
      throw Failure(error)
    }
  }
}
