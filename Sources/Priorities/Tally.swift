internal import Responses
internal import Surveys

/// Counts every question's answers, overall and by audience.
struct Tally {
  private let survey: Survey
  private let questions: QuestionIndex
  /// Empty where nobody is asked for what makes the groups.
  private var sectors: [Sector] = []
  private var populations: [Int?] = []
  /// The people of each sector; a person may stand in several where one could choose several things.
  private var members: [[Int]] = []
  /// The people of each declared audience, small or not; empty where nobody is asked for one.
  private var strata: [[Int]] = []
  /// The weight of each person; nil where all count alike.
  private let weights: [Double]?

  /// Every question's figures in the order of the survey; a matrix has one for each row, and a repeat is followed by its own questions.
  ///
  /// Audiences that the method pools, those with fewer people than `small_sector`, and those who gave none are shown together as `pooled`.
  /// Linear in people times choices; numbers are sorted, O(n log n).
  static func all(
    _ survey: Survey, _ matrix: ResponseMatrix, _ groups: [Int], pooling small: Set<Int>, weights: [Double]? = nil
  ) -> [QuestionFigures] {
    var tally = Tally(survey, groups, weights)
    if survey.audienceQuestion != nil {
      let names = survey.audiences.map { (sector: Sector.audience($0.name), population: $0.population) }
      tally.part(groups, names, pooling: small)
    }
    return tally.figures(matrix, tally.members, weights, inRepeat: nil)
  }

  /// The same by who chose what of a question to select one or several; nil where there is no such question outside repeats.
  ///
  /// A choice of fewer people than `small_sector` has no group of its own: of one choice each, those people and those who gave none are pooled.
  /// With `fillingUp`, too few of these take the smallest other groups in, until they are no fewer than that.
  static func all(
    _ survey: Survey, _ matrix: ResponseMatrix, by question: Name, weights: [Double]?, fillingUp: Bool = false
  ) -> [QuestionFigures]? {
    guard let set = survey.question(named: question)?.choiceSet else { return nil }
    var tally = Tally(survey, SectorSums.audiences(survey, matrix), weights)
    let names = set.choices.map { (sector: Sector.chosen($0.name, of: question), population: Int?.none) }
    switch matrix.column(of: question) {
    case .choice(let codes)?:
      let places = codes.map { $0 == 0 ? names.count : Int($0) - 1 }
      tally.part(places, names, pooling: fillingUp ? tally.tooSmall(places, names.count) : [])
    case .choices(let sets, let words)?:
      for (at, name) in names.enumerated() {
        let people = (0..<matrix.count).filter {
          sets[$0 * words] & 1 == 1 && sets[$0 * words + (at + 1) / 64] >> UInt64((at + 1) % 64) & 1 == 1
        }
        guard people.count >= survey.priorities.smallSector else { continue }
        tally.add(name, people)
      }
    default: return nil
    }
    return tally.figures(matrix, tally.members, weights, inRepeat: nil)
  }

  private init(_ survey: Survey, _ groups: [Int], _ weights: [Double]?) {
    self.survey = survey
    self.weights = weights
    questions = QuestionIndex(survey)
    guard survey.audienceQuestion != nil else { return }
    strata = survey.audiences.map { _ in [] }
    for (person, group) in groups.enumerated() where group < strata.count { strata[group].append(person) }
  }

  private mutating func add(_ group: (sector: Sector, population: Int?), _ people: [Int]) {
    sectors.append(group.sector)
    populations.append(group.population)
    members.append(people)
  }

  /// Parts the people by the place of the group that each is in; one place more for those in none.
  private mutating func part(
    _ places: [Int], _ names: [(sector: Sector, population: Int?)], pooling small: Set<Int>
  ) {
    var people: [[Int]] = Array(repeating: [], count: names.count + 1)
    for (person, place) in places.enumerated() { people[place].append(person) }
    let isOwn = names.indices.map { people[$0].count >= survey.priorities.smallSector && !small.contains($0) }
    for (at, name) in names.enumerated() where isOwn[at] { add(name, people[at]) }
    let rest = places.indices.filter { places[$0] == names.count || !isOwn[places[$0]] }
    if !rest.isEmpty { add((.pooled, nil), rest) }
  }

  /// The groups that must be pooled, so that the pool is empty or no smaller than `small_sector`; the smallest first, the first of equal ones.
  private func tooSmall(_ places: [Int], _ count: Int) -> Set<Int> {
    var people = Array(repeating: 0, count: count + 1)
    for place in places { people[place] += 1 }
    let least = survey.priorities.smallSector
    var small = Set((0..<count).filter { people[$0] < least })
    var pool = small.reduce(people[count]) { $0 + people[$1] }
    while pool > 0, pool < least,
      let next = (0..<count).filter({ !small.contains($0) }).min(by: { people[$0] < people[$1] })
    {
      small.insert(next)
      pool += people[next]
    }
    return small
  }

  private func figures(
    _ matrix: ResponseMatrix, _ members: [[Int]], _ weights: [Double]?, inRepeat: Name?
  ) -> [QuestionFigures] {
    var found: [QuestionFigures] = []
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
        var ends = [0]
        for count in counts { ends.append(ends[ends.count - 1] + Int(count)) }
        let items = members.map { people in people.flatMap { ends[$0]..<ends[$0 + 1] } }
        let each = weights.map { zip($0, counts).flatMap { Array(repeating: $0, count: Int($1)) } }
        found += figures(inner, items, each, inRepeat: field.question)
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
