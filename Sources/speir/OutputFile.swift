internal import Foundation

/// Writes whole files so that a reader sees either the old one or the new one, never a half.
enum OutputFile {
  /// Writes the bytes beside the path, makes them durable, then moves them onto it; folders are made as needed.
  ///
  /// - Throws: `Failure` where the folder or file cannot be written or the disk is full; the old file then stays as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try makeFolder(of: path)
    let place = try OutputPlace(path, permissions: 0o644)
    try place.finish(fill(place.descriptor, with: bytes))
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
