package import Responses
package import Surveys

/// Makes the answers of people who do not exist, by driving the same `Interview` as everyone else.
///
/// Each person has a generator of their own, seeded by the profile's seed and their number, so that one person's answers do not depend on
/// another's. The same survey, profile and seed give the same people on every machine.
package struct Simulation: Sendable {
  /// One simulated person's submission and what surrounds it.
  package struct Simulated: Hashable, Sendable {
    package var answers: AnswerSheet
    package var mode: ResponseMode
    package var startedAt: Moment
    package var submittedAt: Moment
    /// For the identity of the response, drawn from this person's own generator.
    package var chance: Chance
  }

  /// Why somebody could not answer.
  package enum Fault: Error, Hashable, Sendable {
    /// No drawn answer fits this question, and it must be answered.
    case nothingFits(Name)
  }

  private let profile: SimulationProfile
  private let index: QuestionIndex
  private let assigned: [Name: [Int: String]]

  package init(survey: Survey, profile: SimulationProfile, seed: UInt64? = nil) {
    var profile = profile
    if let seed { profile.seed = seed }
    self.profile = profile
    index = QuestionIndex(survey)
    assigned = Remarks.assigned(profile)
  }

  /// How many people in all.
  package var people: Int { profile.people }

  /// The person at a place from 0, or at the last place for one behind it; linear in the questions.
  package func person(at place: Int) throws(Fault) -> Simulated {
    var chance = Chance(seed: profile.seed, path: [UInt64(place)])
    var first = 0
    var group = SimulationProfile.Group(people: 0)
    for one in profile.groups {
      group = one
      if place < first + one.people { break }
      first += one.people
    }
    let person = Person(group.habits, themes: index.survey.themes, &chance)
    let days = max(0, profile.until.daysSince1970 - profile.from.daysSince1970)
    let day = CivilDate(daysSince1970: profile.from.daysSince1970 + chance.below(days + 1)) ?? profile.from
    // Between eight in the morning and ten at night, for two to sixteen minutes.
    let start = Moment(startOf: day).milliseconds + Int64(8 * 3600 + chance.below(14 * 3600)) * 1000
    let minutes = Int64(2 * 60 + chance.below(14 * 60)) * 1000
    let mode = chance.pick(weights: profile.modes.map(\.weight)).map { profile.modes[$0].value } ?? .web
    let sheet = try answers(
      of: person, group, blank: place - first < group.blank, place: place, today: day, &chance)
    return Simulated(
      answers: sheet, mode: mode, startedAt: Moment(milliseconds: start),
      submittedAt: Moment(milliseconds: start + minutes), chance: chance)
  }

  private func answers(
    of person: Person, _ group: SimulationProfile.Group, blank: Bool, place: Int, today: CivilDate,
    _ chance: inout Chance
  ) throws(Fault) -> AnswerSheet {
    let survey = index.survey
    var sheet = Interview.start(survey: survey)
    if let audience = group.audience, let question = survey.audienceQuestion {
      sheet[question.name] = .choice(audience)
    }
    var gone = blank
    for page in survey.pages.indices {
      if page > 0, chance.happens(group.habits.stops) { gone = true }
      for question in questions(survey.pages[page].questions) {
        let now = Interview(index: index, sheet: sheet, today: today)
        guard sheet[question.name] == nil,
          now.page(at: page)?.questions.contains(where: { $0.path.question == question.name }) == true
        else { continue }
        let leaves = !question.required && (gone || (!question.isText && chance.happens(group.habits.skips)))
        if leaves { continue }
        try answer(question, as: person, place: place, on: &sheet, today: today, &chance)
      }
    }
    return Interview(index: index, sheet: sheet, today: today).submission()
  }

  /// Draws answers until one fits, at most twenty; a question that need not be answered is then left empty.
  private func answer(
    _ question: Question, as person: Person, place: Int, on sheet: inout AnswerSheet, today: CivilDate,
    _ chance: inout Chance
  ) throws(Fault) {
    for _ in 0..<20 {
      guard let drawn = draw(question, as: person, place: place, &chance) else { break }
      var tried = sheet
      tried[question.name] = drawn
      specify(question, drawn, person, on: &tried, &chance)
      let problems = Interview(index: index, sheet: tried, today: today).problems(at: QuestionPath(question.name))
      if problems.isEmpty {
        sheet = tried
        return
      }
    }
    if question.required { throw .nothingFits(question.name) }
  }

  private func draw(_ question: Question, as person: Person, place: Int, _ chance: inout Chance) -> Answer? {
    switch question.kind {
    case .selectOne(let set):
      if case .scale(let name) = set.source, let scale = index.survey.scales.first(where: { $0.name == name }) {
        return person.rating(question, scale, &chance).map(Answer.choice)
      }
      return person.choice(question, set, &chance)
    case .selectMultiple(let set, let min, let max):
      return person.choices(question, set, min: min, max: max, &chance)
    case .rank(let set, let places): return person.ranking(question, set, places: places, &chance)
    case .allocate(let set, let total): return person.allocation(question, set, total: total, &chance)
    case .matrix(let matrix):
      guard let scale = index.survey.scales.first(where: { $0.name == matrix.scale }) else { return nil }
      return person.grid(question, matrix, scale, &chance)
    case .range, .integer, .decimal: return person.number(question, &chance)
    case .acknowledge:
      return question.required || chance.happens(person.habits.ticks[question.name] ?? 0.5) ? .acknowledged : nil
    case .text:
      if let text = assigned[question.name]?[place] { return .text(text) }
      return question.required ? .text("Simulated") : nil
    case .date: return CivilDate(daysSince1970: profile.from.daysSince1970 - chance.below(365)).map(Answer.date)
    case .email: return question.required ? .text("nobody@example.org") : nil
    case .note, .calculate, .group, .repeated: return nil
    }
  }

  /// Writes beside a choice that takes text, where the habits say what.
  private func specify(
    _ question: Question, _ answer: Answer, _ person: Person, on sheet: inout AnswerSheet, _ chance: inout Chance
  ) {
    let chosen: [Name] =
      switch answer {
      case .choice(let name): [name]
      case .choices(let names): names
      default: []
      }
    for name in chosen where question.choiceSet?[name]?.specify == true {
      guard let texts = person.habits.specifications[question.name]?[name] else { continue }
      sheet[specification: AnswerSheet.Specification(question.name, name)] = chance.element(of: texts)
    }
  }

  /// The questions of a page with its groups opened; items of repeats are not simulated.
  private func questions(_ questions: [Question]) -> [Question] {
    questions.flatMap { question -> [Question] in
      if case .group(let inner) = question.kind { self.questions(inner) } else { [question] }
    }
  }
}

extension Question {
  fileprivate var isText: Bool { if case .text = kind { true } else { false } }
}
