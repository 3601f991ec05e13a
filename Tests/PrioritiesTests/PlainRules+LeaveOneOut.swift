import Priorities
import Responses
import Surveys

extension PlainRules {
  /// What enters and leaves the top without each stream and each sector, as `(left out, enter, leave)`.
  func leaveOneOut() -> [String] {
    var found: [String] = []
    func add(_ name: String, _ values: [Name: Double], _ alone: [Name: Double]) {
      let top = groups(values).flatMap { group in
        self.groups(alone.filter { group.contains($0.key) }).flatMap { $0 }.filter(group.contains)
      }.filter { values[$0] != nil }.prefix(self.top)
      let old = order.order.prefix(self.top)
      found.append("\(name): \(top.filter { !old.contains($0) }) \(old.filter { !top.contains($0) })")
    }
    if streams.count > 1 {
      for stream in streams {
        let weights = { (one: Stream) in one == stream ? 0 : survey.priorities.weights[one] ?? 1 }
        add(stream.rawValue, priorities(weights), alone(order.method, weights))
      }
    }
    let counting = order.sectors.filter { sector in themes.contains { sector.scores[$0] != nil } }
    if counting.count > 1 {
      let weights = { (one: Stream) in survey.priorities.weights[one] ?? 1 }
      for sector in counting {
        let rest = PlainMethod(survey: survey, people: others(than: sector))
        add(sector.name.text, priorities(weights, without: sector.name), alone(rest, weights))
      }
    }
    return found
  }

  private func others(than sector: PlainOrder.Sector) -> [AnswerSheet] {
    guard let question = survey.audienceQuestion else { return [] }
    let gone = sector.name == "pooled" ? order.small : [sector.name]
    return order.method.people.filter { person in
      guard case .choice(let audience)? = person[question.name] else { return sector.name != "pooled" }
      return !gone.contains(audience)
    }
  }

  /// The scores with everyone in one sector.
  private func alone(_ method: PlainMethod, _ weights: (Stream) -> Double) -> [Name: Double] {
    let tables = method.tables(method.people)
    var scores: [Name: Double] = [:]
    for theme in themes {
      let held = tables.filter { $0.score[theme] != nil && weights($0.stream) > 0 }
      let all = held.map { weights($0.stream) }.reduce(0, +)
      if all > 0 { scores[theme] = held.map { weights($0.stream) * ($0.score[theme] ?? 0) }.reduce(0, +) / all }
    }
    return scores
  }
}
