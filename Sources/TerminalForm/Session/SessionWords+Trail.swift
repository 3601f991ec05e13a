package import Sessions
package import Surveys

extension SessionWords {
  /// Everything that was put right or taken back in a session, a line each: when, by whom, and what it said before.
  package static func trail(_ state: SessionState, _ events: [SessionEvent], _ survey: Survey) -> String {
    let all = SessionTrail.corrections(state, events)
    guard !all.isEmpty else { return "Nothing was put right or taken back in ‘\(state.session.title)’.\n" }
    return "\(state.session.title)\n"
      + all.map { one in
        let time = String(one.at.description.prefix(16)).replacing("T", with: " ")
        return "\(time)  \(one.by ?? "a phone")  \(words(one.change, state, survey))\n"
      }.joined()
  }

  private static func words(_ change: SessionCorrection.Change, _ state: SessionState, _ survey: Survey) -> String {
    func table(_ table: String?) -> String { table.map { "table \($0)" } ?? "no table" }
    return switch change {
    case .words(let number, let former, let text): "\(number): \(text) – before: \(former)"
    case .table(let number, let former, let new): "\(number): at \(table(new)) – before: \(table(former))"
    case .attendant(let former, let new): "the list: \(words(new)) – before: \(words(former))"
    case .title(let former, let new): "title: \(new) – before: \(former)"
    case .day(let former, let new): "day: \(new) – before: \(former?.description ?? "none")"
    case .venue(let former, let new): "place: \(new ?? "none") – before: \(former ?? "none")"
    case .takenBack(let event): "taken back: \(words(event.kind, state, survey))"
    }
  }
}
