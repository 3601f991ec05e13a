internal import Foundation
internal import Pages
internal import Reports
internal import Responses

/// The page of results as it was shown last to those who were asked: a file among what is published, behind a line that says of which responses it is.
///
/// It is kept because it cannot be made again: of those whose answers it counts some may be erased. It names nobody, and has nobody's words in it.
struct ResultsPage {
  let path: String

  /// In the folder of what a survey has published.
  init(in folder: String) { path = folder + "/results.html" }

  /// What was shown last.
  struct Kept {
    /// Of the responses that it counts.
    var ledger: Ledger
    var html: [UInt8]
  }

  private static let opening = "<!-- "
  private static let closing = " -->"

  /// What is another text whenever another page is kept here, without a look into it; empty where there is none.
  ///
  /// A page is moved into its place (`OutputFile`), so that it is another file than the one before, also of the same length in the same moment.
  var stamp: String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    let (written, changed) = (status.st_mtim, status.st_ctim)
    let times = [written.tv_sec, written.tv_nsec, changed.tv_sec, changed.tv_nsec].map(String.init)
    return "\(status.st_ino) \(status.st_size) " + times.joined(separator: " ")
  }

  /// The page as it was kept; nil where there is none, or where something else has its name.
  func kept() throws(Failure) -> Kept? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = try InputFile.bytes(of: path, limit: 64 << 20)
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = String(decoding: bytes[..<end], as: UTF8.self)
    guard line.hasPrefix(ResultsPage.opening), line.hasSuffix(ResultsPage.closing) else { return nil }
    let told = line.dropFirst(ResultsPage.opening.count).dropLast(ResultsPage.closing.count)
    guard let ledger = Ledger(line: told) else { return nil }
    return Kept(ledger: ledger, html: Array(bytes[(end + 1)...]))
  }

  /// Keeps a page of these responses in the place of the one before, and gives it as it is shown.
  @discardableResult
  func keep(_ paper: Paper, _ ledger: Ledger) throws(Failure) -> [UInt8] {
    let html = PaperPage(paper).html
    try OutputFile.write(Array("\(ResultsPage.opening)\(ledger.line)\(ResultsPage.closing)\n".utf8) + html, to: path)
    return html
  }
}
