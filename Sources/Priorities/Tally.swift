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

  /// Every question's figures in the order of the survey; a matrix has one for each row, and a repeat is followed by its own questions.
  ///
  /// Audiences that the method pools, those with fewer people than `small_sector`, and those who gave none are shown together as `pooled`.
  /// Linear in people times choices; numbers are sorted, O(n log n).
  static func all(
    _ survey: Survey, _ matrix: ResponseMatrix, _ groups: [Int], pooling small: Set<Int>
  ) -> [QuestionFigures] {
    let tally = Tally(survey, groups, small)
    return tally.figures(matrix, sector: tally.sector, inRepeat: nil)
  }

  private init(_ survey: Survey, _ groups: [Int], _ small: Set<Int>) {
    self.survey = survey
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

  private func figures(_ matrix: ResponseMatrix, sector: [Int], inRepeat: Name?) -> [QuestionFigures] {
    var found: [QuestionFigures] = []
    var members: [[Int]] = sectors.map { _ in [] }
    for (row, at) in sector.enumerated() { members[at].append(row) }
    let whole = inRepeat == nil ? survey.audiences.map(\.population) : []
    let population = whole.isEmpty || whole.contains(nil) ? nil : whole.reduce(0) { $0 + ($1 ?? 0) }
    for (field, column) in zip(matrix.layout.fields, matrix.columns) {
      guard let question = questions[field.question]?.question else { continue }
      let counter = ColumnCounter(question, field)
      var overall = counter.figures(column, 0..<matrix.count, population: population)
      var slices: [QuestionFigures.AudienceSlice] = []
      for (at, one) in sectors.enumerated() {
        let population = inRepeat == nil ? populations[at] : nil
        slices.append(
          QuestionFigures.AudienceSlice(
            sector: one, figures: counter.figures(column, members[at], population: population)))
      }
      if case .numbers(var numbers) = overall.detail, case .numbers(let all) = column, inRepeat == nil {
        numbers.stratified = StratifiedMean(stratified(all))
        overall.detail = .numbers(numbers)
      }
      found.append(
        QuestionFigures(
          question: field.question, line: field.line, inRepeat: inRepeat, overall: overall, byAudience: slices))
      if case .items(let counts, let inner) = column {
        let owners = zip(sector, counts).flatMap { Array(repeating: $0, count: Int($1)) }
        found += figures(inner, sector: owners, inRepeat: field.question)
      }
    }
    return found
  }

  /// Each declared audience with its numbers; those who gave no audience are in no stratum.
  private func stratified(_ all: [Double]) -> [(name: Name, population: Int?, numbers: [Double])] {
    zip(survey.audiences, strata).map { audience, people in
      (audience.name, audience.population, people.map { all[$0] }.filter(\.isFinite))
    }
  }
}
