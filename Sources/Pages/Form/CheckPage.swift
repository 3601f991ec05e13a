internal import Phrases
package import Responses
internal import Surveys

/// The list of all answers before they are sent, each with a way to change it.
package struct CheckPage: Sendable {
  let surroundings: FormSurroundings
  let interview: Interview
  let problems: [AnswerProblem]
  let notice: String?
  let form: String?

  /// - Parameters:
  ///   - problems: everything that must change before the answers can be sent; nil for the interview's own.
  ///   - form: the hash of the form that was asked, which is sent back with the answers; nil to send none.
  package init(
    _ surroundings: FormSurroundings, _ interview: Interview, problems: [AnswerProblem]? = nil, notice: String? = nil,
    form: String? = nil
  ) {
    self.surroundings = surroundings
    self.interview = interview
    self.problems = problems ?? interview.problems
    self.notice = notice
    self.form = form
  }

  /// The page in its frame; it says in its title where something must change.
  package var whole: FormPage {
    let phrases = surroundings.phrases
    var body: [Markup] = []
    if !problems.isEmpty { body.append(summary(problems)) }
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body.append(tag("h1", [:], surroundings.said(.checkAnswers)))
    body.append(tag("p", [:], surroundings.said(.sendWhenReady)))
    for page in interview.journey.pages where !page.questions.isEmpty {
      if let title = page.title { body.append(tag("h2", [:], phrases.plain(title, in: interview))) }
      body.append(
        AnswerList(surroundings, interview).list(page.questions) { entry in
          address(of: entry.path, on: page.index)
        })
    }
    // Nobody sees this field; what fills in every field of a page is no person.
    let trap = tag(
      "div", ["class": "away", "aria-hidden": "true"],
      tag("label", ["for": "website"], "Website"),
      tag("input", ["type": "text", "id": "website", "name": ":website", "tabindex": "-1", "autocomplete": "off"]))
    let buttons = tag(
      "div", ["class": "buttons"],
      all: (problems.isEmpty ? [surroundings.button(.submit, isMain: true)] : [])
        + [surroundings.button(.back, ":do", "back"), surroundings.button(.save, ":do", "save")])
    let asked = form.map { [tag("input", ["type": "hidden", "name": ":form", "value": $0])] } ?? []
    body.append(surroundings.answersForm("/check", asked + [trap, buttons]))
    let base = surroundings.base
    return FormPage(
      surroundings, title: phrases(.checkAnswers), isFaulty: !problems.isEmpty,
      otherLanguages: { "\(base)/check?lang=\($0.code)" }, body)
  }

  private func summary(_ problems: [AnswerProblem]) -> Markup {
    let pages = interview.journey.pages
    return tag(
      "div", ["class": "summary", "role": "alert", "aria-labelledby": "problems"],
      tag("h2", ["id": "problems"], surroundings.said(.thereIsAProblem)),
      tag(
        "ul", [:],
        all: problems.map { problem in
          let page = pages.first { $0.entries.contains { $0.path == problem.path } }?.index ?? 0
          let address = "\(surroundings.base)/p/\(page + 1)?return=check#\(FieldDrawing.anchor(of: problem, interview))"
          return tag(
            "li", [:],
            tag("a", ["href": address], surroundings.phrases.message(for: problem, index: interview.index)))
        }))
  }

  private func address(of path: QuestionPath, on page: Int) -> String {
    let problem = AnswerProblem(path, .required(nil))
    return "\(surroundings.base)/p/\(page + 1)?return=check#\(FieldDrawing.anchor(of: problem, interview))"
  }
}

/// Questions and what was answered to them, as a list to read.
struct AnswerList {
  let surroundings: FormSurroundings
  let interview: Interview

  init(_ surroundings: FormSurroundings, _ interview: Interview) {
    self.surroundings = surroundings
    self.interview = interview
  }

  /// - Parameter change: where an answer can be changed; nil where it cannot.
  func list(_ entries: [JourneyEntry], change: ((JourneyEntry) -> String)? = nil) -> Markup {
    let phrases = surroundings.phrases
    let sheet = interview.sheet
    return tag(
      "dl", ["class": "answers"],
      all: entries.map { entry in
        let label =
          entry.question.label.map { phrases.plain($0, in: interview, item: entry.path.item) }
          ?? entry.question.name.text
        let answer = sheet[entry.path].flatMap { $0.isBlank ? nil : $0 }
        let words = phrases.words(
          for: answer, beside: sheet.specifications(of: entry.question, at: entry.path), to: entry.question,
          isIllegible: sheet[illegibleAt: entry.path], between: "\n")
        let link = change.map { change in
          tag(
            "dd", ["class": "change"],
            tag(
              "a", ["href": change(entry)], .text(phrases(.change)), tag("span", ["class": "away"], ": " + label)))
        }
        return tag(
          "div", [:],
          all: [tag("dt", [:], label), tag("dd", answer == nil ? ["class": "soft"] : [:], words)]
            + [link].compactMap { $0 })
      })
  }
}
