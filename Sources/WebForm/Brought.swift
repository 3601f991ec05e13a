internal import Hummingbird
internal import Responses
internal import Seals
internal import Surveys

/// What a browser's cookies say: where somebody stands in a survey, and the link that they opened last.
struct Brought: Sendable {
  var known: Place?
  var invitation: Invitation?

  /// Nothing.
  init() {}

  /// What stands in a `Cookie` header; nothing where it was not made here.
  init(_ header: String, _ served: ServedSurvey, now: Moment) {
    let cookies = Cookies(from: [header])
    known = cookies[Place.cookie].flatMap { Place($0.value, served, now: now) }
    invitation = cookies[Invitation.cookie].flatMap { Invitation($0.value, to: served.survey.id) }
  }
}
