internal import Foundation

/// Where a result is written: beside a file and then onto it, or straight into a device or a pipe, which nothing may replace.
struct OutputPlace {
  let path: String
  let descriptor: Int32
  /// Nil where the bytes go straight to the path.
  private let beside: String?

  /// Opens it for writing, a new file with those permissions.
  ///
  /// - Throws: `Failure` where nothing can be written there.
  init(_ path: String, permissions: mode_t) throws(Failure) {
    self.path = path
    switch OutputPlace.kind(of: path) {
    case S_IFDIR: throw OutputPlace.failure(path, EISDIR)
    case nil, S_IFREG:
      let beside = "\(path).\(getpid()).new"
      self.beside = beside
      descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    default:
      beside = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw OutputPlace.failure(path, errno) }
  }

  /// Makes what was written durable and puts it in its place; `fault` is what went wrong in writing, or 0.
  ///
  /// - Throws: `Failure` for that, or where the file cannot be put there; the old file then stays as it was.
  func finish(_ fault: Int32) throws(Failure) {
    var fault = fault
    if fault == 0, beside != nil, fsync(descriptor) != 0 { fault = errno }
    close(descriptor)
    if fault == 0, let beside, rename(beside, path) != 0 { fault = errno }
    guard fault != 0 else { return }
    if let beside { unlink(beside) }
    throw OutputPlace.failure(path, fault)
  }

  /// Leaves everything as it was.
  func abandon() {
    close(descriptor)
    if let beside { unlink(beside) }
  }

  /// The file's type bits; nil where there is none, or none that can be seen.
  private static func kind(of path: String) -> mode_t? {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts.st_mode & S_IFMT : nil
  }

  /// What to tell a person of a fault's number.
  static func failure(_ path: String, _ reason: Int32) -> Failure {
    switch reason {
    case ENOSPC:
      Failure(.inputOutput, "The disk is full: \(path) was not written. Make room, then try again.")
    case EISDIR:
      Failure(.cannotCreate, "\(path) is a folder. Name a file in it.")
    case ENOENT, ENOTDIR:
      Failure(
        .cannotCreate,
        "There is no folder \(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)) for it. Make it, or name another file."
      )
    case EACCES, EPERM, EROFS:
      Failure(.cannotCreate, "You may not write \(path). Give yourself the right to write there, or name another file.")
    default:
      Failure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(reason))).")
    }
  }
}
