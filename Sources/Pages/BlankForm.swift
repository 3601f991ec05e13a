internal import Phrases
internal import Responses
package import Surveys

/// A survey as a form to print and fill in by hand: one HTML file that needs nothing else.
///
/// Every question stands in it, in the definition's order, whatever its relevance; who is to answer it is said in words. Questions and
/// choices bear the numbers that `speir ask --mode paper` knows them by.
package struct BlankForm: Sendable {
  let survey: Survey
  let language: Language
  let phrases: Phrases
  let index: QuestionIndex
  let numbers: PaperNumbers

  /// - Parameter language: one of the survey's; a text that has none in it stands in the default language.
  /// The stylesheet's text between its tags, for a hash that allows it.
  package static var css: String { Stylesheet.blankForm.css }

  package init(_ survey: Survey, in language: Language) {
    self.survey = survey
    self.language = language
    phrases = Phrases(language)
    index = QuestionIndex(survey)
    numbers = PaperNumbers(survey)
  }

  /// The bytes of the page in UTF-8; the same for the same survey and language.
  package var html: [UInt8] {
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }

  private var page: Markup {
    let title = survey.title.text(in: language)
    let head = tag(
      "head", [:], tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag("title", [:], title), .style(.blankForm))
    let minutes = Phrases.minutes(survey)
    let header = tag(
      "header", [:],
      all: [
        tag("h1", [:], title),
        tag("p", ["class": "from"], phrases.said(.organisedBy, ["organiser": survey.organiser.text(in: language)])),
      ] + (survey.intro.map { PrintedMarkdown(phrases).blocks(Markdown($0.text(in: language))) } ?? [])
        + [tag("p", [:], phrases.said(minutes == 1 ? .howLongOne : .howLong, ["count": String(minutes)]))]
        + [tag("div", ["class": "how"], all: instructions.map { tag("p", [:], phrases.said($0)) })])
    let pages = survey.pages.enumerated().map { place, page in self.page(page, place) }
    return tag(
      "html", ["lang": language.code], head,
      tag("body", [:], header, tag("main", [:], all: [privacy] + pages + [returning]), office))
  }

  private var instructions: [Phrase] {
    let mayLeaveOut = index.survey.allQuestions.contains { !$0.required && numbers[$0.name] != nil }
    return [.paperPen] + (mayLeaveOut ? [.paperMayLeaveOut] : []) + [.paperCodes]
  }

  private func page(_ page: Page, _ place: Int) -> Markup {
    let count = ["number": String(place + 1), "count": String(survey.pages.count)]
    let heading = page.title.map { said($0) } ?? phrases.said(.pageOf, count)
    return tag(
      "section", ["class": "page"],
      all: [tag("h2", [:], heading)] + condition(page.relevant, .paperHeadingOnlyIf)
        + page.questions.map { question($0, depth: 0) })
  }

  // MARK: - What stands round the questions

  private var privacy: Markup {
    tag(
      "section", ["class": "together"],
      all: [tag("h2", [:], phrases.said(.privacy))]
        + PrintedMarkdown(phrases).blocks(Markdown(survey.privacy.text(in: language))))
  }

  private var returning: Markup {
    let organiser = survey.organiser.text(in: language)
    let words =
      survey.closes.map { phrases.said(.paperReturnBy, ["organiser": organiser, "date": phrases.inWords($0)]) }
      ?? phrases.said(.paperReturnTo, ["organiser": organiser])
    return tag("section", ["class": "together"], tag("h2", [:], phrases.said(.paperReturn)), tag("p", [:], words))
  }

  /// Where whoever types the answers in writes what became of the form.
  private var office: Markup {
    let fields = self.fields(.paperOfficeFields)
    return tag(
      "footer", [:],
      tag(
        "p", [:], tag("strong", [:], phrases.said(.paperOffice)), .text(" "),
        tag("code", [:], "speir ask \(survey.id) --mode paper")),
      tag("p", ["class": "fields"], all: fields))
  }

  // MARK: - Words

  /// A line to write on for each part of a phrase, behind its name.
  func fields(_ phrase: Phrase) -> [Markup] {
    phrases(phrase).split(separator: "|").map { part in
      tag("span", ["class": "field"], .element("span", phrases.mark(phrase), [.text(String(part))]), .rule)
    }
  }

  /// A text of the author's; an earlier answer that it pipes is named by its question's number.
  func said(_ wording: Wording) -> Markup {
    let parts = pieces(wording).map { piece in
      switch piece {
      case .words(let words): Markup.text(words)
      case .answer(let number): phrases.said(.paperPiped, ["number": String(number)])
      }
    }
    return .several(parts)
  }

  /// The same without marks, for what cannot hold any.
  func text(_ wording: Wording) -> String {
    pieces(wording).map { piece in
      switch piece {
      case .words(let words): words
      case .answer(let number): phrases(.paperPiped, ["number": String(number)])
      }
    }.joined()
  }

  /// A part of a text: words, or the answer to the question with a number.
  private enum Piece {
    case words(String)
    case answer(Int)
  }

  private func pieces(_ wording: Wording) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var rest = wording.text(in: language)[...]
    while let open = rest.firstIndex(of: "$") {
      words += rest[..<open]
      rest = rest[open...]
      guard rest.hasPrefix("${"), let close = rest.firstIndex(of: "}"),
        let number = rest[rest.index(open, offsetBy: 2)..<close].split(separator: ".").first
          .flatMap({ Name($0) }).flatMap({ numbers[$0] })
      else {
        words.append(rest.removeFirst())
        continue
      }
      pieces += [.words(words), .answer(number)]
      words = ""
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.words(words + rest)]
  }

  /// Who is to answer, where not everybody is.
  func condition(_ relevant: Formula?, _ phrase: Phrase) -> [Markup] {
    guard let relevant else { return [] }
    if let words = phrases.condition(relevant, index: index, numbers: numbers) {
      return [tag("p", ["class": "if"], phrases.said(phrase, ["condition": words]))]
    }
    let asked = Set(questions(behind: relevant, seen: [])).sorted().map(String.init)
    let words =
      switch asked.count {
      case 0: phrases.said(.paperDependsUnsaid)
      case 1: phrases.said(.paperDependsOne, ["numbers": asked[0]])
      default: phrases.said(.paperDepends, ["numbers": asked.joined(separator: ", ")])
      }
    return [tag("p", ["class": "if"], words)]
  }

  /// The numbers of the questions that a formula asks after, those behind a calculation among them.
  private func questions(behind formula: Formula, seen: Set<Name>) -> [Int] {
    formula.references.flatMap { reference -> [Int] in
      if let number = numbers[reference.name] { return [number] }
      guard !seen.contains(reference.name), let question = index[reference.name]?.question else { return [] }
      if case .calculate(let inner) = question.kind {
        return questions(behind: inner, seen: seen.union([reference.name]))
      }
      return question.children.compactMap { numbers[$0.name] }
    }
  }
}
