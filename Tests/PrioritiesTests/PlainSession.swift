import Sessions
import Surveys

/// Somebody who voted at a session: a person of the votes table alone, with a value on each theme that was on offer.
struct PlainVoter {
  var value: [Name: Double]
}

/// A session's closed vote as the page has it.
struct PlainSession {
  var id: Name
  var audience: Name?
  var offered: [Name]
  /// What each ballot placed.
  var ballots: [[Name: Int]]
  /// Dots that are known only as totals, and how many people placed them.
  var wall: [Name: Int]
  var wallPeople: Int

  private func voter(_ points: [Name: Double]) -> PlainVoter {
    let all = points.values.reduce(0, +)
    var value: [Name: Double] = [:]
    for theme in offered { value[theme] = (points[theme] ?? 0) / all }
    return PlainVoter(value: value)
  }

  private var ballotVoters: [PlainVoter] { ballots.map { voter($0.mapValues(Double.init)) } }

  /// "Each theme's mean is its dots ÷ all dots placed": as if each of them had placed the wall's dots.
  var voters: [PlainVoter] {
    ballotVoters + (0..<wallPeople).map { _ in voter(wall.mapValues(Double.init)) }
  }

  /// "A redraw draws `participants` voters, each with all dots on one theme in those proportions."
  func drawn(_ themes: [Name], _ chance: inout Chance) -> [PlainVoter] {
    var drawn: [PlainVoter] = []
    for _ in ballots { drawn.append(ballotVoters[chance.below(ballots.count)]) }
    let dots = themes.flatMap { Array(repeating: $0, count: wall[$0] ?? 0) }
    for _ in 0..<wallPeople { drawn.append(voter([dots[chance.below(dots.count)]: 1])) }
    return drawn
  }
}

/// Sessions with votes by chance, each as the program is given it; those that count also as the page has them.
struct RandomSessions {
  private(set) var outcomes: [SessionOutcome] = []
  private(set) var plain: [PlainSession] = []

  init(seed: UInt64, _ survey: Survey) {
    var chance = Chance(seed: seed, path: [77])
    let themes = survey.themes.map(\.name)
    for number in 0..<(1 + chance.below(3)) {
      let kind = chance.element(of: PlannedSession.Kind.allCases) ?? .meeting
      let session = Session(
        id: Name("s\(number)") ?? "_", kind: kind, title: "Session",
        audience: chance.happens(0.8) ? chance.element(of: survey.audiences)?.name : nil,
        evidence: chance.happens(0.8) ? .votes : nil)
      let offered = themes.filter { _ in chance.happens(0.8) }
      let vote = EventID(using: &chance)
      func event(_ kind: SessionEvent.Kind) -> SessionEvent {
        SessionEvent(id: EventID(using: &chance), session: session.id, at: Moment(milliseconds: 1), kind: kind)
      }
      var events = [
        SessionEvent(
          id: vote, session: session.id, at: Moment(milliseconds: 1), kind: .voteOpened(dots: 5, themes: offered))
      ]
      let onOffer = offered.isEmpty ? themes : offered
      var wall: [Name: Int] = [:]
      if chance.happens(0.5) {
        for theme in onOffer where chance.happens(0.7) {
          wall[theme] = chance.below(9)
          events.append(event(.dotsCounted(vote: vote, theme: theme, table: nil, dots: wall[theme] ?? 0)))
        }
      }
      let people = chance.below(8)
      if chance.happens(0.8) { events.append(event(.votersCounted(vote: vote, table: nil, people: people))) }
      let isCountedPeople = events.contains { if case .votersCounted = $0.kind { true } else { false } }
      let isClosed = chance.happens(0.9)
      if isClosed { events.append(event(.voteClosed(vote: vote))) }
      var ballots: [Ballot] = []
      for _ in 0..<chance.below(9) {
        var dots: [Name: Int] = [:]
        for _ in 0..<chance.below(6) { if let theme = chance.element(of: onOffer) { dots[theme, default: 0] += 1 } }
        ballots.append(Ballot(id: BallotID(using: &chance), vote: vote, revision: 0, dots: dots))
      }
      ballots.sort { $0.id < $1.id }
      outcomes.append(
        SessionOutcome(SessionState(session, themes: themes, events), ballots: ballots))
      let counts = kind != .consensus && session.evidence == .votes && isClosed
      let placed = ballots.map(\.dots).filter { !$0.isEmpty }
      let hasWall = wall.values.reduce(0, +) > 0 && isCountedPeople && people > 0
      guard counts, !placed.isEmpty || hasWall else { continue }
      plain.append(
        PlainSession(
          id: session.id, audience: session.audience, offered: onOffer, ballots: placed, wall: wall,
          wallPeople: hasWall ? people : 0))
    }
  }
}
