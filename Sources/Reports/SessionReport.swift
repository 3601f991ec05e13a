package import Plans
package import Sessions
package import Surveys
internal import Themes

/// What a session came to, for papers and programs.
package struct SessionReport: Sendable {
  package var survey: Survey
  package var outcome: SessionOutcome
  /// Why a contribution is withheld from print, by its id; empty for none.
  package var withheld: [EventID: String]

  package init(_ survey: Survey, _ outcome: SessionOutcome, withheld: [EventID: String] = [:]) {
    self.survey = survey
    self.outcome = outcome
    self.withheld = withheld
  }

  private func label(_ theme: Name) -> String {
    survey.themes.first { $0.name == theme }?.label.text ?? theme.text
  }

  /// The minutes: what was minuted, then what was said by group, the dots, the picks and the agreed order.
  ///
  /// What is withheld is not printed, and how much that is is said.
  /// Actions have the session's id and their number as ids, so that progress can be noted on them. `day` is the session's, or else that of
  /// its first event.
  package func minutes(on day: CivilDate) -> Minutes {
    let state = outcome.state
    let body = survey.report.body?.text ?? survey.organiser.text
    var minutes = Minutes(
      body: "\(body) – \(outcome.session.title)", date: day, session: outcome.session.id.text,
      venue: outcome.session.venue, next: state.record.next)
    func names(_ roles: Set<Attendant.Role>) -> [Attendant] { state.attendants.filter { roles.contains($0.role) } }
    func words(_ one: Attendant) -> String { one.name + (one.organisation.map { ", \($0)" } ?? "") }
    minutes.present =
      names([.chair]).map { Minutes.Attendant(words($0), isChair: true) }
      + names([.present]).map { Minutes.Attendant(words($0)) }
    if let present = state.present, present > names([.chair, .present, .secretariat]).count {
      let named = names([.chair, .present, .secretariat]).count
      let others = present - named
      let noun = others == 1 ? "person" : "people"
      minutes.present.append(Minutes.Attendant(named == 0 ? "\(others) \(noun)" : "\(others) other \(noun)"))
    }
    minutes.secretariat = names([.secretariat]).map(words)
    minutes.apologies = names([.apologies]).map(words)
    minutes.previous = state.record.previous.map { Minutes.Previous(date: $0.date, isAgreed: $0.isAgreed) }
    minutes.items = state.record.items.map(item) + [said, voted, picked, agreed].compactMap { $0 }
    if state.isSimulated {
      minutes.items.insert(
        Minutes.Item(
          title: "A simulated session", text: ["Everything in this session was made up. Nobody said or voted this."]),
        at: 0)
    }
    return minutes
  }

  private func item(_ item: SessionRecord.Item) -> Minutes.Item {
    Minutes.Item(
      title: item.title ?? "Business",
      text: item.lines.filter { $0.kind != .afterwards }.map { $0.kind == .decided ? "Decided: \($0.text)" : $0.text },
      actions: item.actions.map { action in
        Action(
          id: "\(outcome.session.id).\(action.number)", action: action.text,
          cells: PlanCells(
            lead: action.owner.map { .own([$0]) } ?? .empty,
            target: action.target.map { .own(Target($0)) } ?? .empty))
      }, notes: item.lines.filter { $0.kind == .afterwards }.map(\.text))
  }

  private var said: Minutes.Item? {
    let state = outcome.state
    guard !state.contributions.isEmpty else { return nil }
    let members = state.members
    func text(_ one: Contribution) -> String {
      SessionReport.printed(one) + (one.table.map { " (table \($0))" } ?? "")
    }
    func printed(_ all: [Contribution]) -> [Contribution] { all.filter { withheld[$0.id] == nil } }
    var item = Minutes.Item(title: "What was said", text: printed(state.ungrouped).map(text))
    item.parts = state.standingGroups.compactMap { group in
      let own = printed(members[group.id] ?? [])
      return own.isEmpty ? nil : Minutes.Item(title: group.title, text: own.map(text))
    }
    if let count = SessionReport.withheld(state.contributions.count { withheld[$0.id] != nil }) {
      item.text.append(count)
    }
    return item
  }

  /// The words of a contribution as papers have them: without what is personal in them.
  package static func printed(_ one: Contribution) -> String { PersonalDetail.redacted(one.text) }

  /// That so many contributions are withheld; nil for none.
  static func withheld(_ count: Int) -> String? {
    switch count {
    case 0: nil
    case 1: "One contribution is withheld, and is not printed here."
    default: "\(count) contributions are withheld, and are not printed here."
    }
  }

  private var voted: Minutes.Item? {
    guard let result = outcome.result else { return nil }
    let people = result.people.map { $0 == 1 ? "One person" : "\($0) people" } ?? "People"
    return Minutes.Item(
      title: "Dots",
      text: ["\(people) placed \(result.dots) dots."]
        + result.lines.filter { $0.dots > 0 }.map { "\(label($0.theme)): \($0.dots)" })
  }

  private var picked: Minutes.Item? {
    let picks = outcome.state.picks
    guard !picks.isEmpty else { return nil }
    return Minutes.Item(
      title: "What the groups picked",
      text: picks.map { pick in
        "Group \(pick.table): \(label(pick.theme))\(pick.text.map { " – \($0)" } ?? "")\(pick.reasonGiven)"
      })
  }

  private var agreed: Minutes.Item? {
    let order = outcome.agreedOrder
    guard !order.isEmpty else { return nil }
    return Minutes.Item(
      title: "The agreed order",
      text: order.enumerated().map { at, place in
        "\(at + 1). \(label(place.theme))\(place.reasonGiven)"
      })
  }

  /// Sessions for a program, in order: what was said by number, groups, dots, picks, the agreed order and the actions. No names.
  /// While a vote is open, its dots are those of the wall, and `ballots` says how many have voted on phones. All is as it was said, also what is
  /// withheld from print, which has the reason under `withheld`.
  package static func json(_ outcomes: [SessionOutcome], withheld: [EventID: String] = [:]) -> String {
    OrderedJSON.object([("sessions", .list(outcomes.map { object($0, withheld) }))]).rendered() + "\n"
  }

  private static func object(_ outcome: SessionOutcome, _ withheld: [EventID: String]) -> OrderedJSON {
    let (session, state) = (outcome.session, outcome.state)
    let head: [(String, OrderedJSON)] = [
      ("session", .text(session.id.text)), ("kind", .text(session.kind.rawValue)), ("title", .text(session.title)),
      ("date", .text(orNull: session.day?.description)), ("audience", .text(orNull: session.audience?.text)),
      ("evidence", .text(session.evidence.rawValue)), ("simulated", .boolean(state.isSimulated)),
      ("present", .integer(orNull: state.present)),
    ]
    let said = state.contributions.map { one -> OrderedJSON in
      .object([
        ("number", .integer(one.number)), ("table", .text(orNull: one.table)), ("text", .text(one.text)),
        ("group", .integer(orNull: state.standingGroup(of: one)?.number)),
        ("areas", .list(state.themes(of: one).map { .text($0.text) })),
        ("withheld", .text(orNull: withheld[one.id])),
      ])
    }
    let groups = state.standingGroups.map { group -> OrderedJSON in
      .object([("group", .integer(group.number)), ("title", .text(group.title))])
    }
    let vote: OrderedJSON =
      outcome.tally.map { tally in
        .object([
          ("open", .boolean(state.vote?.standing == .open)), ("people", .integer(orNull: tally.people)),
          ("ballots", .integer(tally.ballots)), ("dots", .integer(tally.dots)),
          ("areas", .object(tally.lines.map { ($0.theme.text, .integer($0.dots)) })),
        ])
      } ?? .null
    let picks = state.picks.map { pick -> OrderedJSON in
      .object([
        ("group", .text(pick.table)), ("area", .text(pick.theme.text)), ("text", .text(orNull: pick.text)),
        ("reason", .text(orNull: pick.reason)),
      ])
    }
    let agreed = outcome.agreedOrder.map { place -> OrderedJSON in
      .object([("area", .text(place.theme.text)), ("reason", .text(orNull: place.reason))])
    }
    let actions = state.record.actions.map { action -> OrderedJSON in
      .object([
        ("id", .text("\(session.id).\(action.number)")), ("owner", .text(orNull: action.owner)),
        ("action", .text(action.text)), ("target", .text(orNull: action.target)),
      ])
    }
    return .object(
      head + [
        ("contributions", .list(said)), ("groups", .list(groups)), ("vote", vote), ("picks", .list(picks)),
        ("agreed", .list(agreed)), ("actions", .list(actions)),
      ])
  }
}
