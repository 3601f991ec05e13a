import Responses
import Surveys
import Themes

/// Comments and decisions for the tests of this room.
enum Coding {
  /// Swift Testing has a `Comment`, too.
  typealias Text = Comment

  static let survey = Survey(
    id: "visits", title: Wording("Visits"), organiser: Wording("Us"), privacy: Wording("Ours"),
    themes: [
      Theme(name: "roads", label: Wording("Roads"), codebook: ["road", "bus", "pothole"], not: ["road map"]),
      Theme(name: "money", label: Wording("Money"), codebook: ["money", "fund*", "core costs"]),
    ], pages: [])

  static func place(_ number: Int) -> CommentPlace {
    CommentPlace(ResponseID(bytes: [UInt8(number >> 8), UInt8(number & 255)]), QuestionPath("change"))
  }

  static func comments(_ texts: [String], language: Language = "en") -> [Comment] {
    texts.enumerated().map { Comment(place: place($0), text: $1, language: language) }
  }

  static func decision(
    _ comment: Comment, _ coder: String, _ themes: [Name], at: Int64 = 0, resolves: Bool = false
  ) -> CodingDecision {
    let codes = themes.map { Code($0) }
    return CodingDecision(
      place: comment.place, digest: comment.digest, coder: coder, at: Moment(milliseconds: at),
      kind: resolves ? .resolved(codes) : .coded(codes))
  }
}
