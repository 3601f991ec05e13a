import Responses
import Surveys

/// The second step of the plain method: sectors, priorities and the order.
struct PlainOrder {
  /// One sector that has a table.
  struct Sector {
    var name: Name
    var people: [AnswerSheet]
    var sessions: [PlainSession]
    var tables: [PlainMethod.Table]
    /// v(g).
    var weight: Double
    /// P(g,t).
    var scores: [Name: Double]
  }

  let method: PlainMethod
  /// In the definition's order, `pooled` last.
  private(set) var sectors: [Sector] = []
  /// The declared audiences without a table.
  private(set) var small: [Name] = []
  private(set) var withoutAudience = 0
  private(set) var priority: [Name: Double] = [:]
  private(set) var perPerson: [Name: Double] = [:]
  private(set) var enough: Set<Name> = []
  /// The ranked themes, the first first.
  private(set) var order: [Name] = []
  private(set) var tied: Set<Name> = []

  let sessions: [PlainSession]

  init(_ survey: Survey, _ people: [AnswerSheet], _ sessions: [PlainSession] = []) {
    self.sessions = sessions
    method = PlainMethod(survey: survey, people: people, voters: sessions.flatMap(\.voters))
    makeSectors()
    makePriorities()
    makeOrder()
  }

  /// The people of each declared audience, by its name; without a question for it nil.
  func peopleOfAudience(_ audience: Name?) -> [AnswerSheet]? {
    guard let question = method.survey.audienceQuestion else { return nil }
    return method.people.filter { person in
      if case .choice(let name)? = person[question.name] { name == audience } else { audience == nil }
    }
  }

  private mutating func makeSectors() {
    let survey = method.survey
    guard let unnamed = peopleOfAudience(nil) else {
      add("all", method.people, sessions, population: survey.audiences.reduce(0) { $0 + ($1.population ?? 0) })
      return
    }
    withoutAudience = unnamed.count
    var pooled = unnamed
    var rest = sessions.filter { session in !survey.audiences.contains { $0.name == session.audience } }
    var population = 0
    for audience in survey.audiences {
      let people = peopleOfAudience(audience.name) ?? []
      let own = sessions.filter { $0.audience == audience.name }
      if method.tables(people, own.flatMap(\.voters)).isEmpty {
        small.append(audience.name)
        pooled += people
        rest += own
        population += audience.population ?? 0
      } else {
        add(audience.name, people, own, population: audience.population)
      }
    }
    let order = rest.map(\.id)
    add("pooled", pooled, sessions.filter { order.contains($0.id) }, population: population)
  }

  private mutating func add(_ name: Name, _ people: [AnswerSheet], _ sessions: [PlainSession], population: Int?) {
    let tables = method.tables(people, sessions.flatMap(\.voters))
    guard !tables.isEmpty else { return }
    let weight: Double =
      switch method.survey.priorities.sectors {
      case .equal: 1
      // Where those at sessions alone gave evidence, the one sector that there is decides.
      case .respondents: name == "all" ? max(1, Double(method.respondents(people))) : Double(method.respondents(people))
      case .population: Double(population ?? 0)
      }
    sectors.append(
      Sector(
        name: name, people: people, sessions: sessions, tables: tables, weight: weight, scores: scores(tables)))
  }

  private func weight(_ table: PlainMethod.Table) -> Double { method.survey.priorities.weights[table.stream] ?? 1 }

  /// P(g,t) over the tables that hold the theme and weigh more than 0.
  private func scores(_ tables: [PlainMethod.Table]) -> [Name: Double] {
    var scores: [Name: Double] = [:]
    for theme in method.themes {
      var (sum, weights) = (0.0, 0.0)
      for table in tables {
        guard let score = table.score[theme] else { continue }
        sum += weight(table) * score
        weights += weight(table)
      }
      if weights > 0 { scores[theme] = sum / weights }
    }
    return scores
  }

  private mutating func makePriorities() {
    perPerson = scores(method.tables(method.people, method.voters))
    let scored = sectors.filter { !$0.scores.isEmpty }
    for theme in method.themes {
      var (sum, weights, holding) = (0.0, 0.0, 0)
      for sector in scored {
        if let score = sector.scores[theme] {
          sum += sector.weight * score
          weights += sector.weight
        }
        var (with, all) = (0.0, 0.0)
        for table in sector.tables {
          all += weight(table)
          if table.score[theme] != nil { with += weight(table) }
        }
        if 2 * with >= all - 1e-12 { holding += 1 }
      }
      if weights > 0 { priority[theme] = sum / weights }
      if weights > 0, 2 * holding >= scored.count { enough.insert(theme) }
    }
  }

  private mutating func makeOrder() {
    for group in method.groups(priority.filter { enough.contains($0.key) }, within: 1e-9) {
      if group.count > 1 { tied.formUnion(group) }
      let variant = perPerson.filter { group.contains($0.key) }
      order += method.groups(variant, within: 1e-9).flatMap { $0 }
      order += group.filter { variant[$0] == nil }
    }
  }
}
