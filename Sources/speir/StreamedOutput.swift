internal import Foundation

/// Writes a long result piece by piece: to standard output, or beside a path and then onto it, so that nobody sees a half.
final class StreamedOutput {
  private let path: String?
  private let beside: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var fault: Int32 = 0

  /// - Throws: `Failure` where the file cannot be made.
  init(to path: String?) throws(Failure) {
    self.path = path
    beside = "\(path ?? "").\(getpid()).new"
    guard path != nil else {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path ?? "") cannot be written: \(String(cString: strerror(errno))).")
    }
  }

  /// Takes a text; false once nothing more can be written.
  func write(_ text: String) -> Bool {
    buffer += Array(text.utf8)
    if buffer.count >= 65_536 { flush() }
    return fault == 0
  }

  /// Writes the rest and puts the file in its place.
  ///
  /// - Throws: `Failure` where it could not all be written; the old file then stays as it was. A reader of standard output that has gone
  ///   away is no fault.
  func finish() throws(Failure) {
    flush()
    guard let path else {
      guard fault == 0 || fault == EPIPE else {
        throw Failure(.inputOutput, "Standard output cannot be written: \(String(cString: strerror(fault))).")
      }
      return
    }
    if fault == 0, fsync(descriptor) != 0 { fault = errno }
    close(descriptor)
    descriptor = -1
    if fault == 0, rename(beside, path) == 0 { return }
    let reason = fault == 0 ? errno : fault
    unlink(beside)
    if reason == ENOSPC {
      throw Failure(.inputOutput, "The disk is full: \(path) was not written. Make room, then try again.")
    }
    throw Failure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(reason))).")
  }

  private func flush() {
    guard fault == 0 else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    bytes.withUnsafeBytes { part in
      var written = 0
      while written < part.count, let base = part.baseAddress {
        let count = Foundation.write(descriptor, base + written, part.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else {
          fault = count == 0 ? ENOSPC : errno
          return
        }
        written += count
      }
    }
  }

  deinit {
    guard path != nil, descriptor >= 0 else { return }
    close(descriptor)
    unlink(beside)
  }
}
