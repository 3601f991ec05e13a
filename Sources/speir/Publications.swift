internal import Foundation

/// By which question a survey's table was published: a file beside the reports that a person can read, and delete.
///
/// Two tables by different questions both give the answers to the one by the other, each with cells hidden for itself; held against one another they
/// could show what each hides. So only one is published.
struct PublishedTables {
  private let path: String

  init(in folder: String) { path = folder + "/published.txt" }

  /// - Throws: `Failure` where a table by another question was published, or the file cannot be read.
  func requireNone(but question: String) throws(Failure) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let text = String(decoding: try InputFile.bytes(of: path, limit: 1 << 20), as: UTF8.self)
    let earlier = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    guard let other = earlier.first(where: { $0 != question }) else { return }
    throw Failure(
      .notAllowed,
      """
      A table by ‘\(other)’ was made for publication before. Held against one by ‘\(question)’ it could show who said what. Print this one for the \
      organisers alone, without --public; or, if that table was never handed out, delete it and \(path).
      """)
  }

  /// Writes down that a table by this question was made for publication.
  func note(_ question: String) throws(Failure) {
    let text = """
      # By which question a table of this survey was made for publication (speir report --by … --public). A second one, by another
      # question, could be held against it.
      \(question)

      """
    try OutputFile.write(Array(text.utf8), to: path)
  }
}
