import Surveys
import Testing

@testable import Themes

@Suite struct CodingSittingTests {
  private let survey = Coding.survey
  /// One theme, none, and both: told apart by how much a decision would tell.
  private let comments = Coding.comments(["The road", "Tea", "The road and the money"])

  private func codings(_ decisions: [CodingDecision] = []) -> Codings { Codings(survey, comments, decisions) }

  @Test func `the order is that of the queue, and a coded comment is not shown again`() {
    var sitting = CodingSitting(survey, codings(), coder: "Anna", work: .first)
    #expect(sitting.next(survey, codings())?.comment.text == "The road and the money")
    let coded = codings([Coding.decision(comments[2], "Anna", [])])
    #expect(sitting.next(survey, coded)?.comment.text == "Tea")
    #expect(sitting.next(survey, coded, leaving: [comments[1].place])?.comment.text == "The road")
    #expect(sitting.next(survey, coded, leaving: Set(comments.map(\.place))) == nil)
  }

  @Test func `what is taken back comes first, what is left for later last`() {
    var sitting = CodingSitting(survey, codings(), coder: "Anna", work: .first)
    sitting.putLast(comments[2].place)
    #expect(sitting.next(survey, codings())?.comment.text == "Tea")
    sitting.bringForward(comments[0].place)
    #expect(sitting.next(survey, codings())?.comment.text == "The road")
  }

  @Test func `a comment that came in later comes last, with what is suggested for it`() {
    var sitting = CodingSitting(survey, Codings(survey, Array(comments.prefix(1)), []), coder: "Anna", work: .first)
    let later = codings([Coding.decision(comments[0], "Anna", [])])
    #expect(sitting.next(survey, later, leaving: [comments[1].place])?.suggestions.map(\.theme) == [0, 1])
  }

  @Test func `after twenty decisions there is more to learn from, and it is learned at once where there is little`() {
    let many = Coding.comments((0..<25).map { "The road \($0)" } + ["Tea at three", "Tea and money"])
    func codings(_ count: Int) -> Codings {
      let coded = many.prefix(count).enumerated()
      return Codings(
        survey, many, coded.map { Coding.decision($1, "Anna", $0 % 2 == 0 ? ["roads"] : [], at: Int64($0)) })
    }
    var sitting = CodingSitting(survey, codings(0), coder: "Anna", work: .first)
    sitting.follow(survey, codings(19))
    #expect(sitting.next(survey, codings(19))?.suggestions.first?.margin == nil)
    sitting.follow(survey, codings(20))
    #expect(sitting.shown(codings(20).entries[20], survey, codings(20)).suggestions.first?.margin != nil)
  }

  /// More than are read at once.
  private let crowd = Coding.comments(
    (0..<(CodingSitting.most + 60)).map {
      $0 % 3 == 0 ? "The road \($0)" : $0 % 3 == 1 ? "Tea \($0)" : "Bus, money \($0)"
    })

  private func coded(_ places: [CommentPlace]) -> Codings {
    let all = Codings(survey, crowd, [])
    return Codings(
      survey, crowd,
      places.enumerated().compactMap { number, place in
        all.place[place].map { Coding.decision(crowd[$0], "Anna", $0 % 3 == 0 ? ["roads"] : [], at: Int64(number)) }
      })
  }

  /// What is shown turn by turn; what is to be learned is made at once, or only when it is needed.
  private func shown(_ turns: Int, _ maker: @escaping LearnedOrder.Maker) -> [CommentPlace] {
    var sitting = CodingSitting(survey, coded([]), coder: "Anna", work: .first, maker: maker)
    var places: [CommentPlace] = []
    for _ in 0..<turns {
      let codings = coded(places)
      sitting.follow(survey, codings)
      if let next = sitting.next(survey, codings) { places.append(next.comment.place) }
    }
    return places
  }

  @Test func `where there is much it is learned aside, and whenever that is done the same is shown`() {
    let places = shown(70) { order in
      let made = order.make()
      return { made }
    }
    #expect(places == shown(70, LearnedOrder.whenNeeded))
    #expect(Set(places).count == 70)
  }

  @Test func `what is learned aside takes over after twenty decisions, and what was moved meanwhile stays moved`()
    throws
  {
    let learned = LearnedOrder(survey, coded([]), coder: "Anna", work: .first, scope: .all).make()
    var sitting = CodingSitting(survey, coded([]), coder: "Anna", work: .first)
    var places: [CommentPlace] = []
    for _ in 0..<CodingSitting.lead {
      sitting.follow(survey, coded(places))
      if let next = sitting.next(survey, coded(places)) { places.append(next.comment.place) }
    }
    let back = crowd[crowd.count - 1].place
    let left = try #require(learned.order.first { !places.contains($0) && $0 != back })
    sitting.bringForward(back)
    sitting.putLast(left)
    sitting.follow(survey, coded(places))
    #expect(sitting.next(survey, coded(places))?.comment.place == back)
    let after = coded(places + [back])
    let next = try #require(sitting.next(survey, after)?.comment.place)
    #expect(next != left && next == learned.order.first { !places.contains($0) && $0 != back && $0 != left })
  }
}
