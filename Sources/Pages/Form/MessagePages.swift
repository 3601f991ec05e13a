package import Phrases
package import Responses
package import Surveys

/// The pages of a form that say something and ask for little.
package enum MessagePages {
  /// The answers have been stored.
  ///
  /// - Parameter results: what leads to the results, where there is a page of them for everybody; nil for none.
  package static func sent(_ surroundings: FormSurroundings, receipt: String, results: Phrase? = nil) -> FormPage {
    let phrases = surroundings.phrases
    let results =
      results.map {
        [
          tag(
            "p", [:], tag("a", ["href": surroundings.base + surroundings.path("/results")], surroundings.said($0)))
        ]
      } ?? []
    return FormPage(
      surroundings, title: phrases(.sent),
      [
        tag("h1", [:], surroundings.said(.sent)), tag("p", ["class": "lead"], surroundings.said(.thanks)),
        tag("h2", [:], surroundings.said(.receiptHeading)), tag("p", ["class": "code"], receipt),
        tag("p", [:], surroundings.said(.receiptKeep)),
      ] + results + [
        surroundings.form(
          "/leave",
          [
            tag("p", [:], surroundings.said(.finishHint)),
            tag("div", ["class": "buttons"], surroundings.button(.finish)),
          ])
      ])
  }

  /// The answers are kept under a code.
  ///
  /// - Parameters:
  ///   - link: an address with the code in it, which brings the person back.
  ///   - address: where the code can be typed.
  package static func saved(_ surroundings: FormSurroundings, code: String, link: String, address: String) -> FormPage {
    let phrases = surroundings.phrases
    return FormPage(
      surroundings, title: phrases(.saved),
      [
        tag("h1", [:], surroundings.said(.saved)), tag("p", ["class": "code"], code),
        tag("p", [:], surroundings.said(.savedCode, ["code": code])),
        tag("p", [:], surroundings.said(.savedFor, ["count": String(Draft.daysKept)])),
        tag("p", [:], surroundings.said(.savedLink, ["address": address])),
        tag("p", ["class": "link"], tag("a", ["href": link], link)),
        surroundings.form(
          "/leave",
          [
            tag(
              "div", ["class": "buttons"], surroundings.button(.resumeGo, ":do", "on", isMain: true),
              surroundings.button(.finish))
          ]),
      ])
  }

  /// Where a person types the code under which their answers are kept.
  package static func resume(_ surroundings: FormSurroundings, code: String = "", fault: Phrase? = nil) -> FormPage {
    let phrases = surroundings.phrases
    return FormPage(
      surroundings, title: phrases(.resumeHeading), isFaulty: fault != nil,
      otherLanguages: { [base = surroundings.base] in "\(base)/resume?lang=\($0.code)" },
      self.fault(surroundings, fault.map { phrases($0, ["count": String(Draft.daysKept)]) }, field: "code")
        + [
          tag("h1", [:], surroundings.said(.resumeHeading)),
          surroundings.form(
            surroundings.path("/resume"),
            [field("code", ":code", phrases(.resumeCode), code, fault != nil)]
              + [tag("div", ["class": "buttons"], surroundings.button(.resumeGo, isMain: true))]),
        ])
  }

  /// Where a person types their receipt.
  package static func receipt(_ surroundings: FormSurroundings, typed: String = "", fault: Phrase? = nil) -> FormPage {
    let phrases = surroundings.phrases
    return FormPage(
      surroundings, title: phrases(.receiptQuestion), isFaulty: fault != nil,
      otherLanguages: { [base = surroundings.base] in "\(base)/receipt?lang=\($0.code)" },
      self.fault(surroundings, fault.map { phrases($0) }, field: "receipt") + [
        tag("h1", [:], surroundings.said(.receiptQuestion)),
        surroundings.form(
          surroundings.path("/receipt"),
          [field("receipt", ":receipt", phrases(.receiptField), typed, fault != nil)]
            + [tag("div", ["class": "buttons"], surroundings.button(.receiptLook, isMain: true))]),
      ])
  }

  /// Where a person without an invitation types one.
  package static func invitation(_ surroundings: FormSurroundings, typed: String = "", fault: Phrase? = nil) -> FormPage
  {
    let phrases = surroundings.phrases
    return FormPage(
      surroundings, title: phrases(.invitationHeading), isFaulty: fault != nil,
      otherLanguages: { [base = surroundings.base] in "\(base)/invitation?lang=\($0.code)" },
      self.fault(surroundings, fault.map { phrases($0) }, field: "invitation") + [
        tag("h1", [:], surroundings.said(.invitationHeading)), tag("p", [:], surroundings.said(.invitationNeeded)),
        surroundings.form(
          surroundings.path("/invitation"),
          [field("invitation", ":invitation", phrases(.invitationField), typed, fault != nil)]
            + [tag("div", ["class": "buttons"], surroundings.button(.resumeGo, isMain: true))]),
      ])
  }

  /// What a person answered, and how they take it back.
  ///
  /// - Parameters:
  ///   - fed: what their answers count towards, one entry each; empty for nothing yet.
  ///   - reportedOn: the day on which what is done about it stands so; nil for none.
  package static func answered(
    _ surroundings: FormSurroundings, _ interview: Interview, receipt: String, fed: [FedTheme],
    reportedOn: CivilDate? = nil
  ) -> FormPage {
    let phrases = surroundings.phrases
    var body = [tag("h1", [:], surroundings.said(.youAnswered))]
    body += interview.journey.pages.filter { !$0.questions.isEmpty }.flatMap { page -> [Markup] in
      let title = page.title.map { [tag("h2", [:], phrases.plain($0, in: interview))] } ?? []
      return title + [AnswerList(surroundings, interview).list(page.questions)]
    }
    if !fed.isEmpty {
      body.append(tag("h2", [:], surroundings.said(.whatItFed)))
      if let day = reportedOn, fed.contains(where: { !$0.actions.isEmpty }) {
        body.append(tag("p", [:], surroundings.said(.reportedOn, ["day": phrases.inWords(day)])))
      }
      body.append(tag("ul", [:], all: fed.map { $0.markup(surroundings) }))
    }
    body.append(tag("h2", [:], surroundings.said(.withdraw)))
    body.append(
      surroundings.form(
        surroundings.path("/receipt"),
        [
          tag("p", [:], surroundings.said(.withdrawHint)),
          tag("input", ["type": "hidden", "name": ":receipt", "value": receipt]),
          tag("div", ["class": "buttons"], surroundings.button(.withdraw, ":do", "withdraw")),
        ]))
    return FormPage(surroundings, title: phrases(.youAnswered), body)
  }

  /// A heading and a sentence: not open, full, withdrawn, not found, too busy.
  ///
  /// - Parameter otherLanguages: how to come to the same page in another language; nil where there is no way.
  package static func message(
    _ surroundings: FormSurroundings, _ heading: Phrase, _ text: String, goOn: (label: Phrase, path: String)? = nil,
    otherLanguages: (@Sendable (Language) -> String)? = nil
  ) -> FormPage {
    let phrases = surroundings.phrases
    let link =
      goOn.map {
        [tag("p", [:], tag("a", ["href": surroundings.base + surroundings.path($0.path)], surroundings.said($0.label)))]
      } ?? []
    return FormPage(
      surroundings, title: phrases(heading), otherLanguages: otherLanguages,
      [tag("h1", [:], surroundings.said(heading)), tag("p", [:], text)] + link)
  }

  // MARK: - Parts

  private static func fault(_ surroundings: FormSurroundings, _ text: String?, field: String) -> [Markup] {
    guard let text else { return [] }
    return [
      tag(
        "div", ["class": "summary", "role": "alert", "aria-labelledby": "problems"],
        tag("h2", ["id": "problems"], surroundings.said(.thereIsAProblem)),
        tag("ul", [:], tag("li", [:], tag("a", ["href": "#f-\(field)"], text))))
    ]
  }

  private static func field(_ id: String, _ name: String, _ label: String, _ value: String, _ isWrong: Bool) -> Markup {
    let invalid = isWrong ? [Markup.Attribute("aria-invalid", "true")] : []
    let attributes: KeyValuePairs = [
      "type": "text", "id": "f-\(id)", "name": name, "value": value, "autocomplete": "off",
      "autocapitalize": "characters", "spellcheck": "false",
    ]
    return tag(
      "div", ["class": isWrong ? "q wrong" : "q"], tag("label", ["for": "f-\(id)", "class": "ask"], label),
      .element("input", attributes.map { Markup.Attribute($0.key, $0.value) } + invalid, []))
  }
}

/// The list of the surveys that are open, and pages that belong to none.
package enum SitePages {
  /// - Parameter surveys: address, title and language of each, in the order shown.
  package static func home(_ surveys: [(address: String, title: String, language: Language)]) -> [UInt8] {
    let phrases = Phrases("en")
    let list =
      surveys.isEmpty
      ? tag("p", [:], phrases(.noOpenSurveys))
      : tag(
        "ul", ["class": "surveys"],
        all: surveys.map {
          tag("li", ["lang": $0.language.code], tag("a", ["href": $0.address], $0.title))
        })
    return page(title: phrases(.openSurveys), [tag("h1", [:], phrases(.openSurveys)), list])
  }

  /// A page that says one thing, outside any survey.
  package static func message(_ heading: Phrase, _ text: Phrase) -> [UInt8] {
    let phrases = Phrases("en")
    return page(title: phrases(heading), [tag("h1", [:], phrases(heading)), tag("p", [:], phrases(text))])
  }

  private static func page(title: String, _ body: [Markup]) -> [UInt8] {
    let page = tag(
      "html", ["lang": "en"],
      tag(
        "head", [:], tag("meta", ["charset": "utf-8"]),
        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        tag("title", [:], title), .style(.form)), tag("body", [:], tag("main", ["id": "main"], all: body)))
    var bytes = Array("<!doctype html>\n".utf8)
    page.write(into: &bytes)
    return bytes
  }
}
