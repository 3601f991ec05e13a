internal import Responses
internal import Surveys

/// Every question's figures, overall and by groups of people.
struct Tally {
  /// One group that is shown: which of the counted groups it consists of, and who they are where weights ask for it.
  private struct Part {
    var sector: Sector
    var population: Int?
    var groups: [Int]
    var people: [Int]
  }

  private let survey: Survey
  private let questions: QuestionIndex
  /// Empty where nobody is asked for what makes the groups.
  private var parts: [Part] = []
  /// Every column by the groups that the parts consist of, together everyone.
  private let counts: MatrixCounts
  /// The number columns by declared audience; empty where nobody is asked for one.
  private let strata: MatrixCounts?
  /// The people of each declared audience; empty without weights.
  private var stratumPeople: [[Int]] = []
  /// The weight of each person; nil where all count alike.
  private let weights: [Double]?

  /// Every question's figures in the order of the survey; a matrix has one for each row, and a repeat is followed by its own questions.
  ///
  /// Audiences that the method pools, those with fewer people than `small_sector`, and those who gave none are shown together as `pooled`.
  /// `counts` are those by audience, where they are known; without weights nothing then depends on the number of people. Without them linear in people
  /// times choices; numbers of which few are alike are sorted, O(n log n).
  static func all(
    _ survey: Survey, _ matrix: ResponseMatrix, _ groups: [Int], pooling small: Set<Int>, weights: [Double]? = nil,
    counts: MatrixCounts? = nil
  ) -> [QuestionFigures] {
    let number = survey.audiences.count + 1
    let counts = counts ?? MatrixCounts(survey, matrix, groups, count: number)
    var tally = Tally(survey, counts, strata: survey.audienceQuestion == nil ? nil : counts, weights)
    if survey.audienceQuestion != nil {
      let names = survey.audiences.map { (sector: Sector.audience($0.name), population: $0.population) }
      tally.part(groups, names, pooling: small)
      tally.stratify(groups)
    }
    return tally.figures(matrix)
  }

  /// The same by who chose what of a question to select one or several; nil where there is no such question outside repeats.
  ///
  /// A choice of fewer people than `small_sector` has no group of its own: of one choice each, those people and those who gave none are pooled.
  /// With `fillingUp`, too few of these take the smallest other groups in, until they are no fewer than that.
  static func all(
    _ survey: Survey, _ matrix: ResponseMatrix, by question: Name, weights: [Double]?, fillingUp: Bool = false
  ) -> [QuestionFigures]? {
    guard let set = survey.question(named: question)?.choiceSet else { return nil }
    let names = set.choices.map { (sector: Sector.chosen($0.name, of: question), population: Int?.none) }
    let audiences = SectorSums.audiences(survey, matrix)
    let strata =
      survey.audienceQuestion == nil
      ? nil : MatrixCounts(survey, matrix, audiences, count: survey.audiences.count + 1, numbersAlone: true)
    var tally: Tally
    switch matrix.column(of: question) {
    case .choice(let codes)?:
      let places = codes.map { $0 == 0 ? names.count : Int($0) - 1 }
      tally = Tally(survey, MatrixCounts(survey, matrix, places, count: names.count + 1), strata: strata, weights)
      tally.part(places, names, pooling: fillingUp ? tally.tooSmall(places, names.count) : [])
    case .choices(let sets, let words)?:
      // Who chose several things is in several groups: everyone is counted first, and then each group.
      var counts = MatrixCounts(survey, matrix, Array(repeating: 0, count: matrix.count), count: 1)
      var parts: [Part] = []
      for (at, name) in names.enumerated() {
        let people = (0..<matrix.count).filter {
          sets[$0 * words] & 1 == 1 && sets[$0 * words + (at + 1) / 8] >> UInt8((at + 1) % 8) & 1 == 1
        }
        guard people.count >= survey.priorities.smallSector else { continue }
        var isIn = Array(repeating: 0, count: matrix.count)
        for person in people { isIn[person] = 1 }
        parts.append(
          Part(sector: name.sector, population: nil, groups: [parts.count + 1], people: weights == nil ? [] : people))
        counts.append(MatrixCounts(survey, matrix, isIn, count: 2), group: 1)
      }
      tally = Tally(survey, counts, strata: strata, weights)
      tally.parts = parts
      tally.everyone = [0]
    default: return nil
    }
    if survey.audienceQuestion != nil { tally.stratify(audiences) }
    return tally.figures(matrix)
  }

  /// The counted groups that are everyone together; nil for all of them.
  private var everyone: [Int]?

  private init(_ survey: Survey, _ counts: MatrixCounts, strata: MatrixCounts?, _ weights: [Double]?) {
    self.survey = survey
    self.counts = counts
    self.strata = strata
    self.weights = weights
    questions = QuestionIndex(survey)
  }

  private mutating func stratify(_ groups: [Int]) {
    guard weights != nil else { return }
    stratumPeople = survey.audiences.map { _ in [] }
    for (person, group) in groups.enumerated() where group < stratumPeople.count { stratumPeople[group].append(person) }
  }

  /// Parts the people by the place of the group that each is in; one place more for those in none.
  private mutating func part(
    _ places: [Int], _ names: [(sector: Sector, population: Int?)], pooling small: Set<Int>
  ) {
    var sizes = Array(repeating: 0, count: names.count + 1)
    for place in places { sizes[place] += 1 }
    let isOwn = names.indices.map { sizes[$0] >= survey.priorities.smallSector && !small.contains($0) }
    for (at, name) in names.enumerated() where isOwn[at] {
      parts.append(Part(sector: name.sector, population: name.population, groups: [at], people: []))
    }
    let rest = sizes.indices.filter { $0 == names.count || !isOwn[$0] }
    if rest.contains(where: { sizes[$0] > 0 }) {
      parts.append(Part(sector: .pooled, population: nil, groups: rest, people: []))
    }
    guard weights != nil else { return }
    var part = Array(repeating: 0, count: names.count + 1)
    for (at, one) in parts.enumerated() { for group in one.groups { part[group] = at } }
    for (person, place) in places.enumerated() { parts[part[place]].people.append(person) }
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

  private func figures(_ matrix: ResponseMatrix) -> [QuestionFigures] {
    figures(matrix, counts, everyone: 0..<matrix.count, people: parts.map(\.people), weights, inRepeat: nil)
  }

  private func figures(
    _ matrix: ResponseMatrix, _ counts: MatrixCounts, everyone rows: Range<Int>, people: [[Int]], _ weights: [Double]?,
    inRepeat: Name?
  ) -> [QuestionFigures] {
    var found: [QuestionFigures] = []
    let whole = inRepeat == nil ? survey.audiences.map(\.population) : []
    let population = whole.isEmpty || whole.contains(nil) ? nil : whole.reduce(0) { $0 + ($1 ?? 0) }
    for (at, (field, column)) in zip(matrix.layout.fields, matrix.columns).enumerated() {
      guard let question = questions[field.question]?.question,
        let all = counts.sum(at, everyone ?? Array(counts.columns[at].indices))
      else { continue }
      let counter = ColumnCounter(question)
      // The weights themselves are figures of the sample.
      let weights = field.question == survey.weight ? nil : weights
      func figures(_ counts: ColumnCounts, _ people: some Collection<Int>, _ population: Int?) -> AnswerFigures {
        var found = counter.figures(counts, population: population)
        if let weights {
          found.weighted = counter.weighted(column, people, weights, population)
        }
        return found
      }
      var overall = figures(all, rows, population)
      var slices: [QuestionFigures.AudienceSlice] = []
      for (one, people) in zip(parts, people) {
        guard let own = counts.sum(at, one.groups) else { continue }
        slices.append(
          QuestionFigures.AudienceSlice(
            sector: one.sector, figures: figures(own, people, inRepeat == nil ? one.population : nil)))
      }
      if inRepeat == nil { stratify(&overall, at, column) }
      found.append(
        QuestionFigures(
          question: field.question, line: field.line, inRepeat: inRepeat, overall: overall, byAudience: slices))
      if case .items(let items, let rows) = column, let inner = counts.inner[at] {
        var ends = [0]
        for count in weights == nil ? [] : items { ends.append(ends[ends.count - 1] + Int(count)) }
        let each = people.map { people in people.flatMap { ends[$0]..<ends[$0 + 1] } }
        let repeated = weights.map { zip($0, items).flatMap { Array(repeating: $0, count: Int($1)) } }
        found += self.figures(
          rows, inner, everyone: 0..<rows.count, people: each, repeated, inRepeat: field.question)
      }
    }
    return found
  }

  /// Adds the stratified means; those who gave no audience are in no stratum.
  private func stratify(_ figures: inout AnswerFigures, _ field: Int, _ column: ResponseMatrix.Column) {
    guard case .numbers(let all) = column, let strata, case .numbers(var numbers) = figures.detail else { return }
    func mean(_ moments: (Int) -> Moments?) -> StratifiedMean? {
      StratifiedMean(
        survey.audiences.enumerated().map { at, audience in
          (audience.name, audience.population, moments(at) ?? Moments(NumberRuns()))
        })
    }
    numbers.stratified = mean { at in
      if case .numbers(let runs) = strata.columns[field][at] { Moments(runs) } else { nil }
    }
    figures.detail = .numbers(numbers)
    if let weights, case .numbers(var numbers)? = figures.weighted?.detail {
      numbers.stratified = mean { at in
        Moments(
          stratumPeople[at].filter { all[$0].isFinite }.map { (all[$0], weights[$0]) }.filter { $0.1 > 0 })
      }
      figures.weighted?.detail = .numbers(numbers)
    }
  }
}
