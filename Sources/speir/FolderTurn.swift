internal import Foundation

/// One program at a time in a folder.
enum FolderTurn {
  /// Does something with the files of a folder while no other program, and no other thread, that asks does; a folder that is not there is kept
  /// from nobody.
  static func take<Value>(in folder: String, _ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Closing it lets the next one in.
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }
    return try work()
  }
}
