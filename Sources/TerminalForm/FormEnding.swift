package import Responses
package import Surveys

/// How a questionnaire in a terminal ended.
package enum FormEnding: Hashable, Sendable {
  /// The person sent what `Interview` submits, in this language.
  case submitted(AnswerSheet, Language)
  /// The person left to come back later; nothing may be stored but the draft.
  case stopped
  /// The person left for good; nothing may be stored, and the draft goes.
  case quit
  /// The lines or the terminal came to their end before the answers were sent; nothing may be stored but the draft.
  case inputEnded
}

/// Keeps the answers so far, in the language they are given in; the reason in words where that failed.
package typealias DraftKeeping = (AnswerSheet, Language) -> String?
