package import PlanFiles
package import Plans
package import Surveys

/// What the organisers' pages need of a survey's plan and of what was noted of it.
package protocol PlanDesk: Sendable {
  /// The plan as its file says now.
  func plan() async throws(DeskFault) -> PlanShelf
  /// Makes a plan from the agreed priorities; one that is there is never overwritten.
  func begin() async throws(DeskFault)
  /// Makes the changes in the plan's file if it is still of that version; all of them or none.
  func change(from revision: String, _ changes: [PlanChange]) async throws(DeskFault) -> PlanOutcome
  /// The plan with the actions of minutes, and everything that was noted; nil where there is no plan, or none that can be read.
  func progress() async throws(DeskFault) -> ProgressShelf?
  /// Writes one more note behind the others.
  func record(_ note: ProgressNote) async throws(DeskFault)
  /// Makes the progress report of today anew among the survey's reports.
  func makeReport() async throws(DeskFault)
  /// How the actions stand, for those who were asked: as the files say now of a plan under way, or else as the last progress report said; nil for
  /// nothing that they may see.
  func reported() async throws(DeskFault) -> ReportedActions?
}

/// A plan's file as it was read.
package struct PlanShelf: Sendable {
  /// Nil where there is no file.
  package var reading: PlanReading?
  /// Which version of the file it is; empty where there is none.
  package var revision: String
  /// What the survey's priorities say; nil where the plan answers another survey or none.
  package var evidence: PlanEvidence?
  /// What the plan lacks or contradicts itself in; empty where it cannot be read.
  package var remarks: [PlanRemark]

  package init(
    reading: PlanReading?, revision: String, evidence: PlanEvidence? = nil, remarks: [PlanRemark] = []
  ) {
    self.reading = reading
    self.revision = revision
    self.evidence = evidence
    self.remarks = remarks
  }
}

/// What was noted of a plan, as its file was read.
package struct ProgressShelf: Sendable {
  /// With the actions of minutes.
  package var plan: Plan
  /// The days of those minutes.
  package var meetings: [CivilDate]
  package var reading: ProgressReading
  /// Today, where the survey is asked.
  package var today: CivilDate

  package init(plan: Plan, meetings: [CivilDate] = [], reading: ProgressReading, today: CivilDate) {
    self.plan = plan
    self.meetings = meetings
    self.reading = reading
    self.today = today
  }
}
