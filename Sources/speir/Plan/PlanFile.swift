internal import Foundation
internal import PlanFiles
internal import Seals
internal import SurveyFiles

/// A plan's file, changed by one program at a time.
enum PlanFile {
  /// Which version of a file bytes are, in letters and digits alone.
  static func revision(of bytes: [UInt8]) -> String {
    String(ContentHash.text(of: bytes).dropFirst("sha256:".count))
  }

  /// Makes changes in a plan's file as it stands at that moment; all of them or none.
  ///
  /// - Parameters:
  ///   - revision: the version that the changes were made for.
  ///   - exchange: how the new version takes the old one's place, so that an editor that saves meanwhile is not overwritten.
  /// - Throws: `Failure` where the file cannot be read or written, or where an action is to be taken out and it cannot be read what was noted.
  static func change(
    _ path: String, from revision: String, _ changes: [PlanChange], by exchange: FileExchange = FileExchange()
  ) throws(Failure) -> PlanOutcome {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    return try FolderTurn.take(in: folder) { () throws(Failure) in
      let bytes = try InputFile.bytes(of: path, limit: SurveyText.limit)
      guard revision == self.revision(of: bytes) else { return .stale }
      let reading = PlanReader.read(bytes, file: path)
      if let noted = try noted(changes, reading, folder + "/progress.yaml") { return noted }
      let text: String
      do throws(PlanPatch.Refusal) { text = try PlanPatch.apply(changes, to: reading) } catch {
        return .refused(error)
      }
      guard text.utf8.count <= SurveyText.limit else {
        throw Failure(.badData, "\(path) would be larger than \(SurveyText.limit / 1024) KiB, the most that is read.")
      }
      return try exchange.replace(path, holding: bytes, with: Array(text.utf8)) ? .written : .stale
    }
  }

  /// The first action that the changes would take out although something was noted of it; nil for none.
  private static func noted(
    _ changes: [PlanChange], _ reading: PlanReading, _ path: String
  ) throws(Failure) -> PlanOutcome? {
    guard let plan = reading.plan, FileManager.default.fileExists(atPath: path) else { return nil }
    let actions = changes.compactMap { change -> [String]? in
      guard case .remove(let place, let at) = change else { return nil }
      return PlanRemoval(plan, improvement: place, action: at)?.actions
    }.flatMap(\.self)
    guard !actions.isEmpty else { return nil }
    let bytes = try InputFile.bytes(of: path, limit: SurveyText.limit)
    guard let notes = ProgressReader.notes(ofActions: actions, in: bytes) else {
      throw Failure(
        .badData,
        "\(path) cannot be read, so that nobody knows what was noted of these actions. Mend it first, in an editor.")
    }
    return notes.first { $0.count > 0 }.map { .noted(action: $0.action, notes: $0.count) }
  }
}
