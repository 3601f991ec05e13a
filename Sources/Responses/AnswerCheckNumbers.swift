internal import Surveys

extension ProblemsOfAnswer {
  /// A finite number, and a whole one where a whole one is asked for.
  mutating func number(_ number: Double, whole: Bool) {
    guard number.isFinite else { return add(.notFinite) }
    if whole, number.rounded() != number { add(.notWhole) }
  }

  /// A number between the ends of a range, on one of its steps.
  mutating func number(_ number: Double, in range: Question.NumberRange) {
    guard number.isFinite else { return add(.notFinite) }
    let low = min(range.start, range.end)
    let high = max(range.start, range.end)
    if number < low { return add(.belowRange(low)) }
    if number > high { return add(.aboveRange(high)) }
    // Steps such as 0.1 have no exact binary form: a billionth of a step is not a difference.
    let steps = (number - range.start) / range.step
    if (steps - steps.rounded()).magnitude > 1e-9 * max(1, steps.magnitude) {
      add(.offStep(start: range.start, step: range.step))
    }
  }
}
