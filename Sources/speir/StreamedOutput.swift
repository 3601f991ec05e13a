internal import Foundation

/// Writes a long result piece by piece: to standard output, or beside a path and then onto it, so that nobody sees a half.
final class StreamedOutput {
  /// Nil for standard output, and once it is closed.
  private var place: OutputPlace?
  private let isFile: Bool
  private var buffer: [UInt8] = []
  private var fault: Int32 = 0

  /// - Throws: `Failure` where the file cannot be made.
  init(to path: String?) throws(Failure) {
    isFile = path != nil
    if let path { place = try OutputPlace(path, permissions: 0o600) }
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
    guard isFile else {
      guard fault == 0 || fault == EPIPE else {
        throw Failure(.inputOutput, "Standard output cannot be written: \(String(cString: strerror(fault))).")
      }
      return
    }
    let closing = place
    place = nil
    try closing?.finish(fault)
  }

  private func flush() {
    guard fault == 0 else { return }
    let (bytes, descriptor) = (buffer, place?.descriptor ?? STDOUT_FILENO)
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
    place?.abandon()
  }
}
