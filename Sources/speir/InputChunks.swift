internal import Foundation
internal import ResponseFiles

/// A file, or standard input for `-`, read chunk by chunk.
final class InputChunks {
  private let descriptor: Int32
  private var fault: Int32 = 0
  private let path: String

  /// - Throws: `Failure` where there is no such file or it may not be read.
  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw Failure(.noInput, "There is no file \(path).")
      case EACCES, EPERM: throw Failure(.noInput, "\(path) may not be read. Give yourself the right to read it.")
      default: throw Failure(.noInput, "\(path) cannot be read: \(String(cString: strerror(errno))).")
      }
    }
  }

  /// The lines of the file; look at `check` after the last one.
  var lines: FileLines { FileLines { self.next() } }

  /// - Throws: `Failure` where the file could not be read to its end.
  func check() throws(Failure) {
    switch fault {
    case 0: return
    case EISDIR: throw Failure(.noInput, "\(path) is a folder, not a file.")
    default: throw Failure(.inputOutput, "\(path) cannot be read: \(String(cString: strerror(fault))).")
    }
  }

  /// How many bytes the file has; 0 where that cannot be known, as for a pipe.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  /// The next bytes of the file; none at its end or where it cannot be read, which `check` tells apart.
  func next() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { fault = errno }
      return Array(buffer[..<max(0, count)])
    }
  }

  deinit { if path != "-" { close(descriptor) } }
}
