internal import Phrases

extension MessagePages {
  /// Asks before a person's answers are taken back, and says what that means.
  ///
  /// - Parameter hasInvitations: whether there are invitations to the survey.
  package static func withdrawal(
    _ surroundings: FormSurroundings, receipt: String, hasInvitations: Bool
  ) -> FormPage {
    let means: [Phrase] = [.withdrawErases, .withdrawReports] + (hasInvitations ? [.withdrawInvitation] : [])
    return FormPage(
      surroundings, title: surroundings.phrases(.withdraw),
      [
        tag("h1", [:], surroundings.said(.withdraw)),
        tag("ul", [:], all: means.map { tag("li", [:], surroundings.said($0)) }),
        surroundings.form(
          surroundings.path("/receipt"),
          [
            tag("input", ["type": "hidden", "name": ":receipt", "value": receipt]),
            tag(
              "div", ["class": "buttons"], surroundings.button(.withdrawYes, ":do", "erase"),
              surroundings.button(.withdrawNo, ":do", "look")),
          ]),
      ])
  }
}
