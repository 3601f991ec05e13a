internal import Phrases
internal import Responses
internal import Surveys

extension MessagePages {
  /// What a person has begun in a survey that was closed by hand, and how they come back to it.
  package struct Begun: Hashable, Sendable {
    /// As people type it to come back.
    package var code: String
    /// An address with the code in it.
    package var link: String

    package init(code: String, link: String) {
      self.code = code
      self.link = link
    }
  }

  /// No answers are taken any more.
  ///
  /// - Parameters:
  ///   - text: why not.
  ///   - begun: what is kept of the person's; nil where nothing is, or where it is of no use to them.
  ///   - hasResults: whether there is a page of results for everybody.
  package static func closed(
    _ surroundings: FormSurroundings, _ text: String, begun: Begun? = nil, hasResults: Bool = false
  ) -> FormPage {
    let phrases = surroundings.phrases
    var body = [tag("h1", [:], surroundings.said(.closedHeading)), tag("p", [:], text)]
    if let begun {
      body += [
        tag("h2", [:], surroundings.said(.saved)),
        tag("p", [:], surroundings.said(.closedKept, ["count": String(Draft.daysKept)])),
        tag("p", ["class": "code"], begun.code),
        tag("p", [:], surroundings.said(.savedCode, ["code": begun.code])),
        tag("p", ["class": "link"], tag("a", ["href": begun.link], begun.link)),
      ]
    }
    if hasResults {
      body.append(
        tag(
          "p", [:],
          tag("a", ["href": surroundings.base + surroundings.path("/results")], surroundings.said(.seeResultsClosed))))
    }
    return FormPage(
      surroundings, title: phrases(.closedHeading),
      otherLanguages: { [base = surroundings.base] in "\(base)?lang=\($0.code)" }, body)
  }
}
