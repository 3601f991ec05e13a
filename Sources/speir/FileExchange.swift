internal import Foundation

/// Puts a new version of a file into the place of the one that was read, and loses nothing that somebody else saves in that moment.
///
/// Both versions change places in one step (`renameat2` with `RENAME_EXCHANGE`), and only then it is looked at what came out. If that is not what was
/// read, or somebody is writing in it just now, it goes back. Where the file system knows no exchange, the file is looked at once more right before it
/// is replaced, which leaves a moment of microseconds. The new version first stands beside the file under a name by chance, so that what an earlier
/// exchange could not give back, and told a person of, is never written over.
struct FileExchange {
  /// Whether the file system is asked to exchange; without it as where it cannot.
  var knowsExchange = true
  /// Happens after the new version is on the disk and before it takes the old one's place; for tests.
  var meanwhile: () -> Void = {}
  /// Happens after both have changed places; for tests.
  var afterwards: () -> Void = {}
  /// How often it is looked, each hundredth of a second, whether somebody still writes in what is to be taken away.
  var patience = 200

  /// Replaces a file by other bytes, with the same permissions, and with the same owner and group where this program may give it to them; a link stays
  /// a link, and what it leads to is replaced.
  ///
  /// - Parameter read: what the file held when it was read.
  /// - Returns: false where the file is another by now, or is gone; it then stays as it is.
  /// - Throws: `Failure` where the new version cannot be written with these permissions or cannot be put in its place, and where what somebody else saved
  ///   in that moment cannot be given back or is still being written; it then stays beside the file, and the message says where.
  func replace(_ link: String, holding read: [UInt8], with bytes: [UInt8]) throws(Failure) -> Bool {
    var facts = stat()
    guard let path = FileExchange.target(of: link), stat(path, &facts) == 0 else { return false }
    let beside = try FileExchange.write(bytes, beside: path, like: facts)
    meanwhile()
    switch swap(beside, path) {
    case 0: break
    case ENOENT:
      unlink(beside)
      return false
    default: return try replaceWithoutExchange(path, holding: read, by: beside)
    }
    afterwards()
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
        throw FileExchange.left(beside, path)
      }
      // Whoever opened it while it stood in the file's place writes on in it here.
      var looks = 0
      while FileExchange.isBeingWritten(beside) {
        guard looks < patience else { throw FileExchange.left(beside, path) }
        looks += 1
        usleep(10_000)
      }
      // What comes out now is what was put there last, unless somebody saved in between again; then theirs is the newest.
      guard let out, FileExchange.bytes(of: beside) != put else { break }
      put = out
    }
    unlink(beside)
  }

  private static func left(_ beside: String, _ path: String) -> Failure {
    Failure(
      .inputOutput, "\(path) was saved by somebody else in this moment. Their version is in \(beside); put it back.")
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

  /// Writes a new file beside another, of a name that no file has, and makes it durable; nobody may read it who may not read the other.
  ///
  /// - Returns: its path.
  private static func write(
    _ bytes: [UInt8], beside path: String, like facts: stat
  ) throws(Failure) -> String {
    var system = SystemRandomNumberGenerator()
    var beside = ""
    var descriptor: Int32 = -1
    repeat {
      beside = "\(path).\(String(UInt64.random(in: 0 ... .max, using: &system), radix: 36)).new"
      descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    } while descriptor < 0 && errno == EEXIST
    guard descriptor >= 0 else { throw OutputPlace.failure(path, errno) }
    // Only the system's own user may give a file away, others at most to a group of theirs.
    if fchown(descriptor, facts.st_uid, facts.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, facts.st_gid) }
    var fault = fchmod(descriptor, facts.st_mode & 0o777) == 0 ? 0 : errno
    // Where the file system gives all its files the same permissions, that is no fault.
    var now = stat()
    if fault != 0, fstat(descriptor, &now) == 0, now.st_mode & 0o777 == facts.st_mode & 0o777 { fault = 0 }
    if fault == 0 { fault = OutputFile.fill(descriptor, with: bytes) }
    if fault == 0, fsync(descriptor) != 0 { fault = errno }
    close(descriptor)
    guard fault == 0 else {
      unlink(beside)
      throw OutputPlace.failure(path, fault)
    }
    return beside
  }

  /// 0, or the number of the fault; `ENOSYS` where there is no exchange.
  private func swap(_ one: String, _ other: String) -> Int32 {
    // Its header shows it to programs in C alone.
    guard knowsExchange, let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
    let rename = unsafeBitCast(symbol, to: Rename.self)
    return rename(AT_FDCWD, one, AT_FDCWD, other, FileExchange.exchangeFlag) == 0 ? 0 : errno
  }

  /// Whether a program has the file open for writing: a read lease is refused then.
  ///
  /// False where nobody can say: where the file system has no leases, and where the file is another user's, whose lease this program is not given.
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
