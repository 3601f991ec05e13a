internal import Surveys

/// Hands each remark to one person who may have written it.
enum Remarks {
  /// For each text question, who writes what: places of people from 0.
  ///
  /// Each group gets as many writers as its habits say; a remark goes to a writer of one of its audiences, the likelier the more its
  /// theme pulls there. Linear in people plus remarks times groups; empty for a profile without remarks.
  static func assigned(_ profile: SimulationProfile) -> [Name: [Int: String]] {
    var found: [Name: [Int: String]] = [:]
    for question in profile.remarks.keys.sorted() {
      var chance = Chance(seed: profile.seed, path: [UInt64.max, UInt64(found.count)])
      var writers: [[Int]] = []
      var first = 0
      for group in profile.groups {
        let rate = group.habits.writes[question] ?? 0.25
        let open = (first + min(group.blank, group.people))..<(first + group.people)
        writers.append(chance.shuffled(open.filter { _ in chance.happens(rate) }))
        first += group.people
      }
      for remark in profile.remarks[question] ?? [] {
        let weights = profile.groups.indices.map { at -> Double in
          let group = profile.groups[at]
          let may = remark.audiences.isEmpty || group.audience.map(remark.audiences.contains) == true
          guard may, !writers[at].isEmpty else { return 0 }
          return remark.theme.flatMap { group.habits.pull[$0] } ?? 1
        }
        guard let at = chance.pick(weights: weights), let writer = writers[at].popLast() else { continue }
        found[question, default: [:]][writer] = remark.text
      }
    }
    return found
  }
}
