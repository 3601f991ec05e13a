internal import Plans
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
