internal import Phrases
internal import Responses
internal import Surveys

/// What stands on the screen.
extension FormScreen {
  /// The whole screen for a window of that size.
  func picture(_ size: ScreenSize) -> Picture {
    guard size.columns >= 24, size.rows >= 8 else {
      let lines = TextLine(phrases(.windowTooSmall)).wrapped(to: max(8, size.columns - 1))
      return Picture(lines: Array((lines + Array(repeating: TextLine(), count: size.rows)).prefix(max(1, size.rows))))
    }
    let view = view(size)
    var lines = header(size)
    lines += view.pinned.map { (TextLine(" ") + $0).cut(to: size.columns - 1) }
    let top = lines.count
    for row in 0..<view.height {
      let at = view.top + row
      let line = at < view.lines.count ? view.lines[at] : TextLine()
      lines.append((TextLine(" ") + line).cut(to: size.columns - 1))
    }
    lines.append(rule(size, hidden: view.top + view.height < view.lines.count, above: false))
    lines += footer(size)
    if view.top > 0 { lines[top - 1 - view.pinned.count] = rule(size, hidden: true, above: true) }
    var cursor: EditorLayout.Cursor?
    if let place = view.cursor, (view.top..<view.top + view.height).contains(place.line) {
      cursor = EditorLayout.Cursor(line: top + place.line - view.top, column: place.column + 1)
    }
    return Picture(lines: lines, cursor: cursor)
  }

  /// What is between head and foot, and which part of it is in sight.
  func view(_ size: ScreenSize) -> BodyView {
    var view = showsHelp ? helpBody(size) : body(size)
    view.height = max(1, size.rows - header(size).count - 1 - footer(size).count)
    view.settle(scroll: scroll)
    if !showsHelp { view.pin(scroll: scroll) }
    return view
  }

  // MARK: - Head and foot

  private func header(_ size: ScreenSize) -> [TextLine] {
    let pages = interview.journey.pages
    var progress = ""
    if case .step = place, let step = step(in: interview), pages.count > 1 {
      let at =
        pages.firstIndex { $0.entries.contains { $0.path == step.entry.path && $0.role == step.entry.role } } ?? 0
      let bar = pages.indices.map { $0 <= at ? "▪" : "·" }.joined()
      progress = phrases(.pageOf, ["number": String(at + 1), "count": String(pages.count)])
      if pages.count <= 12, size.columns >= 60 { progress += " " + bar }
    }
    let room = size.columns - 2 - progress.columns - (progress.isEmpty ? 0 : 2)
    let title = TextLine(index.survey.title.text(in: language), .bold).cut(to: max(8, room))
    let gap = String(repeating: " ", count: max(1, size.columns - 2 - title.columns - progress.columns))
    let line = TextLine(" ") + title + TextLine(gap) + TextLine(progress, .dim)
    return [line.cut(to: size.columns - 1), rule(size, hidden: false, above: true)]
  }

  private func rule(_ size: ScreenSize, hidden: Bool, above: Bool) -> TextLine {
    let more = hidden ? " \(above ? "▲" : "▼") \(phrases(.more)) " : ""
    return TextLine(String(repeating: "─", count: max(0, size.columns - 3 - more.columns)), .dim)
      + TextLine(more, .accent) + TextLine("──", .dim)
  }

  private func footer(_ size: ScreenSize) -> [TextLine] {
    var hints: [KeyHint]
    switch place {
    case _ where showsHelp: hints = [KeyHint("PgUp/PgDn", .keyScroll), KeyHint("Esc", .keyClose)]
    case .languages: hints = editor.hints
    case .start: hints = [KeyHint("Enter", .keyBegin), KeyHint("↑↓", .keyScroll)]
    case .step: hints = editor.hints + [KeyHint("Esc", .keyBack)]
    case .review:
      hints = [
        KeyHint(sendKey, .keySend), KeyHint("↑↓", .keyMove), KeyHint("Enter", .change), KeyHint("Esc", .keyBack),
      ]
    }
    if !showsHelp {
      hints.append(KeyHint("F1", .keyHelp))
      if isTranscript, case .step = place { hints.append(KeyHint("F3", .keyIllegible)) }
      if resumeCommand != nil { hints.append(KeyHint("Ctrl-S", .keySave)) }
      if index.survey.languages.count > 1, place != .languages { hints.append(KeyHint("F2", .keyLanguage)) }
    }
    var lines = [TextLine(" ")]
    for hint in hints {
      let text = phrases(hint.does).lowercased()
      let width = hint.keys.columns + 1 + text.columns
      if lines[lines.count - 1].columns + width + 3 >= size.columns, lines[lines.count - 1].columns > 1 {
        guard lines.count < (size.rows < 16 ? 2 : 3) else { break }
        lines.append(TextLine(" "))
      }
      let gap = lines[lines.count - 1].columns > 1 ? "   " : ""
      lines[lines.count - 1] = lines[lines.count - 1] + TextLine(gap + hint.keys, .bold) + TextLine(" " + text, .dim)
    }
    return lines.map { $0.cut(to: size.columns - 1) }
  }

  private var sendKey: String { phrases(.keySend).first.map { String($0).uppercased() } ?? "S" }

  // MARK: - The middle

  private func body(_ size: ScreenSize) -> BodyView {
    switch place {
    case .languages: return languagesBody(size)
    case .start: return startBody(size)
    case .step: return stepBody(size)
    case .review: return reviewBody(size)
    }
  }

  private func languagesBody(_ size: ScreenSize) -> BodyView {
    var view = BodyView()
    view.lines = TextLine(LanguageNames.demand(index.survey.languages), .bold).wrapped(to: size.text) + [TextLine()]
    add(editor.layout(width: size.text, words: words), to: &view)
    return view
  }

  private func startBody(_ size: ScreenSize) -> BodyView {
    let survey = index.survey
    var view = BodyView()
    func say(_ line: TextLine) { view.lines += line.wrapped(to: size.text) }
    if let notice { say(TextLine(notice, .accent)) }
    if isTranscript { say(TextLine(phrases(.screenTranscriptHint), .accent)) }
    say(TextLine(phrases(.organisedBy, ["organiser": survey.organiser.text(in: language)])))
    if !isTranscript { say(TextLine(phrases.timeNeeded(survey))) }
    view.lines.append(TextLine())
    if let intro = survey.intro {
      view.lines += MarkdownLines.styled(Markdown(intro.text(in: language)), width: size.text) + [TextLine()]
    }
    say(TextLine(phrases(.privacy), .bold))
    view.lines += MarkdownLines.styled(Markdown(survey.privacy.text(in: language)), width: size.text)
    if let resumeCommand {
      view.lines.append(TextLine())
      say(TextLine(phrases(.keptAsYouGo, ["count": String(Draft.daysKept), "command": resumeCommand])))
    }
    return view
  }

  private func stepBody(_ size: ScreenSize) -> BodyView {
    let interview = interview
    var view = BodyView()
    guard let step = step(in: interview) else { return view }
    for lead in step.lead { view.lines += lines(of: lead, interview, size) + [TextLine()] }
    let entry = step.entry
    let heading = QuestionLines(phrases: phrases, language: language)
    if step.kind == .another {
      let label = entry.question.label?.text(in: language) ?? entry.question.name.text
      view.lines += TextLine("\(label): \(phrases(.addItem))", .bold).wrapped(to: size.text)
    } else {
      view.lines += TextLine(heading.place(of: entry, in: interview), .dim).wrapped(to: size.text)
      view.lines += TextLine(heading.label(of: entry, in: interview), .bold).wrapped(to: size.text)
      let hint = entry.question.hint.map { phrases.plain($0, in: interview, item: entry.path.item) }
      if let hint { view.lines += TextLine(hint).wrapped(to: size.text) }
      if let demand = phrases.demand(of: entry.question, beside: hint) {
        view.lines += TextLine(demand, .dim).wrapped(to: size.text)
      }
    }
    let start = view.lines.count
    for complaint in complaints { view.lines += TextLine("▲ " + complaint, .bad).wrapped(to: size.text, indent: 2) }
    if let notice { view.lines += TextLine(notice, .accent).wrapped(to: size.text) }
    if sheet[illegibleAt: entry.path] {
      view.lines += TextLine(phrases(.currentAnswer, ["answer": phrases(.illegible)])).wrapped(to: size.text)
    }
    let said = view.lines.count
    view.lines.append(TextLine())
    add(editor.layout(width: size.text, words: words), to: &view)
    // What must change is seen together with where it is changed, while both fit.
    if said > start, view.focus.upperBound - start <= size.rows - 6 { view.focus = start..<view.focus.upperBound }
    return view
  }

  func lines(of lead: InterviewStep.Lead, _ interview: Interview, _ size: ScreenSize) -> [TextLine] {
    switch lead {
    case .page(let title): return TextLine(phrases.plain(title, in: interview), .accent).wrapped(to: size.text)
    case .entry(let entry):
      let item = entry.path.item
      guard let label = entry.question.label ?? itemLabel(entry) else { return [] }
      if entry.question.kind == .note {
        return MarkdownLines.styled(phrases.markdown(label, in: interview, item: item), width: size.text)
      }
      var text = phrases.plain(itemLabel(entry) ?? label, in: interview, item: item)
      if case .item(let place) = entry.role {
        text = phrases(.itemOf, ["label": text, "number": String(place + 1)])
      }
      var lines = TextLine(text, .accent).wrapped(to: size.text)
      if case .item = entry.role { return lines }
      if let hint = entry.question.hint {
        lines += TextLine(phrases.plain(hint, in: interview, item: item)).wrapped(to: size.text)
      }
      return lines
    }
  }

  private func itemLabel(_ entry: JourneyEntry) -> Wording? {
    guard case .item = entry.role, case .repeated(_, _, _, let label) = entry.question.kind else { return nil }
    return label
  }

  private func reviewBody(_ size: ScreenSize) -> BodyView {
    let interview = interview
    var view = BodyView()
    for lead in InterviewStep.steps(of: interview.journey).trail {
      view.lines += lines(of: lead, interview, size) + [TextLine()]
    }
    view.lines += TextLine(phrases(.checkAnswers), .accent).wrapped(to: size.text)
    view.lines += TextLine(phrases(.sendOrChange)).wrapped(to: size.text)
    if let notice { view.lines += TextLine(notice, .accent).wrapped(to: size.text) }
    if !review.typed.isEmpty {
      view.lines += TextLine(phrases(.typeNumberToChange, ["number": review.typed]), .accent).wrapped(to: size.text)
    }
    if !complaints.isEmpty {
      view.lines.append(TextLine(phrases(.mustFixFirst), .bad))
      for complaint in complaints { view.lines += TextLine("▲ " + complaint, .bad).wrapped(to: size.text, indent: 2) }
    }
    view.lines.append(TextLine())
    for (place, entry) in interview.journey.questions.enumerated() {
      let isFocused = place == review.place
      let label = entry.question.label.map { phrases.plain($0, in: interview, item: entry.path.item) }
      let lead = (isFocused ? "› " : "  ") + "\(place + 1). "
      let start = view.lines.count
      view.lines += (TextLine(lead, isFocused ? .accent : .plain) + TextLine(label ?? entry.question.name.text))
        .wrapped(to: size.text, indent: lead.columns)
      let answer = sheet[entry.path].flatMap { $0.isBlank ? nil : $0 }
      let words = phrases.words(
        for: answer, beside: sheet.specifications(of: entry.question, at: entry.path), to: entry.question,
        isIllegible: sheet[illegibleAt: entry.path], between: "\n")
      for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
        let margin = String(repeating: " ", count: lead.columns)
        view.lines += TextLine(margin + line, answer == nil ? .dim : .bold)
          .wrapped(to: size.text, indent: lead.columns)
      }
      if isFocused { view.focus = start..<view.lines.count }
    }
    return view
  }

  private func helpBody(_ size: ScreenSize) -> BodyView {
    var view = BodyView()
    view.lines += TextLine(phrases(.keyHelp).capitalized, .accent).wrapped(to: size.text) + [TextLine()]
    if case .step = place {
      let names = editor.hints.map { "\($0.keys): \(phrases($0.does))" }
      for name in names { view.lines += TextLine("  " + name).wrapped(to: size.text, indent: 4) }
      view.lines.append(TextLine())
    }
    for line in phrases(.screenHelp).split(separator: "\n") {
      view.lines += TextLine(String(line)).wrapped(to: size.text) + [TextLine()]
    }
    if let resumeCommand {
      view.lines += TextLine(phrases(.keptAsYouGo, ["count": String(Draft.daysKept), "command": resumeCommand]))
        .wrapped(to: size.text)
    }
    return view
  }

  private func add(_ layout: EditorLayout, to view: inout BodyView) {
    let start = view.lines.count
    view.lines += layout.lines
    view.standing = start..<start + layout.pinned
    view.focus = (start + layout.focus.lowerBound)..<(start + layout.focus.upperBound)
    view.cursor = layout.cursor.map { EditorLayout.Cursor(line: start + $0.line, column: $0.column) }
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
