internal import Foundation
internal import Responses

/// What of a survey was made for publication: a file beside the reports that a person can read, and delete.
///
/// Two tables by different questions both give the answers to the one by the other, each with cells hidden for itself; held against one another they
/// could show what each hides. So only one is published. And two editions between which few responses came or went could show what those said.
struct Publications {
  private let path: String
  /// How few responses tell of somebody.
  private let threshold: Int

  init(in folder: String, threshold: Int) {
    path = folder + "/published.txt"
    self.threshold = threshold
  }

  /// What the file says.
  private struct Noted {
    var table: String?
    var ledger: Ledger?
  }

  private static let mark = "responses "

  private func noted() throws(Failure) -> Noted {
    var noted = Noted()
    guard FileManager.default.fileExists(atPath: path) else { return noted }
    let text = String(decoding: try InputFile.bytes(of: path, limit: 1 << 20), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix(Publications.mark) {
        let parts = line.dropFirst(Publications.mark.count).split(separator: " ").compactMap { Int($0) }
        guard let ledger = Ledger(parts: parts) else {
          throw Failure(.badData, "\(path) was changed by hand. Put it back; or, if nothing was handed out, delete it.")
        }
        noted.ledger = ledger
      } else {
        noted.table = String(line)
      }
    }
    return noted
  }

  /// - Throws: `Failure` where a table by another question was published, where too few responses came or went since the last edition, or where
  ///   the file cannot be read.
  func require(table question: String?, _ ledger: Ledger) throws(Failure) {
    let noted = try noted()
    if let question, let other = noted.table, other != question {
      throw Failure(
        .notAllowed,
        """
        A table by ‘\(other)’ was made for publication before. Held against one by ‘\(question)’ it could show who said what. Print this one for the \
        organisers alone, without --public; or, if that table was never handed out, delete it and \(path).
        """)
    }
    guard let before = noted.ledger else { return }
    let changed = ledger.changes(since: before)
    guard changed > 0, changed < threshold else { return }
    throw Failure(
      .notAllowed,
      """
      Since the last edition for publication \(changed == 1 ? "one response has" : "\(changed) responses have") come or gone: held against it this \
      one could show what was said there. Keep that edition, or wait until it is \(threshold); or, if it was never handed out, delete it and \(path).
      """)
  }

  /// Writes down that an edition of these responses, or a table of them by a question, was made for publication.
  func note(table question: String?, _ ledger: Ledger) throws(Failure) {
    let table = try noted().table ?? question
    let text = """
      # What of this survey was made for publication (speir report --public): of which responses, in the parts of the ledger, and by which question a
      # table was. A second table by another question, or another edition after few responses came or went, could be held against it.
      \(Publications.mark)\(ledger.parts.map(String.init).joined(separator: " "))
      \(table ?? "")

      """
    try OutputFile.write(Array(text.utf8), to: path)
  }
}
