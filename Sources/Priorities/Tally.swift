internal import Responses
internal import Surveys

/// Counts every question's answers, overall and by audience.
struct Tally {
  private let survey: Survey
  private let questions: QuestionIndex
  /// Empty where nobody is asked for an audience.
  private let sectors: [Sector]
  /// The sector of each person by its place in `sectors`; none where there are no sectors.
  private let sector: [Int]
  private let populations: [Int?]
  /// The people of each declared audience, small or not; empty where nobody is asked for one.
  private let strata: [[Int]]
  /// The weight of each person; nil where all count alike.
  private let weights: [Double]?

  /// Every question's figures in the order of the survey; a matrix has one for each row, and a repeat is followed by its own questions.
  ///
  /// Audiences that the method pools, those with fewer people than `small_sector`, and those who gave none are shown together as `pooled`.
  /// Linear in people times choices; numbers are sorted, O(n log n).
  static func all(
    _ survey: Survey, _ matrix: ResponseMatrix, _ groups: [Int], pooling small: Set<Int>, weights: [Double]? = nil
  ) -> [QuestionFigures] {
    let tally = Tally(survey, groups, small, weights)
    return tally.figures(matrix, sector: tally.sector, weights, inRepeat: nil)
  }

  private init(_ survey: Survey, _ groups: [Int], _ small: Set<Int>, _ weights: [Double]?) {
    self.survey = survey
    self.weights = weights
    questions = QuestionIndex(survey)
    guard survey.audienceQuestion != nil else {
      (sectors, sector, populations, strata) = ([], [], [], [])
      return
    }
    var people = Array(repeating: 0, count: survey.audiences.count + 1)
    for group in groups { people[group] += 1 }
    var sectors: [Sector] = []
    var populations: [Int?] = []
    var place = Array(repeating: -1, count: people.count)
    for (at, audience) in survey.audiences.enumerated()
    where people[at] >= survey.priorities.smallSector && !small.contains(at) {
      place[at] = sectors.count
      sectors.append(.audience(audience.name))
      populations.append(audience.population)
    }
    let rest = people.indices.filter { place[$0] < 0 && people[$0] > 0 }
    if !rest.isEmpty {
      for at in rest { place[at] = sectors.count }
      sectors.append(.pooled)
      populations.append(nil)
    }
    self.sectors = sectors
    self.populations = populations
    sector = groups.map { place[$0] }
    var strata: [[Int]] = survey.audiences.map { _ in [] }
    for (person, group) in groups.enumerated() where group < strata.count { strata[group].append(person) }
    self.strata = strata
  }

  private func figures(
    _ matrix: ResponseMatrix, sector: [Int], _ weights: [Double]?, inRepeat: Name?
  ) -> [QuestionFigures] {
    var found: [QuestionFigures] = []
    var members: [[Int]] = sectors.map { _ in [] }
    for (row, at) in sector.enumerated() { members[at].append(row) }
    let whole = inRepeat == nil ? survey.audiences.map(\.population) : []
    let population = whole.isEmpty || whole.contains(nil) ? nil : whole.reduce(0) { $0 + ($1 ?? 0) }
    for (field, column) in zip(matrix.layout.fields, matrix.columns) {
      guard let question = questions[field.question]?.question else { continue }
      let counter = ColumnCounter(question, field)
      // The weights themselves are figures of the sample.
      let weights = field.question == survey.weight ? nil : weights
      var overall = counter.figures(column, 0..<matrix.count, weights, population: population)
      var slices: [QuestionFigures.AudienceSlice] = []
      for (at, one) in sectors.enumerated() {
        let population = inRepeat == nil ? populations[at] : nil
        slices.append(
          QuestionFigures.AudienceSlice(
            sector: one, figures: counter.figures(column, members[at], weights, population: population)))
      }
      if case .numbers(let all) = column, inRepeat == nil { stratify(&overall, all) }
      found.append(
        QuestionFigures(
          question: field.question, line: field.line, inRepeat: inRepeat, overall: overall, byAudience: slices))
      if case .items(let counts, let inner) = column {
        func each<Value>(_ values: [Value]) -> [Value] {
          zip(values, counts).flatMap { Array(repeating: $0, count: Int($1)) }
        }
        found += figures(inner, sector: each(sector), weights.map(each), inRepeat: field.question)
      }
    }
    return found
  }

  /// Adds the stratified means; those who gave no audience are in no stratum.
  private func stratify(_ figures: inout AnswerFigures, _ all: [Double]) {
    func mean(_ moments: ([Int]) -> Moments) -> StratifiedMean? {
      StratifiedMean(
        zip(survey.audiences, strata).map { audience, people in
          (audience.name, audience.population, moments(people.filter { all[$0].isFinite }))
        })
    }
    if case .numbers(var numbers) = figures.detail {
      numbers.stratified = mean { Moments($0.map { all[$0] }.sorted()) }
      figures.detail = .numbers(numbers)
    }
    if let weights, case .numbers(var numbers)? = figures.weighted?.detail {
      numbers.stratified = mean { people in
        Moments(people.map { (all[$0], weights[$0]) }.filter { $0.1 > 0 }.sorted { $0 < $1 })
      }
      figures.weighted?.detail = .numbers(numbers)
    }
  }
}
