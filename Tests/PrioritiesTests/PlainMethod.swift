import Surveys
import Responses

/// The first half of the method, as slow and as plain as its page: every formula is a loop over people and their answers.
///
/// It shares nothing with what it is held against, so that the two can only agree where both are right. Written from the page alone.
struct PlainMethod {
  let survey: Survey
  let people: [AnswerSheet]
  /// Those who voted at sessions.
  var voters: [PlainVoter] = []

  var themes: [Name] { survey.themes.map(\.name) }

  /// One league table: what is known of each theme that has a mean.
  struct Table {
    var stream: Stream
    var mean: [Name: Double] = [:]
    var place: [Name: Double] = [:]
    var score: [Name: Double] = [:]
    var people: [Name: Int] = [:]
  }

  // MARK: A person's value on a theme

  /// y(p,t,s), from 0 to 1; nil where it is missing.
  func value(_ person: AnswerSheet, _ theme: Name, _ stream: Stream) -> Double? {
    switch stream {
    case .need: return need(person, theme)
    case .ranking: return mean(questions(.ranking).compactMap { ranking(person, theme, $0) })
    case .votes: return mean(questions(.votes).compactMap { votes(person, theme, $0) })
    case .comments: return nil
    }
  }

  /// The mean over the valid items on the theme, of which importance and performance together make one more.
  private func need(_ person: AnswerSheet, _ theme: Name) -> Double? {
    var items: [Double] = []
    for rating in ratings(person, theme, .need) {
      items.append(rating.unfavourable.contains(rating.choice) ? 1 : 0)
    }
    let importance = mean(ratings(person, theme, .importance).compactMap(position))
    let performance = mean(ratings(person, theme, .performance).compactMap(position))
    if let importance, let performance {
      items.append(min(max(importance - performance, 0), 1))
    }
    return mean(items)
  }

  /// A valid answer on a scale.
  private struct Rating {
    var choice: Name
    var scale: Scale
    var unfavourable: [Name]
  }

  /// A person's valid answers to the items of one kind on a theme.
  private func ratings(_ person: AnswerSheet, _ theme: Name, _ evidence: Question.Evidence) -> [Rating] {
    var found: [Rating] = []
    for question in questions(evidence) {
      switch (question.kind, person[question.name]) {
      case (.matrix(let matrix), .grid(let ratings)?):
        for row in matrix.rows where row.theme == theme {
          for rating in ratings where rating.row == row.name {
            guard let scale = scale(matrix.scale) else { continue }
            found.append(
              Rating(choice: rating.choice, scale: scale, unfavourable: row.unfavourable ?? scale.unfavourable))
          }
        }
      case (.selectOne(let set), .choice(let choice)?) where question.theme == theme:
        guard case .scale(let name) = set.source, let scale = scale(name) else { continue }
        found.append(Rating(choice: choice, scale: scale, unfavourable: scale.unfavourable))
      default: continue
      }
    }
    return found.filter { rating in !rating.scale.choices.contains { $0.name == rating.choice && $0.notApplicable } }
  }

  /// From worst (0) to best (1) among the choices that apply.
  private func position(_ rating: Rating) -> Double? {
    let names = rating.scale.choices.filter { !$0.notApplicable }.map(\.name)
    guard let index = names.firstIndex(of: rating.choice), let best = rating.scale.best, names.count > 1 else {
      return nil
    }
    let steps = Double(names.count - 1)
    return best == .last ? Double(index) / steps : (steps - Double(index)) / steps
  }

  private func ranking(_ person: AnswerSheet, _ theme: Name, _ question: Question) -> Double? {
    guard case .rank(let set, _) = question.kind, case .ranking(let all)? = person[question.name] else { return nil }
    let offered = set.choices.map(\.name).filter(themes.contains)
    let ranked = all.filter(themes.contains)
    guard !ranked.isEmpty, offered.contains(theme), offered.count > 1 else { return nil }
    let place: Double
    if let index = ranked.firstIndex(of: theme) {
      place = Double(index + 1)
    } else {
      let remaining = (ranked.count + 1)...offered.count
      place = Double(remaining.reduce(0, +)) / Double(remaining.count)
    }
    return (Double(offered.count) - place) / Double(offered.count - 1)
  }

  private func votes(_ person: AnswerSheet, _ theme: Name, _ question: Question) -> Double? {
    guard case .allocate(let set, _) = question.kind, case .allocation(let placed)? = person[question.name] else {
      return nil
    }
    var (mine, all) = (0, 0)
    for one in placed {
      all += one.points
      if one.choice == theme { mine += one.points }
    }
    guard all > 0, set.choices.contains(where: { $0.name == theme }) else { return nil }
    return Double(mine) / Double(all)
  }

  private func questions(_ evidence: Question.Evidence) -> [Question] {
    survey.questionsOutsideRepeats.filter { $0.evidence == evidence }
  }

  private func scale(_ name: Name) -> Scale? { survey.scales.first { $0.name == name } }

  func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  // MARK: Tables

  /// The people with a value on any theme in any of the streams.
  func respondents(_ people: [AnswerSheet], in streams: [Stream] = Stream.allCases) -> Int {
    var count = 0
    for person in people {
      let has = streams.contains { stream in themes.contains { value(person, $0, stream) != nil } }
      if has { count += 1 }
    }
    return count
  }

  /// The league tables of some people, in the order of the streams.
  func tables(_ people: [AnswerSheet], _ voters: [PlainVoter] = []) -> [Table] {
    Stream.allCases.sorted().compactMap { stream in
      let voters = stream == .votes ? voters : []
      guard respondents(people, in: [stream]) + voters.count >= survey.priorities.smallSector else { return nil }
      var table = Table(stream: stream)
      for theme in themes {
        let values = people.compactMap { value($0, theme, stream) } + voters.compactMap { $0.value[theme] }
        table.mean[theme] = mean(values)
        table.people[theme] = values.isEmpty ? nil : values.count
      }
      let count = table.mean.count
      guard count >= 2 else { return nil }
      for (theme, place) in places(table.mean) {
        table.place[theme] = place
        table.score[theme] = (Double(count) - place) / Double(count - 1)
      }
      return table
    }
  }

  /// Places from 1 by the means, descending; equal ones share their mean place.
  private func places(_ means: [Name: Double]) -> [Name: Double] {
    var places: [Name: Double] = [:]
    var next = 1
    for group in groups(means, within: 1e-12) {
      let shared = next...(next + group.count - 1)
      for theme in group { places[theme] = Double(shared.reduce(0, +)) / Double(group.count) }
      next += group.count
    }
    return places
  }

  /// Themes by their numbers, descending, in groups that are equal to their first; in a group the definition's order.
  func groups(_ numbers: [Name: Double], within distance: Double) -> [[Name]] {
    var groups: [(first: Double, themes: [Name])] = []
    for (theme, number) in numbers.sorted(by: { $0.value > $1.value }) {
      if let last = groups.last, last.first - number <= distance {
        groups[groups.count - 1].themes.append(theme)
      } else {
        groups.append((number, [theme]))
      }
    }
    return groups.map { group in themes.filter { group.themes.contains($0) } }
  }
}
