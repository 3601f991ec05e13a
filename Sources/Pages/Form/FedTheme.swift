internal import Phrases
package import Plans
internal import Surveys

/// One area that a person's answers count towards, with what is done about it.
package struct FedTheme: Hashable, Sendable {
  /// The area and its improvement, in words.
  package var text: String
  /// As they stand; may be empty.
  package var actions: [ReportedActions.Line]

  package init(_ text: String, actions: [ReportedActions.Line] = []) {
    self.text = text
    self.actions = actions
  }

  func markup(_ surroundings: FormSurroundings) -> Markup {
    guard !actions.isEmpty else { return tag("li", [:], text) }
    // A plan is written in English.
    let isEnglish = surroundings.language.isEnglish
    func plan(_ words: String) -> Markup { isEnglish ? .text(words) : tag("span", ["lang": "en"], words) }
    let lines = actions.map { line in
      var parts = [plan("\(line.id) \(line.action)")]
      func say(_ part: Markup) { parts += [.text(parts.count == 1 ? " – " : "; "), part] }
      if !line.lead.isEmpty { say(surroundings.said(.ledBy, ["lead": line.lead.joined(separator: ", ")])) }
      let date = line.target ?? line.due.map { surroundings.phrases.inWords($0) }
      if let date { say(surroundings.said(.dueBy, ["date": date])) }
      if let standing = line.standing {
        say(tag("b", [:], surroundings.said(FedTheme.phrase(standing))))
      }
      return tag("li", [:], all: parts)
    }
    return tag("li", [:], .text(text), tag("ul", [:], all: lines))
  }

  private static func phrase(_ standing: Standing) -> Phrase {
    switch standing {
    case .onTrack: .standsOnTrack
    case .atRisk: .standsAtRisk
    case .behind: .standsBehind
    case .done: .standsDone
    }
  }
}
