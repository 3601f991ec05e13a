import ResponseFiles
import Responses
import Surveys
import Testing
import Themes

@testable import speir

/// What an endpoint says is kept only where all of an answer is in order, and is never asked for twice.
@Suite struct ChatRunTests {
  /// Swift Testing has a `Comment`, too.
  typealias Text = Themes.Comment

  private let themes = [
    Theme(name: "roads", label: Wording("Roads"), codebook: ["road"]), Theme(name: "money", label: Wording("Money")),
  ]

  private func comments(_ texts: [String]) -> [Text] {
    texts.enumerated().map { number, text in
      Text(
        place: CommentPlace(ResponseID(bytes: [UInt8(number)]), QuestionPath("change")), text: text, language: "en")
    }
  }

  private func run(batch: Int = 2, model: String = "small") -> ChatRun {
    ChatRun(themes: themes, model: model, batch: batch)
  }

  /// An answer in good order to a request.
  private func good(_ request: ChatRequest) -> [UInt8] {
    let comments = request.texts.enumerated().map { (id: $0 + 1, text: $1.text) }
    return Array(ChatServer.completion(ChatServer.firstWords(comments, "roads")).utf8)
  }

  /// Asks with those answers, each by the number of its request from 1; what was kept, and what came of it.
  private func suggest(
    _ comments: [Text], known: [MachineSuggestion] = [], batch: Int = 2,
    _ answer: (Int, ChatRequest) throws -> [UInt8]
  ) async throws -> (kept: [MachineSuggestion], outcome: ChatRun.Outcome) {
    var kept: [MachineSuggestion] = []
    var asked = 0
    let outcome = try await run(batch: batch).suggest(comments, known: known) { request in
      asked += 1
      return try answer(asked, request)
    } keep: { suggestions in
      kept += suggestions
      return suggestions.count
    }
    return (kept, outcome)
  }

  @Test func `every comment is asked about twice, a few at a time, and never again`() async throws {
    let texts = comments(["Road one", "Bus two", "Road one", "Path three"])
    var sizes: [Int] = []
    let (kept, outcome) = try await suggest(texts) { _, request in
      sizes.append(request.texts.count)
      return good(request)
    }
    // The text that stands there twice is sent once.
    #expect(sizes == [2, 1, 2, 1])
    #expect(outcome == ChatRun.Outcome(requests: 4, new: 8))
    #expect(kept.map(\.run) == [1, 1, 1, 1, 2, 2, 2, 2])
    #expect(Set(kept.map(\.content)).count == 6)
    #expect(kept[0].codes == [Code("roads", parts: [0..<4])])
    let again = try await suggest(texts, known: kept) { _, _ in throw Failure(.usage, "asked again") }
    #expect(again.outcome == ChatRun.Outcome() && again.kept.isEmpty)
    let more = try await suggest(texts + comments(["", "", "", "", "New"]).suffix(1), known: kept) { good($1) }
    #expect(more.outcome.requests == 2 && more.kept.count == 2)
  }

  @Test func `what is kept is found again by model, run, themes and the words that are sent`() {
    let text = RedactedText("Ring 01463 555 019")
    let content = run().content(of: text, run: 1)
    #expect(content.hasPrefix("sha256:") && content.utf8.count == 71)
    #expect(content == run(batch: 9).content(of: text, run: 1))
    #expect(content == run().content(of: RedactedText("Ring 01463 555 018"), run: 1))
    var others = [run().content(of: text, run: 2), run(model: "big").content(of: text, run: 1)]
    others.append(run().content(of: RedactedText("Ring"), run: 1))
    var renamed = themes
    renamed[0].codebook.append("bus")
    others.append(ChatRun(themes: renamed, model: "small", batch: 2).content(of: text, run: 1))
    #expect(Set(others + [content]).count == 5)
  }

  @Test func `texts that only became the same stand apart, and each knows where its words stood`() async throws {
    let texts = comments(["01463 555 019 road", "0146 road 3", "01463 555 0190 road"])
    let (kept, _) = try await suggest(texts, batch: 9) { _, request in
      let entries = request.texts.indices.map {
        "{\"id\":\($0 + 1),\"codes\":[{\"theme\":\"roads\",\"quote\":\"road\"}]}"
      }
      return Array(ChatServer.completion("{\"comments\":[\(entries.joined(separator: ","))]}").utf8)
    }
    #expect(kept.prefix(3).map(\.codes) == [14..<18, 5..<9, 15..<19].map { [Code("roads", parts: [$0])] })
  }

  @Test func `of an answer that is not in order nothing is kept, and the others are`() async throws {
    let (kept, outcome) = try await suggest(comments(["a", "b", "c", "d"])) { number, request in
      number == 2 ? Array(ChatServer.completion("{\"comments\":[{\"id\":1,\"codes\":[]}]}").utf8) : good(request)
    }
    #expect(kept.map(\.run) == [1, 1, 2, 2, 2, 2])
    #expect(outcome.refused == ["Request 2: the answer was refused, for it says nothing of comment 2."])
    #expect(outcome.end == nil && outcome.requests == 4)
    let rest = try await suggest(comments(["a", "b", "c", "d"]), known: kept) { good($1) }
    #expect(rest.outcome == ChatRun.Outcome(requests: 1, new: 2))
    let failure = try #require(ChatWords.failure(outcome))
    #expect(failure.status == .badData && failure.message.hasSuffix("The same command asks for the rest."))
    #expect(ChatWords.failure(rest.outcome) == nil)
  }

  @Test func `after three bad answers in a row nothing more is sent`() async throws {
    let (kept, outcome) = try await suggest(comments((0..<20).map { "Comment \($0)" }), batch: 1) { number, request in
      number == 2 ? good(request) : Array("<html>".utf8)
    }
    #expect(kept.count == 1 && outcome.requests == 5 && outcome.refused.count == 4)
    #expect(outcome.end?.message.hasPrefix("3 answers in a row") == true)
  }

  @Test func `where the endpoint goes away what came before is kept`() async throws {
    let (kept, outcome) = try await suggest(comments(["a", "b", "c"])) { number, request in
      guard number < 2 else { throw Failure(.unavailable, "Gone.") }
      return good(request)
    }
    #expect(kept.count == 2 && outcome.requests == 1)
    #expect(ChatWords.failure(outcome)?.message.hasPrefix("Gone.\n") == true)
    #expect(ChatWords.failure(outcome)?.status == .unavailable)
  }

  @Test func `a request holds no more than it may, unless one comment is longer`() {
    let long = String(repeating: "x", count: ChatRun.mostBytes + 1)
    let half = String(repeating: "y", count: ChatRun.mostBytes / 2)
    let run = run(batch: 3)
    let open = run.open(comments([long, half, half + "z", "a", "b", "c", "d"]), run: 1, known: [])
    #expect(run.batches(open).map(\.count) == [1, 1, 3, 2])
    #expect(run.batches([]).isEmpty)
  }
}
