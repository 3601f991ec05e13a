package import Surveys

/// One thing that a plan lacks or contradicts itself in; collected, never thrown.
package struct PlanRemark: Hashable, Sendable {
  /// What it is about; counts from 0.
  package enum Subject: Hashable, Sendable {
    case plan(Key)
    case improvement(Int, Key?)
    case action(improvement: Int, Int, Key?)
  }

  /// The keys of a plan's file that a remark can point at.
  package enum Key: String, Hashable, Sendable {
    case survey, ends, theme, lead, implications, target, due, measure, after, improvement, action, improvements
  }

  package var severity: Finding.Severity
  package var subject: Subject
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  /// What to do.
  package var note: PlanNote

  package init(_ severity: Finding.Severity, _ subject: Subject, _ message: String, _ note: PlanNote) {
    self.severity = severity
    self.subject = subject
    self.message = message
    self.note = note
  }
}
