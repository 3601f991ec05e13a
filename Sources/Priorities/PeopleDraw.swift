internal import Surveys

/// Draws people of a sector again, as many as there are.
///
/// With replacement; or, from a population of N, without: the N are ⌊N/n⌋ copies of each of the n people and N mod n others, drawn without
/// replacement anew in each draw (J. G. Booth, R. W. Butler and P. Hall, "Bootstrap methods for finite populations", JASA 89 (1994), 1282–1289).
/// With N = n everyone comes exactly once.
struct PeopleDraw {
  private let ofPerson: [Int]
  private let population: Int?

  /// `ofPerson` is the pattern of each person; a population must be no less than their number.
  init(_ ofPerson: [Int], population: Int?) {
    self.ofPerson = ofPerson
    self.population = population
  }

  /// How often each pattern comes in one draw, in the place of what stood there; linear in the people, whatever the population.
  func count(into counts: inout [Int], _ patterns: Int, _ chance: inout Chance) {
    counts.removeAll(keepingCapacity: true)
    for _ in 0..<patterns { counts.append(0) }
    let people = ofPerson.count
    guard let population else {
      for _ in 0..<people { counts[ofPerson[chance.below(people)]] += 1 }
      return
    }
    guard people > 0 else { return }
    let extra = extras(population % people, &chance)
    var copies = Array(repeating: population / people, count: people)
    for person in extra { copies[person] += 1 }
    var taken = Array(repeating: 0, count: people)
    // The fewer of those who come and those who stay away are drawn, so that most tries find someone.
    let fewer = min(people, population - people)
    var left = fewer
    while left > 0 {
      let place = chance.below(population)
      let whole = population / people * people
      let (person, copy) =
        place < whole ? (place % people, place / people) : (extra[place - whole], population / people)
      // Which of a person's copies is which makes no difference, so that those that are taken may be called the first.
      guard copy >= taken[person] else { continue }
      taken[person] += 1
      left -= 1
    }
    for person in 0..<people {
      counts[ofPerson[person]] += fewer == people ? taken[person] : copies[person] - taken[person]
    }
  }

  /// Those who have one copy more than the others, in this draw.
  ///
  /// Selection in one pass: each stands in with the chance of those still wanted among those still left.
  private func extras(_ count: Int, _ chance: inout Chance) -> [Int] {
    var extras: [Int] = []
    let people = ofPerson.count
    for person in 0..<people where count > 0 && chance.below(people - person) < count - extras.count {
      extras.append(person)
    }
    return extras
  }
}
