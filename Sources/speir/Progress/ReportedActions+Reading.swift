internal import PlanFiles
internal import Plans
internal import Reports
internal import ResponseFiles
internal import SurveyFiles
internal import Surveys

extension ReportedActions {
  /// Reads `progress.json`; nil for what is no such report. What is missing in it, as in one of an older program, is left out.
  init?(json bytes: [UInt8]) {
    guard let report = try? JSONReader.read(bytes), let day = report["date"]?.string.flatMap({ CivilDate(iso: $0) })
    else { return nil }
    self.init(day: day, actions: [:])
    for section in report["sections"]?.items ?? [] {
      guard let theme = section["theme"]?.string.flatMap({ Name($0) }) else { continue }
      let lines = (section["actions"]?.items ?? []).compactMap { line -> Line? in
        guard let id = line["id"]?.string, let action = line["action"]?.string else { return nil }
        return Line(
          id: id, action: action, lead: (line["lead"]?.items ?? []).compactMap(\.string),
          target: line["target"]?.string, due: line["due"]?.string.flatMap { CivilDate(iso: $0) },
          standing: (line["standing"]?.string ?? line["computed_standing"]?.string).flatMap { Standing(rawValue: $0) })
      }
      actions[theme, default: []] += lines
    }
  }
}

extension JSONValue {
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
}

extension World {
  /// What those who were asked may see of a survey's plan on a day; nil for nothing.
  ///
  /// Nothing of a draft: a plan is shown as its files say now once it is under way (`Plan.isUnderWay`). Before that, and while they cannot be read, only
  /// what the last progress report said is shown, which organisers make knowing who reads it. A plan that says that it answers another survey is never.
  func reportedActions(_ id: String, on day: CivilDate) -> ReportedActions? {
    let path = folder.reports(of: id) + "/progress.json"
    let report = try? InputFile.bytes(of: path, limit: 16 << 20)
    let last = report.flatMap { ReportedActions(json: $0) }
    guard let plan = try? InputFile.bytes(of: folder.plan(of: id), limit: SurveyText.limit) else { return last }
    if let other = PlanReader.read(plan, file: folder.plan(of: id)).plan?.survey, other != id { return nil }
    do throws(Failure) {
      let progress = try loadProgress(id, until: day)
      let log = try progress.log()
      guard progress.plan.isUnderWay(log, on: day) else { return last }
      return ProgressReport(plan: progress.plan, log: log, on: day).reported
    } catch {
      return last
    }
  }
}
