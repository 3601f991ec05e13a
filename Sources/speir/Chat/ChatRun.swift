internal import ResponseFiles
internal import Seals
internal import Surveys
internal import Themes

/// Asks a chat endpoint about comments, a few at a time, and keeps each answer that is in order before it asks on.
///
/// What was asked before is not asked again: the key of each comment is the SHA-256 of the whole request that would ask about it alone.
struct ChatRun {
  /// How often every comment is asked about, so that the endpoint's agreement with itself can be seen.
  static let runs = 2
  /// How many bytes of comments go into one request at most, unless a single comment is longer.
  static let mostBytes = 12_000
  /// After how many answers in a row that are not in order it gives up.
  static let patience = 3

  let themes: [Theme]
  let model: String
  /// How many comments go into one request at most.
  let batch: Int

  /// A text that is to be asked about, and the comments that have it.
  struct Open {
    let text: RedactedText
    let content: String
    var comments: [Comment]
  }

  /// What came of asking.
  struct Outcome: Hashable {
    /// How many requests were answered, well or badly.
    var requests = 0
    /// How many suggestions are kept that were not there.
    var new = 0
    /// Why answers were refused, in order, each with the number of its request.
    var refused: [String] = []
    /// Why it was given up; nil where every request was made.
    var end: Failure?
  }

  /// The key under which what was said of a text in a run is kept.
  func content(of text: RedactedText, run: Int) -> String {
    ContentHash.text(of: Array(ChatRequest([text], themes: themes, model: model, run: run).body.utf8))
  }

  /// The texts that a run has yet to ask about, each once, in the order of the comments.
  func open(_ comments: [Comment], run: Int, known: [MachineSuggestion]) -> [Open] {
    let kept = Set(known.map { Known($0.place, $0.digest, $0.content) })
    var open: [Open] = []
    var places: [[UInt8]: Int] = [:]
    for comment in comments {
      let text = RedactedText(comment.text)
      let content = content(of: text, run: run)
      guard !kept.contains(Known(comment.place, comment.digest, content)) else { continue }
      // Texts that became the same only by what was taken out of them stand apart, since their words stood elsewhere.
      let bytes = Array(comment.text.utf8)
      if let at = places[bytes] {
        open[at].comments.append(comment)
      } else {
        places[bytes] = open.count
        open.append(Open(text: text, content: content, comments: [comment]))
      }
    }
    return open
  }

  private struct Known: Hashable {
    var place: CommentPlace
    var digest: UInt64
    var content: String
    init(_ place: CommentPlace, _ digest: UInt64, _ content: String) {
      (self.place, self.digest, self.content) = (place, digest, content)
    }
  }

  /// The texts in their order, as many together as one request may hold.
  func batches(_ open: [Open]) -> [[Open]] {
    var batches: [[Open]] = []
    var bytes = 0
    for one in open {
      let size = one.text.text.utf8.count
      if let last = batches.last, last.count < batch, bytes + size <= ChatRun.mostBytes {
        batches[batches.count - 1].append(one)
        bytes += size
      } else {
        batches.append([one])
        bytes = size
      }
    }
    return batches
  }

  /// Asks about every comment that has not been asked about, run by run; stops where no later request would fare better.
  ///
  /// `ask` gives the body of an answer, `keep` makes suggestions durable and says how many are new, `show` is told after each request how
  /// many were made.
  /// - Throws: what `keep` throws.
  func suggest(
    _ comments: [Comment], known: [MachineSuggestion], ask: (ChatRequest) async throws -> [UInt8],
    keep: ([MachineSuggestion]) throws -> Int, show: (Int) -> Void = { _ in }
  ) async throws -> Outcome {
    var outcome = Outcome()
    var badInARow = 0
    for run in 1...ChatRun.runs {
      for batch in batches(open(comments, run: run, known: known)) {
        let request = ChatRequest(batch.map(\.text), themes: themes, model: model, run: run)
        let body: [UInt8]
        do { body = try await ask(request) } catch let failure as Failure {
          outcome.end = failure
          return outcome
        }
        outcome.requests += 1
        switch ChatRun.read(body, request) {
        case .success(let answer):
          outcome.new += try keep(suggestions(answer, batch, run: run))
          badInARow = 0
        case .failure(let fault):
          outcome.refused.append(
            "Request \(outcome.requests): the answer was refused, for \(ChatFailure.words(fault)).")
          badInARow += 1
        }
        show(outcome.requests)
        guard badInARow < ChatRun.patience else {
          outcome.end = Failure(
            .badData,
            "\(badInARow) answers in a row were not in order, so nothing more was sent. Try a smaller --batch, or another --model."
          )
          return outcome
        }
      }
    }
    return outcome
  }

  private static func read(_ body: [UInt8], _ request: ChatRequest) -> Result<ChatAnswer, ChatAnswer.Fault> {
    do throws(ChatAnswer.Fault) { return .success(try ChatAnswer(body, to: request)) } catch { return .failure(error) }
  }

  private func suggestions(_ answer: ChatAnswer, _ batch: [Open], run: Int) -> [MachineSuggestion] {
    zip(batch, answer.codes).flatMap { open, codes in
      open.comments.map {
        MachineSuggestion(
          place: $0.place, digest: $0.digest, model: model, run: run, content: open.content, codes: codes)
      }
    }
  }
}
