internal import Foundation

/// Reads whole files that a person named, with a bound on their size.
enum InputFile {
  /// The bytes of a file, or of standard input for `-`.
  ///
  /// Never holds more than `limit` + 1 bytes.
  /// - Throws: `Failure` where there is no such file, it is a folder, may not be read, or is larger than the limit.
  static func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw Failure(.noInput, "There is no file \(path).")
      case EACCES, EPERM: throw Failure(.noInput, "\(path) may not be read. Give yourself the right to read it.")
      default: throw Failure(.noInput, "\(path) cannot be read: \(String(cString: strerror(errno))).")
      }
    }
    defer { if path != "-" { close(descriptor) } }
    var found: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EISDIR { throw Failure(.noInput, "\(path) is a folder, not a file.") }
      guard count >= 0 else {
        throw Failure(.inputOutput, "\(path) cannot be read: \(String(cString: strerror(errno))).")
      }
      guard count > 0 else { return found }
      found.append(contentsOf: buffer[..<count])
      guard found.count <= limit else {
        throw Failure(.badData, "\(path) is larger than \(limit / 1024) KiB, the most that is read here.")
      }
    }
  }
}
