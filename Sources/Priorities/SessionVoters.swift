internal import Sessions
internal import Surveys

/// The voters of one session: people of the votes table alone, in no number of answers (the guide's page Sessions).
struct SessionVoters {
  /// Their audience by its place in the definition; one past the last where they belong to none.
  let group: Int
  /// By theme: whether it was on offer.
  private var isOffered: [Bool]
  /// Each ballot's share of its own dots by theme; 0 for what was on offer and not chosen.
  private var ballots: [[Double]] = []
  /// Dots by theme that are known only in total, and how many people placed them; neither counts without the other.
  private var wall: [Int]
  private var wallPeople = 0

  /// The voters of a closed vote that feeds the order; nil where there are none.
  init?(_ outcome: SessionOutcome, _ survey: Survey) {
    guard outcome.session.feedsOrder, let vote = outcome.state.vote, let result = outcome.result else { return nil }
    group =
      outcome.session.audience.flatMap { name in survey.audiences.firstIndex { $0.name == name } }
      ?? survey.audiences.count
    isOffered = survey.themes.map { vote.themes.contains($0.name) }
    wall = Array(repeating: 0, count: survey.themes.count)
    for ballot in outcome.ballots where ballot.vote == vote.id && vote.fault(of: ballot) == nil {
      let all = ballot.dots.values.reduce(0, +)
      guard all > 0 else { continue }
      ballots.append(survey.themes.map { Double(ballot.dots[$0.name, default: 0]) / Double(all) })
    }
    if let people = result.wallPeople, people > 0, result.wallDots > 0 {
      let dots = vote.wall.totals
      wall = survey.themes.map { vote.themes.contains($0.name) ? dots[$0.name, default: 0] : 0 }
      wallPeople = people
    }
    if people == 0 { return nil }
  }

  var people: Int { ballots.count + wallPeople }

  /// Adds what the voters say to the sums of the votes.
  func add(to sums: inout SectorSums.Sums) {
    sums.people += people
    let allDots = Double(wall.reduce(0, +))
    for theme in isOffered.indices where isOffered[theme] {
      for ballot in ballots { sums.sum[theme] += ballot[theme] }
      if wallPeople > 0 { sums.sum[theme] += Double(wallPeople) * Double(wall[theme]) / allDots }
      sums.count[theme] += people
    }
  }

  /// Adds one draw of as many voters: ballots with replacement; of the wall, people with all dots on one theme in the wall's proportions.
  ///
  /// The row has the sum of each theme from `start` on, and after them as many counts.
  func addDraw(to row: inout [Double], from start: Int, _ chance: inout Chance) {
    for _ in ballots.indices {
      let ballot = ballots[chance.below(ballots.count)]
      for theme in isOffered.indices where isOffered[theme] { row[start + theme] += ballot[theme] }
    }
    let allDots = wall.reduce(0, +)
    for _ in 0..<wallPeople {
      var dot = chance.below(allDots)
      var theme = 0
      while dot >= wall[theme] {
        dot -= wall[theme]
        theme += 1
      }
      row[start + theme] += 1
    }
    for theme in isOffered.indices where isOffered[theme] {
      row[start + isOffered.count + theme] += Double(people)
    }
  }

  /// The same voters with one theme merged into another: their points are added.
  func merging(_ gone: Int, into kept: Int) -> SessionVoters {
    var own = self
    own.isOffered[kept] = isOffered[kept] || isOffered[gone]
    own.isOffered[gone] = false
    own.wall[kept] += wall[gone]
    own.wall[gone] = 0
    for at in own.ballots.indices {
      own.ballots[at][kept] += own.ballots[at][gone]
      own.ballots[at][gone] = 0
    }
    return own
  }
}
