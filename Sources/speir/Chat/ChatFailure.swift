internal import ResponseFiles

/// The words for what goes wrong with a chat endpoint.
enum ChatFailure {
  /// How many letters of an endpoint's own words are shown.
  private static let most = 200

  static func slow(_ endpoint: ChatEndpoint, _ limit: Duration) -> Failure {
    Failure(
      .tryAgain,
      """
      \(endpoint.address) did not answer within \(Int(limit.components.seconds).counted("second")), however often it was asked. \
      Give it longer with --time-limit, or send fewer comments at once with --batch.
      """)
  }

  static func unreachable(_ endpoint: ChatEndpoint, _ detail: String) -> Failure {
    Failure(
      .unavailable,
      "\(endpoint.address) cannot be reached, or broke off. Check the address, and that something listens there. (\(shortened(detail)))"
    )
  }

  static func large(_ endpoint: ChatEndpoint) -> Failure {
    Failure(
      .badData, "\(endpoint.address) answered with more than \(ChatAnswer.limit / 1024) KiB. No such answer is read.")
  }

  /// An answer with another status than 200, with the endpoint's own words where it has any.
  static func status(_ endpoint: ChatEndpoint, _ code: Int, says words: String?) -> Failure {
    let own = words.map { " It says: \($0)" } ?? ""
    switch code {
    case 300...399:
      return Failure(
        .notAllowed,
        "\(endpoint.address) leads elsewhere (\(code)). Comments are sent only where you say: name that address.\(own)")
    case 401, 403:
      return Failure(
        .notAllowed,
        "\(endpoint.address) lets nobody in with this key (\(code)). Set \(ChatEndpoint.variable) to one that it knows.\(own)"
      )
    case 404:
      return Failure(
        .unavailable,
        "\(endpoint.address) knows no such address or model (\(code)). Check --endpoint and --model.\(own)")
    case 429:
      return Failure(.tryAgain, "\(endpoint.address) is asked too often (\(code)). Wait a while, then try again.\(own)")
    case 500...599:
      return Failure(.tryAgain, "\(endpoint.address) is out of order (\(code)). Try again later.\(own)")
    default:
      return Failure(
        .unavailable, "\(endpoint.address) refuses the request (\(code)). Check --endpoint and --model.\(own)")
    }
  }

  /// What an endpoint says of its fault; nil where it says nothing that can be read.
  static func words(of body: [UInt8]) -> String? {
    guard let value = try? JSONReader.read(body) else { return nil }
    switch value["error"] {
    case .string(let text): return shortened(text)
    case .some(let error):
      if case .string(let text)? = error["message"] { return shortened(text) }
      return nil
    case nil: return nil
    }
  }

  /// Why a whole answer was refused.
  static func words(_ fault: ChatAnswer.Fault) -> String {
    switch fault {
    case .tooLong: "it is too long"
    case .envelope: "it is no answer of a chat endpoint"
    case .json(let fault): "its words are no JSON from byte \(fault.column) on"
    case .member(let name): "‘\(shortened(name))’ is missing, is not what it should be, or was not asked for"
    case .unknownID(let id): "it speaks of a comment \(Int(exactly: id).map(String.init) ?? "\(id)") that was not sent"
    case .repeatedID(let id): "it speaks of comment \(id) twice"
    case .missingID(let id): "it says nothing of comment \(id)"
    case .unknownTheme(let name, let id): "for comment \(id) it made up a theme, ‘\(shortened(name))’"
    case .quote(let quote, let id): "it quotes “\(shortened(quote))”, which does not stand in comment \(id)"
    }
  }

  /// On one line, without anything that could steer the terminal, and no longer than can be read.
  static func shortened(_ text: String) -> String {
    let safe = CodingWordsText.safe(text)
    return safe.count <= most ? safe : safe.prefix(most) + "…"
  }
}
