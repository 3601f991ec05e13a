import Priorities
import Responses
import Sessions
import Surveys
import TestSupport
import Testing

/// The production code against the plain method, on some hundred random consultations.
@Suite struct PlainMethodTests {
  static func compute(
    _ survey: Survey, _ people: [AnswerSheet], _ sessions: [SessionOutcome] = []
  ) throws -> PriorityResult {
    PriorityResult.compute(survey, try PriorityTests.matrix(survey, people), sessions: sessions)
  }

  /// What the two say differently; empty if they agree.
  static func differences(_ result: PriorityResult, _ plain: PlainOrder) -> [String] {
    var found: [String] = []
    func hold<Value: Equatable>(_ what: String, _ got: Value, _ wanted: Value) {
      if got != wanted { found.append("\(what): \(got), but by the page \(wanted)") }
    }
    func near(_ what: String, _ got: Double?, _ wanted: Double?) {
      if let got, let wanted, (got - wanted).magnitude < 1e-9 { return }
      if got != nil || wanted != nil { hold(what, got, wanted) }
    }
    let survey = plain.method.survey
    hold("people", result.people, plain.method.people.count)
    hold("without audience", result.withoutAudience, plain.withoutAudience)
    let audiences = survey.audienceQuestion == nil ? [] : survey.audiences.map(\.name)
    hold("audiences", result.audiences.map(\.audience), audiences)
    for audience in result.audiences {
      guard let people = plain.peopleOfAudience(audience.audience) else { continue }
      hold("people of \(audience.audience)", audience.people, people.count)
      hold("pooled \(audience.audience)", audience.pooled, plain.small.contains(audience.audience))
    }
    let sectors = result.sectors.filter { !$0.streams.isEmpty }
    hold("sectors", sectors.map(\.sector.name), plain.sectors.map(\.name))
    for (got, wanted) in zip(sectors, plain.sectors) {
      hold("people of sector \(wanted.name)", got.people, wanted.people.count)
      hold("respondents of \(wanted.name)", got.respondents, plain.method.respondents(wanted.people))
      hold("tables of \(wanted.name)", got.streams, wanted.tables.map(\.stream))
      near("weight of \(wanted.name)", got.weight, wanted.scores.isEmpty ? nil : wanted.weight)
    }
    let rest = plain.method.themes.filter { !plain.enough.contains($0) }
    hold("order", result.themes.map(\.theme), plain.order + rest)
    for theme in result.themes {
      let name = theme.theme
      hold("rank of \(name)", theme.rank, plain.order.firstIndex(of: name).map { $0 + 1 })
      hold("tied \(name)", theme.tied, plain.tied.contains(name))
      hold("too little evidence of \(name)", theme.tooLittleEvidence, !plain.enough.contains(name))
      near("priority of \(name)", theme.priority, plain.priority[name])
      near("per person of \(name)", theme.perPerson, plain.perPerson[name])
      let holding = plain.sectors.filter { sector in sector.tables.contains { $0.mean[name] != nil } }
      hold("sectors of \(name)", theme.sectors.map(\.sector), result.sectors.map(\.sector))
      let held = theme.sectors.filter { !$0.streams.isEmpty || $0.score != nil }
      hold("sectors with \(name)", held.map(\.sector.name), holding.map(\.name))
      for (got, wanted) in zip(held, holding) {
        near("score of \(name) in \(wanted.name)", got.score, wanted.scores[name])
        let tables = wanted.tables.filter { $0.mean[name] != nil }
        hold("tables with \(name) in \(wanted.name)", got.streams.map(\.stream), tables.map(\.stream))
        for (place, table) in zip(got.streams, tables) {
          let cell = "\(name) in \(wanted.name) by \(table.stream)"
          near("mean of \(cell)", place.mean, table.mean[name])
          near("place of \(cell)", place.place, table.place[name])
          near("score of \(cell)", place.score, table.score[name])
          hold("people of \(cell)", place.people, table.people[name])
        }
      }
    }
    return found
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `the figures are those of the page`(seed: UInt64) throws {
    let random = RandomConsultation(seed: seed)
    let result = try Self.compute(random.survey, random.people)
    let differences = Self.differences(result, PlainOrder(random.survey, random.people))
    #expect(differences.isEmpty, "\(differences.prefix(8).joined(separator: "\n"))")
  }

  /// So that no agreement comes of having nothing to disagree about.
  @Test func `the random consultations come to every case`() {
    var seen: [String: Int] = [:]
    for seed: UInt64 in 0..<400 {
      let random = RandomConsultation(seed: seed)
      let plain = PlainOrder(random.survey, random.people)
      func note(_ what: String, _ holds: Bool) { seen[what, default: 0] += holds ? 1 : 0 }
      note("several sectors", plain.sectors.count > 1)
      note("a pool", plain.sectors.contains { $0.name == "pooled" })
      note("nobody in a table", plain.sectors.isEmpty)
      note("sectors without a score", plain.sectors.contains { $0.scores.isEmpty })
      note("ranked themes", plain.order.count > 1)
      note("a tie", !plain.tied.isEmpty)
      note("too little evidence", !plain.order.isEmpty && plain.enough.count < plain.method.themes.count)
      note("a theme that a table does not hold", plain.sectors.contains { $0.tables.contains { $0.mean.count == 2 } })
      for stream in [Stream.need, .ranking, .votes] {
        note("\(stream)", plain.sectors.contains { $0.tables.contains { $0.stream == stream } })
      }
    }
    #expect(seen.values.allSatisfy { $0 >= 15 }, "\(seen)")
  }
}
