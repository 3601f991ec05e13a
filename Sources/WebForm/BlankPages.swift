internal import NIOCore
internal import Pages
internal import Responses
internal import Surveys
internal import Synchronization

/// The pages of one survey as they are before anybody answers: made once for each language, and the same for everyone but for the token.
final class BlankPages: Sendable {
  private struct Key: Hashable {
    let language: Language
    let page: Int
  }

  /// A page up to its token, and from there on.
  private struct Halves {
    let before: [UInt8]
    let after: [UInt8]
  }

  private let index: QuestionIndex
  private let pages = Mutex<[Key: Halves]>([:])
  /// What stands in the token's place while a page is made; no text of a person's is on a blank page.
  private static let mark = "ZZZZTOKENZZZZ"

  private let usesToday: Bool

  init(_ index: QuestionIndex) {
    self.index = index
    usesToday = index.survey.allFormulas.contains { $0.source.contains("today") }
  }

  /// Whether a page may be visited by somebody who has not answered anything, and its bytes with their token; nil where it may not.
  ///
  /// `today` counts only for the first who asks: a survey in which today's date decides what is shown has no blank pages here.
  func page(
    _ page: Int, _ language: Language, base: String, token: String, today: @autoclosure () -> CivilDate
  ) -> ByteBuffer? {
    guard !usesToday else { return nil }
    let key = Key(language: language, page: page)
    if let made = pages.withLock({ $0[key] }) { return join(made, token) }
    let interview = Interview(index: index, sheet: Interview.start(survey: index.survey), today: today())
    guard interview.mayVisit(page: page),
      let shown = QuestionPage(
        FormSurroundings(index, language: language, base: base, token: BlankPages.mark), interview,
        page: page)
    else { return nil }
    let bytes = shown.whole.html
    guard let place = bytes.firstRange(of: Array(BlankPages.mark.utf8)) else { return nil }
    let made = Halves(before: Array(bytes[..<place.lowerBound]), after: Array(bytes[place.upperBound...]))
    pages.withLock { $0[key] = made }
    return join(made, token)
  }

  private func join(_ halves: Halves, _ token: String) -> ByteBuffer {
    var bytes = ByteBufferAllocator().buffer(capacity: halves.before.count + token.utf8.count + halves.after.count)
    bytes.writeBytes(halves.before)
    bytes.writeString(token)
    bytes.writeBytes(halves.after)
    return bytes
  }
}

extension Survey {
  /// Every formula that decides what is shown or taken.
  fileprivate var allFormulas: [Formula] {
    pages.compactMap(\.relevant)
      + allQuestions.flatMap { question -> [Formula] in
        var formulas = [question.relevant, question.constraint].compactMap { $0 }
        if case .calculate(let formula) = question.kind { formulas.append(formula) }
        return formulas
      }
  }
}
