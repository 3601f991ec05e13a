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

  let profile: SimulationProfile
  let index: QuestionIndex
  /// For each text question, who writes what: places of people from 0.
  let assigned: [Name: [Int: String]]
  /// The questions that not everyone who is on their page is asked: they, or what they stand in there, have a condition.
  var conditional: Set<Name>
  /// The questions that some formula looks at.
  var watched: Set<Name>

  package init(survey: Survey, profile: SimulationProfile, seed: UInt64? = nil) {
    var profile = profile
    if let seed { profile.seed = seed }
    self.profile = profile
    index = QuestionIndex(survey)
    assigned = Remarks.assigned(profile)
    var conditional: Set<Name> = []
    var watched: Set<Name> = []
    func walk(_ questions: [Question], under condition: Bool) {
      for question in questions {
        let depends = condition || question.relevant != nil
        if depends { conditional.insert(question.name) }
        watched.formUnion(question.formulas.flatMap(\.references).map(\.name))
        walk(question.children, under: depends)
      }
    }
    for page in survey.pages {
      watched.formUnion(page.relevant?.references.map(\.name) ?? [])
      walk(page.questions, under: false)
    }
    self.conditional = conditional
    self.watched = watched
  }

  var survey: Survey { index.survey }

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
    let person = Person(group.habits, themes: survey.themes, &chance)
    let days = max(0, profile.until.daysSince1970 - profile.from.daysSince1970)
    let day = CivilDate(daysSince1970: profile.from.daysSince1970 + chance.below(days + 1)) ?? profile.from
    // Between eight in the morning and ten at night, for two to sixteen minutes.
    let start = Moment(startOf: day).milliseconds + Int64(8 * 3600 + chance.below(14 * 3600)) * 1000
    let minutes = Int64(2 * 60 + chance.below(14 * 60)) * 1000
    let mode = chance.pick(weights: profile.modes.map(\.weight)).map { profile.modes[$0].value } ?? .web
    var sheet = Interview.start(survey: survey)
    if let audience = group.audience, let question = survey.audienceQuestion {
      sheet[question.name] = .choice(audience)
    }
    var filling = SheetFilling(
      self, person: person, place: place, startingWith: sheet, isGone: place - first < group.blank, today: day,
      chance: chance)
    let answers = try filling.run()
    return Simulated(
      answers: answers, mode: mode, startedAt: Moment(milliseconds: start),
      submittedAt: Moment(milliseconds: start + minutes), chance: filling.chance)
  }
}

extension Question {
  /// Its own formulas, not those of questions in it.
  fileprivate var formulas: [Formula] {
    let calculation: Formula? = if case .calculate(let formula) = kind { formula } else { nil }
    return [relevant, constraint, calculation].compactMap { $0 }
  }
}
