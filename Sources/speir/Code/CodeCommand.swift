internal import ArgumentParser
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Themes

/// `speir code`: comments to themes, by people, with suggestions.
struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Code comments to themes, and see how the codebook and the coders fare.",
    discussion: """
      speir code SURVEY puts the comments before a person one by one. A comment counts as evidence once a person has confirmed its \
      codes; what is suggested counts for nothing by itself.
      """,
    subcommands: [
      CodeDeskCommand.self, CodeCheckCommand.self, CodeSuggestCommand.self, CodeAgreementCommand.self,
      CodeCopiesCommand.self, CodeDiscoverCommand.self,
      CodeExportCommand.self, CodeImportCommand.self,
    ],
    defaultSubcommand: CodeDeskCommand.self)
}

/// A survey's comments with everything that was decided about them.
struct CodingRoom {
  let loaded: LoadedSurvey
  let store: SurveyStore
  let sorted: SortedResponses
  let comments: [Comment]
  let decisions: [CodingDecision]
  let codings: Codings

  var survey: Survey { loaded.survey }

  /// The comments with settled codes, copies left out, and the places of their themes.
  var confirmed: [(comment: Comment, themes: Set<Int>)] {
    codings.entries.compactMap { entry in
      if case .settled(let themes) = entry.standing { (entry.comment, themes) } else { nil }
    }
  }

  /// The same comments and decisions, with these suggestions of a machine and no others.
  func showing(_ suggestions: [MachineSuggestion]) -> CodingRoom {
    CodingRoom(
      loaded: loaded, store: store, sorted: sorted, comments: comments, decisions: decisions,
      codings: Codings(survey, comments, decisions, suggestions: suggestions))
  }

  /// The themes of a decision's codes in the definition's order, those that are no more left out.
  func names(_ decision: CodingDecision) -> [Name] {
    codings.themes(of: decision).sorted().map { survey.themes[$0].name }
  }
}

extension World {
  /// The comments of a survey's analysed responses.
  ///
  /// - Throws: `Failure` where the survey has no comments to ask for, no themes where they are needed, or nothing was ever stored.
  func codingRoom(_ name: String, needsThemes: Bool = true) throws(Failure) -> CodingRoom {
    let loaded = try load(name)
    guard !needsThemes || !loaded.survey.themes.isEmpty else {
      throw Failure(
        .badData, "\(loaded.survey.id) declares no themes. Write them under themes: in its definition first.")
    }
    guard !loaded.survey.commentQuestions.isEmpty else {
      throw Failure(
        .badData,
        "No question of \(loaded.survey.id) is evidence by its comments. Write evidence: comments at a text question first."
      )
    }
    guard let store = try existingStore(of: loaded.survey.id) else {
      throw Failure(
        .noInput,
        "Nothing has been stored yet: there is no \(folder.store(of: loaded.survey.id)). Import responses first.")
    }
    let sorted = try sortedResponses(to: loaded)
    do throws(StoreFault) {
      let comments = try CommentReading.comments(loaded.survey, sorted, from: store)
      let decisions = try store.decisions()
      return CodingRoom(
        loaded: loaded, store: store, sorted: sorted, comments: comments, decisions: decisions,
        codings: Codings(loaded.survey, comments, decisions, suggestions: try store.suggestions()))
    } catch {
      throw Failure(error)
    }
  }
}
