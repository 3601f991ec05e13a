internal import Phrases
package import Responses
internal import Surveys

/// One page of the definition, as a form to fill in.
package struct QuestionPage: Sendable {
  let surroundings: FormSurroundings
  let interview: Interview
  let page: JourneyPage
  let fields: SheetFields
  /// What must change before the person can go on.
  let problems: [AnswerProblem]
  /// Whether the person came from the list of their answers and goes back there.
  let returnsToCheck: Bool
  /// Something to know, such as that questions have turned up.
  let notice: String?

  /// - Parameters:
  ///   - index: the page's place in the survey.
  ///   - fields: what stands in the fields; nil for the answers on the interview's sheet.
  ///
  /// Nil where the page is not relevant.
  package init?(
    _ surroundings: FormSurroundings, _ interview: Interview, page index: Int, fields: SheetFields? = nil,
    problems: [AnswerProblem] = [], returnsToCheck: Bool = false, notice: String? = nil
  ) {
    guard let page = interview.page(at: index) else { return nil }
    self.surroundings = surroundings
    self.interview = interview
    self.page = page
    self.fields = fields ?? SheetFields(interview.sheet, interview.index)
    self.problems = problems
    self.returnsToCheck = returnsToCheck
    self.notice = notice
  }

  /// The page in its frame.
  package var whole: FormPage {
    let phrases = surroundings.phrases
    let pages = interview.journey.pages
    let place = pages.firstIndex { $0.index == page.index } ?? 0
    let title = page.title.map { phrases.plain($0, in: interview) } ?? phrases(.pageOf, of(place, pages.count))
    var body: [Markup] = []
    if !problems.isEmpty { body.append(summary) }
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    if pages.count > 1, page.title != nil {
      body.append(tag("p", ["class": "step"], surroundings.said(.pageOf, of(place, pages.count))))
    }
    body.append(tag("h1", [:], title))
    var inside = [tag("input", ["type": "hidden", "name": ":on", "value": shown])]
    if returnsToCheck { inside.append(tag("input", ["type": "hidden", "name": ":return", "value": "check"])) }
    // What Enter sends: the first button of a form, out of sight, so that it is never the one that goes back.
    inside.append(
      tag(
        "button", ["type": "submit", "class": "enter", "tabindex": "-1", "aria-hidden": "true"],
        surroundings.said(.next)))
    inside += languageSwitch
    for (place, one) in page.entries.enumerated() {
      inside += entry(one)
      inside += addition(behind: one, before: place + 1 < page.entries.count ? page.entries[place + 1] : nil)
    }
    inside.append(
      tag(
        "div", ["class": "buttons"],
        all: [surroundings.button(.next, isMain: true)]
          + (place > 0 || returnsToCheck ? [surroundings.button(.back, ":do", "back")] : [])
          + [surroundings.button(.save, ":do", "save")]))
    body.append(surroundings.answersForm("/p/\(page.index + 1)", inside))
    return FormPage(surroundings, title: title, isFaulty: !problems.isEmpty, body)
  }

  private func of(_ place: Int, _ count: Int) -> [String: String] {
    ["number": String(place + 1), "count": String(count)]
  }

  /// The questions on the page: a box that is not ticked sends nothing, and must be told from one that was not there.
  private var shown: String {
    page.entries.compactMap { entry -> String? in
      switch entry.role {
      case .question: return entry.path.fieldName
      case .repeated(let items): return "\(entry.path.fieldName)[\(items)]"
      default: return nil
      }
    }.joined(separator: " ")
  }

  private var languageSwitch: [Markup] {
    let others = surroundings.survey.languages.filter { $0 != surroundings.language }
    guard !others.isEmpty else { return [] }
    return [
      tag(
        "p", ["class": "languages"],
        all: others.map {
          tag(
            "button",
            ["type": "submit", "name": ":language", "value": $0.code, "lang": $0.code, "class": "link"],
            LanguageNames.name(of: $0))
        })
    ]
  }

  // MARK: - What must change

  private var summary: Markup {
    tag(
      "div", ["class": "summary", "role": "alert", "aria-labelledby": "problems", "tabindex": "-1", "id": "summary"],
      tag("h2", ["id": "problems"], surroundings.said(.thereIsAProblem)),
      tag(
        "ul", [:],
        all: problems.map { problem in
          tag("li", [:], tag("a", ["href": "#" + FieldDrawing.anchor(of: problem, interview)], message(problem)))
        }))
  }

  func message(_ problem: AnswerProblem) -> String {
    surroundings.phrases.message(for: problem, index: interview.index)
  }

  // MARK: - Entries

  private func entry(_ entry: JourneyEntry) -> [Markup] {
    let phrases = surroundings.phrases
    let item = entry.path.item
    switch entry.role {
    case .note:
      return entry.question.label.map { Markup.blocks(phrases.markdown($0, in: interview, item: item)) } ?? []
    case .group: return heading(entry)
    case .repeated:
      let own = problems.filter { $0.path == entry.path }
      let said = own.map { tag("p", ["class": "bad"], surroundings.said(.errorPrefix), .text(": " + message($0))) }
      return [tag("div", ["id": "f-\(entry.path.fieldName)"], all: heading(entry) + said)]
    case .item(let place):
      guard case .repeated(_, _, _, let itemLabel) = entry.question.kind else { return [] }
      let label = (itemLabel ?? entry.question.label).map { phrases.plain($0, in: interview, item: item) }
      let text = phrases(.itemOf, ["label": label ?? entry.question.name.text, "number": String(place + 1)])
      return [
        tag(
          "div", ["class": "item"], tag("h3", [:], text),
          tag(
            "button",
            ["type": "submit", "class": "link", "name": ":remove", "value": "\(entry.path.fieldName)[\(place)]"],
            phrases(.removeItem) + " " + text))
      ]
    case .question:
      return FieldDrawing(
        surroundings, interview, entry, fields: fields, problems: problems.filter { $0.path == entry.path }
      ).draw()
    }
  }

  /// The button that adds an item, behind the last one of a repeat that may have more.
  private func addition(behind entry: JourneyEntry, before next: JourneyEntry?) -> [Markup] {
    let name: Name
    switch entry.role {
    case .repeated, .item: name = entry.path.question
    default:
      guard let item = entry.path.item else { return [] }
      name = item.name
    }
    if let next, next.path.item?.name == name || next.isItem(of: name) { return [] }
    let head = page.entries.first { $0.path.question == name && $0.role != .question }
    guard let head, case .repeated(let items) = head.role, case .repeated(_, _, let max, _) = head.question.kind,
      max.map({ items < $0 }) ?? true
    else { return [] }
    return [tag("p", [:], surroundings.button(.addAnother, ":add", name.text))]
  }

  private func heading(_ entry: JourneyEntry) -> [Markup] {
    let phrases = surroundings.phrases
    let item = entry.path.item
    guard let label = entry.question.label else { return [] }
    let hint = entry.question.hint.map { [tag("p", ["class": "hint"], phrases.plain($0, in: interview, item: item))] }
    return [tag("h2", [:], phrases.plain(label, in: interview, item: item))] + (hint ?? [])
  }
}

extension JourneyEntry {
  /// Whether the entry is the head of an item of that repeat.
  fileprivate func isItem(of name: Name) -> Bool {
    if case .item = role { path.question == name } else { false }
  }
}
