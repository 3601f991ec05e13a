internal import Foundation

/// A program that runs at the terminal of this process. Foundation's `Process` takes its children away from the terminal.
struct ChildProgram {
  let identity: pid_t

  /// Starts a program; nil where it cannot be started.
  ///
  /// - Parameters:
  ///   - input: what it reads as standard input; nil for the terminal.
  ///   - isApart: whether it has a group of its own, so that what is sent to this program's group does not reach it.
  init?(_ arguments: [String], input: Int32? = nil, isApart: Bool = false) {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (isApart ? Int16(POSIX_SPAWN_SETPGROUP) : 0))
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    var given = arguments.map { strdup($0) } + [nil]
    var surroundings = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in given + surroundings { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], &actions, &attributes, &given, &surroundings) == 0 else { return nil }
    identity = child
  }

  /// Waits until it ends; whether it ended well.
  func wait() -> Bool {
    var status: Int32 = 0
    while waitpid(identity, &status, 0) < 0 { guard errno == EINTR else { return false } }
    return status == 0
  }
}
