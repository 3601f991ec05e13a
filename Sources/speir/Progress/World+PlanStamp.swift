internal import Foundation

extension World {
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
