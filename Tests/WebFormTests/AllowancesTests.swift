import Surveys
import Testing

@testable import WebForm

struct AllowancesTests {
  private let measure = Allowance.Measure(capacity: 3, pause: 10)

  @Test func `so many are had at once, and one more after each pause`() {
    var allowances = Allowances(measure, room: 10)
    for _ in 0..<3 {
      #expect(allowances.wait("a", at: 0) == nil)
      allowances.take("a", at: 0)
    }
    #expect(allowances.wait("a", at: 0) == 10 && allowances.wait("b", at: 0) == nil)
    #expect(allowances.wait("a", at: 4) == 6 && allowances.wait("a", at: 10) == nil)
    allowances.giveBack("a")
    #expect(allowances.wait("a", at: 0) == nil)
  }

  @Test func `there is room for so many names and no more, and whoever has used up theirs goes last`() {
    var allowances = Allowances(measure, room: 100)
    for _ in 0..<3 { allowances.take("guesser", at: 0) }
    // Somebody with very many addresses spends one on each.
    for number in 0..<10_000 {
      allowances.take("address \(number)", at: 1)
      #expect(allowances.count <= 100)
    }
    #expect(allowances.wait("guesser", at: 1) == 9)
    // Only many others who have used up more have it let go.
    for number in 0..<40 { for _ in 0..<3 { allowances.take("other \(number)", at: 2) } }
    #expect(allowances.wait("guesser", at: 2) == 8)
    for number in 40..<200 { for _ in 0..<3 { allowances.take("other \(number)", at: 2) } }
    #expect(allowances.count <= 100)
    #expect(allowances.wait("guesser", at: 2) == nil && allowances.wait("other 199", at: 2) == 10)
  }

  @Test func `those who have all of it back are let go first, and together`() {
    var allowances = Allowances(measure, room: 100)
    for number in 0..<100 { allowances.take("early \(number)", at: 0) }
    #expect(allowances.count == 100)
    allowances.take("late", at: 100)
    #expect(allowances.count == 1 && allowances.wait("late", at: 100) == nil)
  }

  @Test func `no number of addresses gets past the bound on guesses at one secret`() {
    let attempts = AttemptLimit.ofSecret
    let allowed = (0..<30_000).filter { attempts.take("address \($0)", Moment(milliseconds: 0)) == nil }
    #expect(allowed.count == 40)
    #expect(attempts.take("address 0", Moment(milliseconds: 60_000)) == nil)
    for _ in 0..<4 { _ = attempts.take("address 0", Moment(milliseconds: 60_000)) }
    #expect(attempts.take("address 0", Moment(milliseconds: 60_000)) == 60)
  }
}
