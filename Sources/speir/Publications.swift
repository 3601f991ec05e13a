internal import Foundation
internal import Responses
internal import Surveys

extension World {
  /// What of a survey was published, noted where its reports are, wherever an edition is written.
  func publications(of survey: Survey) -> Publications {
    Publications(of: survey.id, in: folder.reports(of: survey.id), threshold: survey.priorities.smallSector)
  }
}

/// What of a survey was made for publication: a file beside the reports that a person can read, and delete.
///
/// Two tables by different questions both give the answers to the one by the other, each with cells hidden for itself; held against one another they
/// could show what each hides. So only one is published. And two editions between which few responses came or went could show what those said. The
/// pages of results that a server shows are editions, too.
struct Publications {
  /// The survey's id.
  private let survey: String
  private let folder: String
  private var path: String { folder + "/published.txt" }
  /// How few responses tell of somebody.
  private let threshold: Int

  init(of survey: String, in folder: String, threshold: Int) {
    self.survey = survey
    self.folder = folder
    self.threshold = threshold
  }

  /// What the file says.
  private struct Noted {
    var table: String?
    /// Of the last edition.
    var ledger: Ledger?
    /// Of how many responses the editions were, from the one of the fewest to the one of the most.
    var sizes: ClosedRange<Int>?
  }

  /// How an edition of some responses stands to all that were published before.
  enum Standing: Hashable {
    /// There was none, or the numbers alone show that enough responses came or went since any of them.
    case new
    /// It is of the same responses as the last one.
    case same
    /// Held against one before it could show what those said who came or went. With the sizes of those before.
    case near(ClosedRange<Int>)
  }

  private static let range = "between "

  private func noted() throws(Failure) -> Noted {
    var noted = Noted()
    guard FileManager.default.fileExists(atPath: path) else { return noted }
    let text = String(decoding: try InputFile.bytes(of: path, limit: 1 << 20), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let numbers = line.split(separator: " ").dropFirst().map { Int($0) ?? -1 }
      if line.hasPrefix(Ledger.mark) {
        guard let ledger = Ledger(line: line) else { throw changedByHand }
        noted.ledger = ledger
      } else if line.hasPrefix(Publications.range) {
        guard numbers.count == 2, numbers[0] >= 0, numbers[0] <= numbers[1] else { throw changedByHand }
        noted.sizes = numbers[0]...numbers[1]
      } else {
        noted.table = String(line)
      }
    }
    if let last = noted.ledger?.analysed {
      let sizes = noted.sizes ?? last...last
      noted.sizes = min(sizes.lowerBound, last)...max(sizes.upperBound, last)
    }
    return noted
  }

  private var changedByHand: Failure {
    Failure(.badData, "\(path) was changed by hand. Put it back; or, if nothing was handed out, delete it.")
  }

  /// How an edition of these responses stands to those before.
  ///
  /// Who came and went the numbers of the ledger do not tell: of ten who came five may have gone again. By how much the numbers of the analysed differ
  /// is certain, and all that is counted on; what lies between the smallest edition and the largest is near to one of them.
  ///
  /// - Throws: `Failure` where the file cannot be read.
  func standing(of ledger: Ledger) throws(Failure) -> Standing {
    standing(of: ledger, try noted())
  }

  private func standing(of ledger: Ledger, _ noted: Noted) -> Standing {
    guard let sizes = noted.sizes else { return .new }
    if ledger == noted.ledger { return .same }
    let isFar =
      ledger.analysed <= sizes.lowerBound - max(1, threshold) || ledger.analysed >= sizes.upperBound + max(1, threshold)
    return isFar ? .new : .near(sizes)
  }

  /// - Throws: `Failure` where a table by another question was published, where too few responses came or went since an edition before, or where
  ///   the file cannot be read.
  func require(table question: String?, _ ledger: Ledger) throws(Failure) {
    try require(table: question, ledger, try noted())
  }

  private func require(table question: String?, _ ledger: Ledger, _ noted: Noted) throws(Failure) {
    if let question, let other = noted.table, other != question {
      throw Failure(
        .notAllowed,
        """
        A table by ‘\(other)’ was made for publication before. Held against one by ‘\(question)’ it could show who said what. Print this one for the \
        organisers alone, without --public; or, if that table was never handed out, delete it and \(path).
        """)
    }
    guard case .near(let sizes) = standing(of: ledger, noted) else { return }
    let number = "\(ledger.analysed) \(ledger.analysed == 1 ? "response" : "responses")"
    let before = sizes.count == 1 ? "\(sizes.lowerBound)" : "\(sizes.lowerBound) to \(sizes.upperBound)"
    let step = max(1, threshold)
    let least = sizes.upperBound + step
    let fewer = sizes.lowerBound >= 2 * step ? ", or at most \(sizes.lowerBound - step)" : ""
    throw Failure(
      .notAllowed,
      """
      This edition of ‘\(survey)’ would be of \(number). What was published before, the page of results included, is of \(before): held against that it could show what \
      those said who came or went since. Keep what is published until there are at least \(least) responses\(fewer); where the survey is closed, a later \
      day as closes lets more come. Strike out of it by hand what it quotes of anybody who took their answers back; without --public the report counts \
      anew for the organisers. Or, if nothing was handed out, and nobody has seen the page of results, delete what is in \(folder)/public, and \
      \(path), and make the report again.
      """)
  }

  /// Writes down that an edition of these responses, or a table of them by a question, is made for publication: before anybody can read it, for
  /// what was shown and not noted could be held against the next.
  ///
  /// A server and a command may want to at the same moment; the one that comes second is held against the first.
  ///
  /// - Throws: `Failure` as `require` does, or where the file cannot be written.
  func note(table question: String?, _ ledger: Ledger) throws(Failure) {
    try OutputFile.makeFolder(of: path)
    try FolderTurn.take(in: folder) { () throws(Failure) in
      let noted = try noted()
      try require(table: question, ledger, noted)
      try write(noted, table: question, ledger)
    }
  }

  private func write(_ noted: Noted, table question: String?, _ ledger: Ledger) throws(Failure) {
    let size = ledger.analysed
    let sizes = min(noted.sizes?.lowerBound ?? size, size)...max(noted.sizes?.upperBound ?? size, size)
    let text = """
      # What of this survey was published (with --public, and as the page of results): of which responses the last edition was, in the parts of the
      # ledger; of how many responses all were; and by which question a table was. A second table by another question, or another edition after few
      # responses came or went, could be held against it.
      \(ledger.line)
      \(Publications.range)\(sizes.lowerBound) \(sizes.upperBound)
      \(noted.table ?? question ?? "")

      """
    try OutputFile.write(Array(text.utf8), to: path)
  }
}

/// Of which responses something was published, as the files beside the reports say it.
extension Ledger {
  static let mark = "responses "

  /// The parts of the ledger in one line.
  var line: String { Ledger.mark + parts.map(String.init).joined(separator: " ") }

  /// Nil for a line that says no ledger.
  init?(line: some StringProtocol) {
    guard line.hasPrefix(Ledger.mark) else { return nil }
    self.init(parts: line.dropFirst(Ledger.mark.count).split(separator: " ").map { Int($0) ?? -1 })
  }
}
