internal import Foundation

/// Puts a new version of a file into the place of the one that was read, and loses nothing that somebody else saves in that moment.
///
/// Both versions change places in one step (`renameat2` with `RENAME_EXCHANGE`), and only then it is looked at what came out. If that is not what was
/// read, or somebody is writing in it just now, it goes back. Where the file system knows no exchange, the file is looked at once more right before it
/// is replaced, which leaves a moment of microseconds.
struct FileExchange {
  /// Whether the file system is asked to exchange; without it as where it cannot.
  var knowsExchange = true
  /// Happens after the new version is on the disk and before it takes the old one's place; for tests.
  var meanwhile: () -> Void = {}

  /// Replaces a file by other bytes, with the same permissions; a link stays a link, and what it leads to is replaced.
  ///
  /// - Parameter read: what the file held when it was read.
  /// - Returns: false where the file is another by now, or is gone; it then stays as it is.
  /// - Throws: `Failure` where the new version cannot be written, or what came out cannot be read.
  func replace(_ link: String, holding read: [UInt8], with bytes: [UInt8]) throws(Failure) -> Bool {
    var facts = stat()
    guard let path = FileExchange.target(of: link), stat(path, &facts) == 0 else { return false }
    let beside = "\(path).\(getpid()).new"
    try OutputFile.write(bytes, to: beside)
    chmod(beside, facts.st_mode & 0o777)
    meanwhile()
    switch swap(beside, path) {
    case 0: break
    case ENOENT:
      unlink(beside)
      return false
    default: return try replaceWithoutExchange(path, holding: read, by: beside)
    }
    if !FileExchange.isBeingWritten(beside), FileExchange.bytes(of: beside) == read {
      unlink(beside)
      return true
    }
    try giveBack(beside, path, put: bytes)
    return false
  }

  /// Puts what came out back, and whatever somebody saves over that meanwhile.
  private func giveBack(_ beside: String, _ path: String, put: [UInt8]) throws(Failure) {
    var put = put
    while true {
      let out = FileExchange.bytes(of: beside)
      guard swap(beside, path) == 0 else {
        throw Failure(
          .inputOutput, "\(path) was saved by somebody else in this moment. Their version is in \(beside); put it back."
        )
      }
      // What comes out now is what was put there last, unless somebody saved in between again; then theirs is the newest.
      guard let out, FileExchange.bytes(of: beside) != put else { break }
      put = out
    }
    unlink(beside)
  }

  private func replaceWithoutExchange(
    _ path: String, holding read: [UInt8], by beside: String
  ) throws(Failure) -> Bool {
    guard !FileExchange.isBeingWritten(path), FileExchange.bytes(of: path) == read else {
      unlink(beside)
      return false
    }
    guard rename(beside, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(beside)
      throw Failure(.cannotCreate, "\(path) cannot be written: \(reason).")
    }
    return true
  }

  // MARK: - The system

  private typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
  private static let exchangeFlag: UInt32 = 2

  /// 0, or the number of the fault; `ENOSYS` where there is no exchange.
  private func swap(_ one: String, _ other: String) -> Int32 {
    // Its header shows it to programs in C alone.
    guard knowsExchange, let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
    let rename = unsafeBitCast(symbol, to: Rename.self)
    return rename(AT_FDCWD, one, AT_FDCWD, other, FileExchange.exchangeFlag) == 0 ? 0 : errno
  }

  /// Whether a program has the file open for writing: a read lease is refused then. False where the file system has no leases.
  private static func isBeingWritten(_ path: String) -> Bool {
    let (setLease, setSignal): (Int32, Int32) = (1024, 10)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // Whoever opens the file while the lease is held would else end this program.
    guard fcntl(descriptor, setSignal, SIGURG) == 0 else { return false }
    guard fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 else { return errno == EAGAIN }
    _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
    return false
  }

  private static func bytes(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// The file that a path leads to at last; nil where there is none.
  private static func target(of path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
