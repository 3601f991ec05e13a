internal import Foundation
internal import PlanFiles
internal import Plans
internal import Reports
internal import SurveyFiles
internal import Surveys
internal import WebForm

/// A survey's plan as its organisers meet it on the web: the files that editors and the terminal write, too.
struct LivePlans: PlanDesk {
  let desk: LiveDesk

  private var world: World { desk.desk.world }
  private var loaded: LoadedSurvey { desk.desk.loaded }
  private var id: String { loaded.survey.id }
  private var path: String { world.folder.plan(of: id) }

  func plan() async throws(DeskFault) -> PlanShelf {
    let bytes = try await desk.onPlans { () throws(Failure) in
      FileManager.default.fileExists(atPath: self.path)
        ? try InputFile.bytes(of: self.path, limit: SurveyText.limit) : nil
    }
    guard let bytes else { return PlanShelf(reading: nil, revision: "") }
    let reading = PlanReader.read(bytes, file: path)
    var shelf = PlanShelf(reading: reading, revision: PlanFile.revision(of: bytes))
    guard let plan = reading.plan else { return shelf }
    if plan.survey == id { shelf.evidence = try await desk.evidence() }
    shelf.remarks = world.remarks(on: plan, inFolderOf: id, shelf.evidence)
    return shelf
  }

  func begin() async throws(DeskFault) {
    let evidence = try await desk.evidence()
    let session = try await desk.agreement()
    try await desk.onPlans { () throws(Failure) in
      let beginning = PlanBeginning(world: self.world, loaded: self.loaded, session: session)
      try beginning.check()
      _ = try beginning.write(evidence, made: try self.world.today(in: self.loaded.survey.timezone))
    }
  }

  func change(from revision: String, _ changes: [PlanChange]) async throws(DeskFault) -> PlanOutcome {
    try await desk.onPlans { () throws(Failure) in
      guard FileManager.default.fileExists(atPath: self.path) else { return .stale }
      return try PlanFile.change(self.path, from: revision, changes)
    }
  }

  func progress() async throws(DeskFault) -> ProgressShelf? {
    try await desk.onPlans { () throws(Failure) in
      guard FileManager.default.fileExists(atPath: self.path),
        PlanReader.read(try InputFile.bytes(of: self.path, limit: SurveyText.limit), file: self.path).plan != nil
      else { return nil }
      let progress = try self.world.loadProgress(self.id)
      return ProgressShelf(
        plan: progress.whole, meetings: progress.meetings, reading: progress.reading, today: self.desk.desk.today)
    }
  }

  func record(_ note: ProgressNote) async throws(DeskFault) {
    try await desk.onPlans { () throws(Failure) in
      _ = try self.world.record(note, speaksOfMembers: !note.members.isEmpty, in: self.id)
    }
  }

  func makeReport() async throws(DeskFault) {
    try await desk.onPlans { () throws(Failure) in
      let day = self.desk.desk.today
      let progress = try self.world.loadProgress(self.id, until: day)
      let report = ProgressReport(plan: progress.plan, log: try progress.log(), on: day)
      _ = try PaperFormat.write(
        [.html, .md, .json], "progress", to: self.world.folder.reports(of: self.id), report.paper, json: report.json)
    }
  }

  func reported() async throws(DeskFault) -> ReportedActions? {
    try await desk.onPlans { () throws(Failure) in
      let day = self.desk.desk.today
      return try self.desk.reported.value("\(self.world.planStamp(of: self.id))|\(day)") { () throws(Failure) in
        self.world.reportedActions(self.id, on: day)
      }
    }
  }
}

extension World {
  /// What a plan in the folder of a survey lacks or contradicts itself in.
  func remarks(on plan: Plan, inFolderOf id: String, _ evidence: PlanEvidence?) -> [PlanRemark] {
    var remarks = PlanCheck.remarks(on: plan, evidence: evidence)
    if let named = plan.survey, named != id {
      remarks.append(
        PlanRemark(
          .error, .plan(.survey), "This plan answers ‘\(named)’, and stands in the folder of ‘\(id)’",
          "Move it to \(folder.plan(of: named)), or write ‘survey: \(id)’"))
    }
    return remarks
  }
}
