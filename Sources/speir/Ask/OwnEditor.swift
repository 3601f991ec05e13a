internal import Foundation

/// The editor that a person has chosen for themselves, by `VISUAL` or `EDITOR`.
enum OwnEditor {
  /// Lets the person change a text in it; nil where there is no editor, or it ended in failure.
  static func edit(_ text: String) -> String? {
    let file = FileManager.default.temporaryDirectory.appending(path: "speir-\(UUID().uuidString).txt")
    let path = file.path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(at: file) }
    // Nobody else may read what is being written.
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
      ChildProgram(["/bin/sh", "-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", path])?.wait() ?? false,
      let data = try? Data(contentsOf: file)
    else { return nil }
    var written = String(decoding: data, as: UTF8.self)
    if written.hasSuffix("\n") { written.removeLast() }
    return written
  }
}
