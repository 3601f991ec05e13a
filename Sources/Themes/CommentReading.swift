package import Responses
package import Surveys

extension Survey {
  /// The questions whose answers are comments, those of repeats included, in the order of the pages.
  package var commentQuestions: [Question] { allQuestions.filter { $0.evidence == .comments } }
}

/// Reads the comments of the analysed responses.
package enum CommentReading {
  /// Every comment with what its writer said beside it, in the order of the ids and of the questions.
  ///
  /// Texts of responses that are not analysed are left out. What may be printed is read from the questions with `permits`, outside repeats
  /// only. Linear in the texts and the people; empty for a survey without such a question.
  package static func comments(
    _ survey: Survey, _ sorted: SortedResponses, from source: some ResponseSource
  ) throws(StoreFault) -> [Comment] {
    let questions = Set(survey.commentQuestions.map(\.name))
    guard !questions.isEmpty else { return [] }
    let people = Dictionary(sorted.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let audiences = audiences(survey, sorted.matrix)
    let permissions = permissions(survey, sorted.matrix)
    var comments: [Comment] = []
    try source.readTexts { id, text in
      guard text.choice == nil, questions.contains(text.path.question), let person = people[id] else { return true }
      comments.append(
        Comment(
          place: CommentPlace(id, text.path), text: text.text, language: survey.defaultLanguage,
          audience: audiences[person],
          permissions: Set(permissions.filter { $0.ticks[person] > 0 }.map(\.permission))))
      return true
    }
    var languages: [ResponseID: Language] = [:]
    let wanted = Set(comments.compactMap(\.place.response))
    try source.readLanguages { id, language in
      if wanted.contains(id) { languages[id] = language }
      return true
    }
    for at in comments.indices {
      if let known = comments[at].place.response.flatMap({ languages[$0] }) { comments[at].language = known }
    }
    return comments
  }

  private static func audiences(_ survey: Survey, _ matrix: ResponseMatrix) -> [Name?] {
    guard let question = survey.audienceQuestion, case .choice(let codes)? = matrix.column(of: question.name) else {
      return Array(repeating: nil, count: matrix.count)
    }
    return codes.map { code in
      code > 0 && Int(code) <= survey.audiences.count ? survey.audiences[Int(code) - 1].name : nil
    }
  }

  private static func permissions(
    _ survey: Survey, _ matrix: ResponseMatrix
  ) -> [(permission: Question.Permission, ticks: [UInt8])] {
    survey.questionsOutsideRepeats.compactMap { question in
      guard let permission = question.permits, case .flags(let ticks)? = matrix.column(of: question.name) else {
        return nil
      }
      return (permission, ticks)
    }
  }
}
