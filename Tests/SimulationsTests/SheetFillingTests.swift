internal import Responses
internal import Surveys
internal import TestSupport
internal import Testing

@testable import Simulations

@Suite struct SheetFillingTests {
  private static let household = """
    survey: household
    title: A survey of one feature
    organiser: The parish council
    privacy: The clerk holds the answers for a year; write to clerk@example.org
    pages:
      - questions:
          - { name: at_home, type: select_one, label: Is anybody at home?, required: true, choices: [Yes, No] }
          - name: home
            type: group
            relevant: ${at_home} = 'yes'
            questions:
              - name: people
                type: repeat
                min: 2
                max: 4
                questions:
                  - { name: age, type: integer, label: How old?, required: true, default: "8" }
                  - { name: born, type: integer, label: Which place in the row?, required: true, constraint: . <= 3 }
                  - { name: works, type: select_one, label: Do they work?, relevant: "${born} > 1", choices: [Yes, No], required: true }
                  - name: details
                    type: group
                    questions:
                      - { name: hours, type: integer, label: How long?, required: true, constraint: ". >= ${born}" }
              - { name: how_many, type: calculate, calculation: "count(${people})" }
      - relevant: ${how_many} > 2
        questions:
          - { name: crowded, type: select_one, label: Is it crowded?, choices: [Yes, No], required: true }
          - { name: pets, type: repeat, questions: [{ name: kind, type: text, label: Which? }] }
    """

  private func simulation(
    of survey: Survey, people: Int, seed: UInt64 = 1, _ change: (inout Habits) -> Void = { _ in }
  ) throws -> Simulation {
    var habits = Habits()
    change(&habits)
    let day = try #require(CivilDate(year: 2016, month: 1, day: 18))
    return Simulation(
      survey: survey,
      profile: SimulationProfile(
        seed: seed, from: day, until: day, groups: [SimulationProfile.Group(people: people, habits: habits)]))
  }

  private func sheets(of simulation: Simulation) throws -> [AnswerSheet] {
    try (0..<simulation.people).map { try simulation.person(at: $0).answers }
  }

  private func items(_ name: Name, _ sheet: AnswerSheet) -> [AnswerSheet]? {
    if case .items(let items)? = sheet[name] { items } else { nil }
  }

  @Test func `a repeat is filled in with as many items as its bounds allow, each of the numbers at times`() throws {
    let all = try sheets(of: try simulation(of: try Survey.read(Self.household), people: 300))
    let home = all.filter { $0["at_home"] == .choice("yes") }
    #expect(Set(home.map { items("people", $0)?.count }) == [2, 3, 4])
    #expect(all.filter { $0["at_home"] != .choice("yes") }.allSatisfy { items("people", $0) == nil })
  }

  @Test func `each item begins with the default answers, and its conditions and constraints hold`() throws {
    let all = try sheets(of: try simulation(of: try Survey.read(Self.household), people: 300))
    let people = all.flatMap { items("people", $0) ?? [] }
    #expect(people.count > 200)
    #expect(people.allSatisfy { $0["age"] == .number(8) })
    for person in people {
      guard case .number(let born)? = person["born"], case .number(let hours)? = person["hours"] else {
        Issue.record("a question that must be answered is empty")
        continue
      }
      #expect(born <= 3 && hours >= born)
      #expect((person["works"] != nil) == (born > 1))
    }
  }

  @Test func `what depends on a repeat is asked once its items are there`() throws {
    let all = try sheets(of: try simulation(of: try Survey.read(Self.household), people: 300))
    for sheet in all { #expect((sheet["crowded"] != nil) == ((items("people", sheet)?.count ?? 0) > 2)) }
    #expect(all.contains { $0["crowded"] != nil })
  }

  @Test func `somebody who has stopped gives no more items than a repeat must have`() throws {
    let survey = try Survey.read(Self.household)
    let day = try #require(CivilDate(year: 2016, month: 1, day: 18))
    let group = SimulationProfile.Group(people: 60, blank: 60)
    let all = try sheets(
      of: Simulation(survey: survey, profile: SimulationProfile(seed: 1, from: day, until: day, groups: [group])))
    #expect(all.allSatisfy { [nil, 2].contains(items("people", $0)?.count) && $0["pets"] == nil })
  }

  @Test func `a profile may say how many items there are, within the bounds`() throws {
    let survey = try Survey.read(Self.household)
    for (said, counts) in [([3.0], [3]), ([0], [2]), ([1e300], [4]), ([2, 4], [2, 4])] as [([Double], Set<Int>)] {
      let all = try sheets(of: try simulation(of: survey, people: 80) { $0.numbers["people"] = said })
      #expect(Set(all.compactMap { items("people", $0)?.count }) == counts)
    }
  }

  @Test func `a remark is made in the first item alone`() throws {
    let survey = try Survey.read(
      """
      survey: pets
      title: A survey of one feature
      organiser: The parish council
      privacy: The clerk holds the answers for a year; write to clerk@example.org
      pages: [questions: [{ name: pets, type: repeat, min: 2, questions: [{ name: kind, type: text, label: Which? }] }]]
      """)
    let day = try #require(CivilDate(year: 2016, month: 1, day: 18))
    var habits = Habits()
    habits.writes["kind"] = 1
    let profile = SimulationProfile(
      seed: 1, from: day, until: day, groups: [SimulationProfile.Group(people: 1, habits: habits)],
      remarks: ["kind": [SimulationProfile.Remark("A pigeon")]])
    let pets = try #require(items("pets", try Simulation(survey: survey, profile: profile).person(at: 0).answers))
    #expect(pets.map { $0["kind"] } == [.text("A pigeon")] + Array(repeating: nil, count: pets.count - 1))
  }

  /// For surveys drawn by chance, with everything looked at before each question as the way to compare with.
  @Test(arguments: 0..<60) func `looking only where something depends on it changes no answer`(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    var survey = RandomSurvey(using: &chance).survey
    let choices = (["c1", "c2"] as [Name]).map { Choice(name: $0, label: Wording("x")) }
    survey.scales = [Scale(name: "s", choices: choices, best: .first, unfavourable: ["c2"])]
    let day = try #require(CivilDate(year: 2016, month: 1, day: 18))
    let quick = try simulation(of: survey, people: 5, seed: UInt64(seed))
    var thorough = quick
    for page in survey.pages {
      func walk(_ questions: [Question]) {
        for question in questions {
          thorough.conditional.insert(question.name)
          thorough.watched.insert(question.name)
          walk(question.children)
        }
      }
      walk(page.questions)
    }
    for place in 0..<5 {
      let made = try quick.person(at: place)
      #expect(try thorough.person(at: place) == made)
      #expect(Interview(survey: survey, sheet: made.answers, today: day).problems.isEmpty)
    }
  }

  @Test func `a question that no drawn answer fits is named`() throws {
    let survey = try Survey.read(
      Self.household.replacing("constraint: . <= 3", with: "constraint: . > 30"))
    let simulation = try simulation(of: survey, people: 20)
    #expect(throws: Simulation.Fault.nothingFits("born")) { try sheets(of: simulation) }
  }
}
