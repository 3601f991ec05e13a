internal import Responses
internal import Surveys

/// What a group of people adds up to: for each stream, the sum and count of values by theme, and how many people have any.
///
/// Sums of two groups can be added. People are summed in the order of the matrix, so the same responses give the same bits.
struct SectorSums {
  struct Sums {
    var sum: [Double]
    var count: [Int]
    /// People with a value on any theme.
    var people = 0
  }

  /// Everyone in the group, with evidence or without.
  var people = 0
  /// Those with a value in any stream.
  var respondents = 0
  var streams: [Sums]

  init(themes: Int) {
    streams = Stream.allCases.map { _ in
      Sums(sum: Array(repeating: 0, count: themes), count: Array(repeating: 0, count: themes))
    }
  }

  /// All of several groups together.
  init(adding groups: [SectorSums], themes: Int) {
    self.init(themes: themes)
    for group in groups { add(group) }
  }

  mutating func add(_ other: SectorSums) {
    people += other.people
    respondents += other.respondents
    for stream in streams.indices {
      streams[stream].people += other.streams[stream].people
      for theme in streams[stream].sum.indices {
        streams[stream].sum[theme] += other.streams[stream].sum[theme]
        streams[stream].count[theme] += other.streams[stream].count[theme]
      }
    }
  }

  /// Leaves out a group that was added.
  mutating func take(_ other: SectorSums) {
    people -= other.people
    respondents -= other.respondents
    for stream in streams.indices {
      streams[stream].people -= other.streams[stream].people
      for theme in streams[stream].sum.indices {
        streams[stream].sum[theme] -= other.streams[stream].sum[theme]
        streams[stream].count[theme] -= other.streams[stream].count[theme]
      }
    }
  }

  /// The sums of each audience in the definition's order, and last of those who gave none, without those who voted at sessions; linear in
  /// people times items.
  static func byAudience(
    _ survey: Survey, _ evidence: Evidence, _ matrix: ResponseMatrix, _ groups: [Int]
  ) -> [SectorSums] {
    let themes = survey.themes.count
    var sums = Array(repeating: SectorSums(themes: themes), count: survey.audiences.count + 1)
    var scratch = Scratch()
    var y = Array(repeating: Double.nan, count: themes)
    for person in 0..<matrix.count {
      let group = groups[person]
      sums[group].people += 1
      var any = false
      for stream in Stream.allCases where evidence.values(of: person, in: stream, into: &y, &scratch) {
        any = true
        sums[group].streams[stream.order].people += 1
        for theme in 0..<themes where !y[theme].isNaN {
          sums[group].streams[stream.order].sum[theme] += y[theme]
          sums[group].streams[stream.order].count[theme] += 1
        }
      }
      if any { sums[group].respondents += 1 }
    }
    return sums
  }

  /// The sums by audience with those who voted at sessions.
  static func with(_ voters: [SessionVoters], _ sums: [SectorSums]) -> [SectorSums] {
    var sums = sums
    for voters in voters { voters.add(to: &sums[voters.group].streams[Stream.votes.order]) }
    return sums
  }

  /// The audience of each person by its place in the definition; one past the last for those who gave none.
  static func audiences(_ survey: Survey, _ matrix: ResponseMatrix) -> [Int] {
    let none = survey.audiences.count
    guard let question = survey.audienceQuestion, case .choice(let codes)? = matrix.column(of: question.name) else {
      return Array(repeating: none, count: matrix.count)
    }
    return codes.map { $0 == 0 || Int($0) > none ? none : Int($0) - 1 }
  }
}
