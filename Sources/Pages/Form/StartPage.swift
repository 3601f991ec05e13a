internal import Phrases
internal import Responses
internal import Surveys

/// The first page of a survey: who asks, why, what happens to the answers, and how long it takes.
package struct StartPage: Sendable {
  let surroundings: FormSurroundings
  /// Whether answers are kept for this person already.
  let hasAnswers: Bool
  /// Whether they came with an invitation.
  let isInvited: Bool
  let notice: String?

  package init(
    _ surroundings: FormSurroundings, hasAnswers: Bool = false, isInvited: Bool = false, notice: String? = nil
  ) {
    self.surroundings = surroundings
    self.hasAnswers = hasAnswers
    self.isInvited = isInvited
    self.notice = notice
  }

  /// The page in its frame.
  package var whole: FormPage {
    let survey = surroundings.survey
    let phrases = surroundings.phrases
    var body: [Markup] = []
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body.append(tag("h1", [:], surroundings.text(survey.title)))
    body.append(
      tag("p", ["class": "lead"], surroundings.said(.organisedBy, ["organiser": surroundings.text(survey.organiser)])))
    if let intro = survey.intro { body += Markup.blocks(Markdown(surroundings.text(intro))) }
    body.append(tag("p", [:], phrases.timeNeeded(survey)))
    body.append(tag("h2", [:], surroundings.said(.privacy)))
    body += Markup.blocks(Markdown(surroundings.text(survey.privacy)))
    if isInvited { body.append(tag("p", [:], surroundings.said(.invitationPrivacy))) }
    let language = tag("input", ["type": "hidden", "name": ":language", "value": surroundings.language.code])
    var buttons = [surroundings.button(hasAnswers ? .goOnWithAnswers : .startNow, isMain: true)]
    if hasAnswers { buttons.append(surroundings.button(.beginAnew, ":do", "anew")) }
    body.append(surroundings.form("/start", [language, tag("div", ["class": "buttons"], all: buttons)]))
    body.append(
      tag(
        "p", [:],
        tag("a", ["href": surroundings.base + surroundings.path("/resume")], surroundings.said(.resumeHeading))))
    body.append(
      tag(
        "p", [:], tag("a", ["href": surroundings.base + surroundings.path("/paper")], surroundings.said(.printOnPaper)))
    )
    let base = surroundings.base
    return FormPage(
      surroundings, title: surroundings.text(survey.title), otherLanguages: { "\(base)?lang=\($0.code)" }, body)
  }
}
