internal import Responses
internal import Surveys
internal import Testing

@testable import Simulations

@Suite struct PersonTests {
  private let four = ChoiceSet(choices: (["a", "b", "c", "d"] as [Name]).map { Choice(name: $0, label: Wording("x")) })

  private func person(_ change: (inout Habits) -> Void = { _ in }) -> Person {
    var habits = Habits()
    change(&habits)
    var chance = Chance(seed: 1)
    return Person(habits, themes: [], &chance)
  }

  private func question(_ kind: Question.Kind) -> Question { Question(name: "q", label: Wording("Q"), kind: kind) }

  @Test func `the same chance gives the same answer`() {
    let asked = question(.allocate(four, total: 5))
    let one = person()
    var (first, second) = (Chance(seed: 9), Chance(seed: 9))
    for _ in 0..<50 {
      let (left, right) = (
        one.allocation(asked, four, total: 5, &first), one.allocation(asked, four, total: 5, &second)
      )
      #expect(left == right)
    }
  }

  @Test func `points never exceed the total, and all are placed by people who keep none`() {
    let one = person { $0.keepsPoints = 0 }
    var chance = Chance(seed: 2)
    for total in 1...12 {
      guard
        case .allocation(let points)? = one.allocation(
          question(.allocate(four, total: total)), four, total: total, &chance)
      else {
        Issue.record("nothing was placed")
        continue
      }
      #expect(points.reduce(0) { $0 + $1.points } == total)
      #expect(points.allSatisfy { $0.points > 0 })
    }
  }

  @Test func `a ranking repeats nothing and keeps to its places`() {
    let one = person { $0.ranksFewer = 0.5 }
    var chance = Chance(seed: 3)
    var lengths: Set<Int> = []
    for _ in 0..<200 {
      guard case .ranking(let ranked)? = one.ranking(question(.rank(four, places: 3)), four, places: 3, &chance) else {
        Issue.record("nothing was ranked")
        continue
      }
      #expect(Set(ranked).count == ranked.count)
      lengths.insert(ranked.count)
    }
    #expect(lengths == [1, 2, 3])
  }

  @Test func `an exclusive choice stands alone and the bounds hold`() {
    var set = four
    set.choices[3].exclusive = true
    let one = person { $0.choices["q"] = ["a": 0.9, "b": 0.9, "c": 0.9, "d": 0.3] }
    var chance = Chance(seed: 4)
    var alone = 0
    for _ in 0..<300 {
      let asked = question(.selectMultiple(set, min: 1, max: 2))
      guard case .choices(let chosen)? = one.choices(asked, set, min: 1, max: 2, &chance) else {
        Issue.record("nothing was chosen")
        continue
      }
      #expect((1...2).contains(chosen.count))
      if chosen.contains("d") {
        alone += 1
        #expect(chosen == ["d"])
      }
    }
    #expect(alone > 40)
  }

  @Test func `those who find fault give unfavourable answers, whichever way round a statement is worded`() {
    let choices = four.choices
    let scale = Scale(name: "s", choices: choices, best: .first, unfavourable: ["c", "d"])
    let matrix = Question.Matrix(
      scale: "s", choices: choices,
      rows: [
        Question.MatrixLine(name: "plain", label: Wording("x"), theme: "t"),
        Question.MatrixLine(name: "reversed", label: Wording("x"), theme: "t", unfavourable: ["a", "b"]),
      ])
    let one = person {
      $0.need = ["t": 1]
      $0.skipsRow = 0
    }
    var chance = Chance(seed: 5)
    for _ in 0..<100 {
      guard case .grid(let ratings)? = one.grid(question(.matrix(matrix)), matrix, scale, &chance) else {
        Issue.record("nothing was rated")
        continue
      }
      #expect(ratings.map(\.row) == ["plain", "reversed"])
      #expect(["c", "d"].contains(ratings[0].choice))
      #expect(["a", "b"].contains(ratings[1].choice))
    }
  }

  @Test func `a number lies on a step of its range`() {
    let range = Question.NumberRange(start: 2, end: 9, step: 3)
    var chance = Chance(seed: 6)
    var seen: Set<Answer> = []
    for _ in 0..<100 { if let answer = person().number(question(.range(range)), &chance) { seen.insert(answer) } }
    #expect(seen == [.number(2), .number(5), .number(8)])
  }
}
