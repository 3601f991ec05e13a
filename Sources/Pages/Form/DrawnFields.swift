internal import Surveys
internal import Synchronization

/// Fields of one survey's form that were drawn before, so that what thousands of people see alike is drawn once.
///
/// What is kept depends on the definition, the language and which of the definition's own choices stand in the field; nothing that
/// anybody typed. At most `capacity` fields are kept; what comes later is drawn each time.
package final class DrawnFields: Sendable {
  private struct Key: Hashable {
    let field: String
    let language: Language
    let values: [String]
  }

  private let drawn = Mutex<[Key: Markup]>([:])
  private let capacity: Int

  package init(capacity: Int = 20_000) {
    self.capacity = capacity
  }

  /// The field with those values in it: as it was drawn before, or drawn now.
  func markup(_ field: String, _ language: Language, _ values: [String], _ draw: () -> Markup) -> Markup {
    let key = Key(field: field, language: language, values: values)
    if let before = drawn.withLock({ $0[key] }) { return before }
    let made = draw().written
    drawn.withLock { if $0.count < capacity { $0[key] = made } }
    return made
  }
}
