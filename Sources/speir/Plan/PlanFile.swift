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

  /// Does something with the files of a folder while no other program that asks does; a folder that is not there is kept from nobody.
  static func alone<Value>(in folder: String, _ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Closing it lets the next one in.
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }
    return try work()
  }

  /// Makes changes in a plan's file as it stands at that moment; all of them or none.
  ///
  /// - Parameter revision: the version that the changes were made for; nil where they hold for any.
  /// - Throws: `Failure` where the file cannot be read or written.
  static func change(
    _ path: String, from revision: String? = nil, _ changes: [PlanChange]
  ) throws(Failure) -> PlanOutcome {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    return try alone(in: folder) { () throws(Failure) in
      let bytes = try InputFile.bytes(of: path, limit: SurveyText.limit)
      if let revision, revision != self.revision(of: bytes) { return .stale }
      let text: String
      do throws(PlanPatch.Refusal) {
        text = try PlanPatch.apply(changes, to: PlanReader.read(bytes, file: path))
      } catch {
        return .refused(error)
      }
      guard text.utf8.count <= SurveyText.limit else {
        throw Failure(.badData, "\(path) would be larger than \(SurveyText.limit / 1024) KiB, the most that is read.")
      }
      try OutputFile.write(Array(text.utf8), to: path)
      return .written
    }
  }
}
