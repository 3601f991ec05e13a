internal import Surveys

/// What redrawing the people of every sector does to the order: the bootstrap.
///
/// B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979), 1–26. In a draw, ties take their best place
/// for the lower end of a range and their worst for the upper; a theme without a score is last.
struct Redraws {
  /// By theme in the order given: the ⌈25B/1000⌉-th smallest of the best ranks to the ⌈975B/1000⌉-th smallest of the worst.
  private(set) var ranges: [ClosedRange<Int>]
  /// By theme: the share of draws in the top, from 0 to 1.
  private(set) var inTop: [Double]
  /// By theme: its band, from 1.
  private(set) var bands: [Int]

  /// `themes` has the places of the ranked themes among the definition's `all`, by rank; `settings.bootstrap` must be more than 0.
  ///
  /// The draw of a sector depends on the seed, its place in the definition and the number of the draw alone.
  init(_ draws: [(place: Int, draw: SectorDraw)], _ settings: PrioritySettings, themes: [Int], of all: Int) {
    var best = Array(repeating: Array(repeating: 0, count: themes.count + 1), count: themes.count)
    var worst = best
    inTop = Array(repeating: 0, count: themes.count)
    var scores: [Double] = []
    scores.reserveCapacity(settings.bootstrap * themes.count)
    var room = SectorDraw.Room(themes: all, ranked: themes.count)
    var mean = WeightedMeans(count: themes.count)
    for number in 0..<settings.bootstrap {
      mean.clear()
      for at in draws.indices {
        var chance = Chance(seed: settings.seed, path: [UInt64(draws[at].place), UInt64(number)])
        draws[at].draw.add(to: &mean, of: themes, &chance, &room)
      }
      let priorities = mean.values
      let places = Places(priorities)
      for (theme, share) in places.shares(ofTop: settings.top).enumerated() {
        best[theme][places.best[theme]] += 1
        worst[theme][places.worst[theme]] += 1
        inTop[theme] += share
      }
      for priority in priorities { scores.append(priority ?? -1) }
    }
    inTop = inTop.map { min(1, $0 / Double(settings.bootstrap)) }
    let (low, high) = ((25 * settings.bootstrap + 999) / 1000, (975 * settings.bootstrap + 999) / 1000)
    ranges = themes.indices.map { theme in
      let from = Redraws.place(low, in: best[theme])
      return from...max(from, Redraws.place(high, in: worst[theme]))
    }
    bands = Redraws.bands(scores, themes.count)
  }

  /// The place of the n-th of the counted draws, by place.
  private static func place(_ number: Int, in counts: [Int]) -> Int {
    var sum = 0
    for (place, count) in counts.enumerated() {
      sum += count
      if sum >= number { return place }
    }
    return counts.count - 1
  }

  /// From the top, a theme joins the band while the band's leader beats it in fewer than 95 % of draws.
  ///
  /// `scores` has the themes' scores draw by draw.
  private static func bands(_ scores: [Double], _ themes: Int) -> [Int] {
    let draws = stride(from: 0, to: scores.count, by: themes)
    var bands: [Int] = []
    var leader = 0
    for theme in 0..<themes {
      let beaten = draws.count { scores[$0 + leader] > scores[$0 + theme] + 1e-9 }
      if theme > 0, beaten * 100 >= 95 * (scores.count / themes) { leader = theme }
      bands.append((bands.last ?? 0) + (leader == theme ? 1 : 0))
    }
    return bands
  }
}
