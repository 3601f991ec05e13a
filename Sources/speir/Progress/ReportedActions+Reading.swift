internal import Foundation
internal import Plans
internal import Reports
internal import ResponseFiles
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
  /// Nothing of a draft: a plan is shown once it is under way (`Plan.isUnderWay`), or once a progress report was made, which organisers do knowing who
  /// reads it. It is shown as its files say now, and not as they did when a report was made last. Only where they cannot be read that report stands.
  func reportedActions(_ id: String, on day: CivilDate) -> ReportedActions? {
    let path = folder.reports(of: id) + "/progress.json"
    let report = try? InputFile.bytes(of: path, limit: 16 << 20)
    let last = report.flatMap { ReportedActions(json: $0) }
    guard FileManager.default.fileExists(atPath: folder.plan(of: id)) else { return last }
    do throws(Failure) {
      let progress = try loadProgress(id, until: day)
      let log = try progress.log()
      guard last != nil || progress.plan.isUnderWay(log, on: day) else { return nil }
      return ProgressReport(plan: progress.plan, log: log, on: day).reported
    } catch {
      return last
    }
  }

  /// A text that is another one when anything in the files of a plan, of its progress or of minutes is another.
  func planStamp(of id: String) -> String {
    let folder = folder.reports(of: id)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
      ["plan.yaml", "progress.yaml", "progress.json"].contains(name)
        || name.hasPrefix("minutes-") && name.hasSuffix(".yaml")
    }
    // By what is in them, since a file may be saved twice within one tick of its clock.
    return names.sorted().map { name in
      let bytes = FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) }
      return name + (bytes.map(PlanFile.revision) ?? "")
    }.joined(separator: "|")
  }
}
