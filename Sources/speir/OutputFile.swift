internal import Foundation

/// Writes whole files so that a reader sees either the old one or the new one, never a half.
enum OutputFile {
  /// Writes the bytes beside the path, makes them durable, then moves them onto it; folders are made as needed. A file that has these bytes already
  /// is left alone.
  ///
  /// - Throws: `Failure` where the folder or file cannot be written or the disk is full; the old file then stays as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard !holds(bytes, path) else { return }
    try makeFolder(of: path)
    let place = try OutputPlace(path, permissions: 0o644)
    try place.finish(fill(place.descriptor, with: bytes))
  }

  /// Whether there is a file of just these bytes that may be read and written, so that writing it again would change nothing.
  private static func holds(_ bytes: [UInt8], _ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count,
      access(path, W_OK) == 0, let known = try? Data(contentsOf: URL(filePath: path)), known.count == bytes.count
    else { return false }
    return known.withUnsafeBytes { known in
      bytes.withUnsafeBytes { bytes in
        guard let known = known.baseAddress, let own = bytes.baseAddress else { return bytes.isEmpty }
        return memcmp(known, own, bytes.count) == 0
      }
    }
  }

  /// Makes the folder that a file is to stand in, where it is not there.
  static func makeFolder(of path: String) throws(Failure) {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .cannotCreate,
        "The folder \(folder) cannot be made. Check that you may write there, and that no file has its name.")
    }
  }

  /// Writes all of the bytes; 0, or the number of the fault.
  static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let base = buffer.baseAddress {
        let count = Foundation.write(descriptor, base + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return count == 0 ? ENOSPC : errno }
        written += count
      }
      return 0
    }
  }
}
