internal import Foundation
internal import Seals

/// The secret with which organisers sign in: from a file that nobody else may read, or from the environment.
enum OrganiserSecret {
  static let variable = "SPEIR_ORGANISER_SECRET"
  /// The most bytes that are read.
  private static let most = 4096

  /// The secret in a file, or else in the environment; nil where there is neither.
  ///
  /// - Throws: `Failure` where it is too short, or others may read the file.
  static func read(file: String?, environment: [String: String]) throws(Failure) -> String? {
    let named = environment[variable] ?? ""
    guard let file else { return named.isEmpty ? nil : try sound(named, "\(variable) holds") }
    guard named.isEmpty else {
      throw Failure(.usage, "There are two secrets: \(variable) and --organiser-secret-file. Leave one of them out.")
    }
    let bytes = try bytes(of: file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badData, "\(file) holds no text. Write a secret into it, such as from: openssl rand -base64 24")
    }
    return try sound(text.trimmingCharacters(in: .newlines), "\(file) holds")
  }

  private static func sound(_ secret: String, _ whose: String) throws(Failure) -> String {
    guard secret.count >= OrganiserSeal.leastLength else {
      throw Failure(
        .notAllowed,
        """
        \(whose) a secret of \(secret.count.counted("character")); it needs at least \(OrganiserSeal.leastLength). \
        Make one that nobody can guess, such as with: openssl rand -base64 24
        """)
    }
    return secret
  }

  /// Looks at the very file that is read, so that nothing can be put in its place in between.
  private static func bytes(of file: String) throws(Failure) -> [UInt8] {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.noInput, "\(file) cannot be read: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.noInput, "\(file) is no file. Name the file that holds the secret.")
    }
    guard facts.st_mode & 0o077 == 0 else {
      throw Failure(
        .notAllowed, "Others may read \(file), so that it holds no secret. Take that from them: chmod 600 \(file)")
    }
    var buffer = [UInt8](repeating: 0, count: most)
    let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else {
      throw Failure(.inputOutput, "\(file) cannot be read: \(String(cString: strerror(errno))).")
    }
    return Array(buffer[..<count])
  }
}
