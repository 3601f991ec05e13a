import Responses
import Surveys

/// A small survey with evidence of every kind, and the answers of some people, by chance.
///
/// Everything the method must tell apart comes up: sectors around the threshold, people who gave no audience, don't-knows, rows with
/// unfavourable answers of their own, themes that are not on offer, partial rankings, dots that nobody placed, streams that weigh 0.
struct RandomConsultation {
  private(set) var survey: Survey
  private(set) var people: [AnswerSheet] = []
  private var chance: Chance
  private var count = 0

  init(seed: UInt64) {
    chance = Chance(seed: seed)
    survey = Survey(
      id: "random", title: Wording("Random"), organiser: Wording("Us"), privacy: Wording("None"), pages: [])
    let names: [Name] = ["a", "b", "c", "d", "e", "f"]
    survey.themes = names.prefix(chance.happens(0.1) ? 1 : 2 + chance.below(5)).map {
      Theme(name: $0, label: Wording($0.text))
    }
    survey.scales = [agreement(), level()]
    makeSettings()
    makePages()
    makePeople()
  }

  private func choices(_ names: [Name]) -> [Choice] {
    names.map { Choice(name: $0, label: Wording($0.text), notApplicable: $0 == "unknown" || $0 == "none") }
  }

  private func agreement() -> Scale {
    Scale(
      name: "agreement", choices: choices(["unknown", "agree", "neither", "disagree", "none"]), best: .first,
      unfavourable: ["disagree", "none"])
  }

  private mutating func level() -> Scale {
    let names: [Name] = ["bad", "poor", "fair", "good", "best"]
    return Scale(
      name: "level", choices: choices(names.suffix(2 + chance.below(4)) + ["unknown"]), best: .last,
      unfavourable: ["bad", "poor", "good"])
  }

  private mutating func makeSettings() {
    var settings = PrioritySettings(top: 2, smallSector: 1 + chance.below(5))
    let audiences: [Name] = ["w", "x", "y", "z"]
    let known = chance.happens(0.6)
    survey.audiences = audiences.prefix(chance.below(5)).map {
      Audience(name: $0, label: Wording($0.text), population: known || chance.happens(0.3) ? 1 + chance.below(40) : nil)
    }
    settings.sectors = chance.element(of: [.equal, .respondents, .population]) ?? .equal
    if survey.audiences.isEmpty || survey.audiences.contains(where: { $0.population == nil }),
      settings.sectors == .population
    {
      settings.sectors = .equal
    }
    for stream in Stream.allCases where chance.happens(0.4) {
      settings.weights[stream] = chance.element(of: [0, 0, 0.1, 0.2, 0.3, 0.7, 2])
    }
    if Stream.allCases.allSatisfy({ settings.weight(of: $0) == 0 }) { settings.weights = [:] }
    survey.priorities = settings
  }

  private mutating func makePages() {
    var questions: [Question] = []
    if !survey.audiences.isEmpty, chance.happens(0.85) {
      let set = ChoiceSet(source: .audiences, choices: choices(survey.audiences.map(\.name)))
      questions.append(Question(name: "who", label: Wording("Who?"), kind: .selectOne(set)))
    }
    let evidence: [Question.Evidence?] = [nil, .need, .need, .importance, .performance, .ranking, .votes, .comments]
    for _ in 0..<(3 + chance.below(9)) {
      if let one = chance.element(of: evidence) { questions.append(question(one)) }
    }
    if chance.happens(0.3) {
      let group = Question(name: "group", label: nil, kind: .group(Array(questions.suffix(3))))
      questions = questions.dropLast(3) + [group]
    }
    survey.pages = [Page(questions: questions)]
  }

  private mutating func question(_ evidence: Question.Evidence?) -> Question {
    count += 1
    let name = Name("q\(count)") ?? "_"
    // Now and then with a choice that is no theme.
    let names =
      chance.shuffled(survey.themes.map(\.name)).prefix(1 + chance.below(12)) + (chance.happens(0.3) ? ["other"] : [])
    let offered = choices(chance.shuffled(Array(names)))
    let set = ChoiceSet(source: .themes, choices: offered)
    var theme: Name?
    let kind: Question.Kind
    switch evidence {
    case .ranking: kind = .rank(set, places: 1 + chance.below(offered.count))
    case .votes: kind = .allocate(set, total: 1 + chance.below(6))
    case .comments: kind = .text(multiline: true, maxLength: 100)
    default:
      let scale = survey.scales[chance.below(2)]
      if chance.happens(0.4) {
        theme = chance.element(of: survey.themes)?.name
        kind = .selectOne(ChoiceSet(source: .scale(scale.name), choices: scale.choices))
      } else {
        kind = .matrix(Question.Matrix(scale: scale.name, choices: scale.choices, rows: rows(scale)))
      }
    }
    return Question(name: name, label: Wording(name.text), kind: kind, evidence: evidence, theme: theme)
  }

  private mutating func rows(_ scale: Scale) -> [Question.MatrixLine] {
    (0..<(1 + chance.below(6))).map { index in
      Question.MatrixLine(
        name: Name("r\(index)") ?? "_", label: Wording("Row"),
        theme: chance.happens(0.9) ? chance.element(of: survey.themes)?.name : nil,
        unfavourable: chance.happens(0.3) ? Array(chance.shuffled(scale.choices.map(\.name)).prefix(2)) : nil)
    }
  }

  private mutating func makePeople() {
    let crowd = survey.audiences.map { _ in chance.fraction() }
    let eagerness = 0.3 + 0.7 * chance.fraction()
    for _ in 0..<chance.below(chance.happens(0.2) ? 4 : 32) {
      var sheet = AnswerSheet()
      for question in survey.questionsOutsideRepeats where chance.happens(eagerness) {
        sheet[question.name] = answer(question)
      }
      if survey.audienceQuestion != nil {
        let audience = chance.happens(0.85) ? chance.pick(weights: crowd) : nil
        sheet["who"] = audience.map { .choice(survey.audiences[$0].name) }
      }
      people.append(sheet)
    }
  }

  private mutating func answer(_ question: Question) -> Answer? {
    switch question.kind {
    case .selectOne(let set): return chance.element(of: set.choices).map { .choice($0.name) }
    case .matrix(let matrix):
      var ratings: [Answer.Rating] = []
      for row in matrix.rows where chance.happens(0.8) {
        if let choice = chance.element(of: matrix.choices) { ratings.append(Answer.Rating(row.name, choice.name)) }
      }
      return .grid(ratings)
    case .rank(let set, let places):
      return .ranking(Array(chance.shuffled(set.choices.map(\.name)).prefix(chance.below(places + 1))))
    case .allocate(let set, let total):
      var points: [Name: Int] = [:]
      for _ in 0..<chance.below(total + 1) {
        if let choice = chance.element(of: set.choices) { points[choice.name, default: 0] += 1 }
      }
      return .allocation(
        set.choices.compactMap { choice in points[choice.name].map { Answer.Points(choice.name, $0) } })
    case .text: return .text("A word")
    default: return nil
    }
  }
}
