/// How a reason that people gave is printed behind what it is a reason for.
///
/// It stands in quotation marks, word for word, so that any wording reads well: people write ‘it is cheap’, ‘Costs too much’ or ‘because of the rain’.
enum ReasonGiven {
  /// The reason in one line, a semicolon before it; the empty text for none.
  static func words(_ reason: String?) -> String {
    let line = (reason ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.isEmpty ? "" : "; reason given: “\(line)”"
  }
}

extension AgreedPlace {
  /// What is printed of its reason, as ‘; reason given: “it is cheap”’; the empty text where none was given.
  package var reasonGiven: String { ReasonGiven.words(reason) }
}

extension Pick {
  /// What is printed of its reason, as ‘; reason given: “it is cheap”’; the empty text where none was given.
  package var reasonGiven: String { ReasonGiven.words(reason) }
}
