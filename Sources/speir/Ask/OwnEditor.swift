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
      run(["/bin/sh", "-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", path]), let data = try? Data(contentsOf: file)
    else { return nil }
    var written = String(decoding: data, as: UTF8.self)
    if written.hasSuffix("\n") { written.removeLast() }
    return written
  }

  /// Runs a program at this terminal, in this process's own group, until it ends; whether it ended well.
  private static func run(_ arguments: [String]) -> Bool {
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    defer { posix_spawnattr_destroy(&attributes) }
    var given = arguments.map { strdup($0) } + [nil]
    var surroundings = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in given + surroundings { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], nil, &attributes, &given, &surroundings) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return false } }
    return status == 0
  }
}
