internal import Foundation

/// Where comments are sent for suggestions: a chat endpoint, on this machine or elsewhere.
struct ChatEndpoint: Hashable, Sendable {
  /// The environment variable that holds the key; a key among the arguments could be read by every user of the machine.
  static let variable = "SPEIR_CHAT_KEY"

  /// Ends in `/chat/completions`.
  let address: String
  /// Whether what is sent stays on this machine, as far as the address says.
  let isLocal: Bool
  /// What is sent as the bearer's token; nil for none.
  let key: String?

  /// The endpoint under an address as its makers write it, such as `https://api.example.org/v1`, with or without `/chat/completions`.
  ///
  /// - Throws: `Failure` where it is no such address, would send comments in the clear to another machine, or the key is none.
  init(_ text: String, allowsInsecure: Bool, environment: [String: String]) throws(Failure) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty
    else {
      throw Failure(
        .usage, "--endpoint is no address. Write it as http://localhost:11434/v1 or https://api.example.org/v1.")
    }
    guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
      throw Failure(
        .usage,
        "--endpoint holds more than an address. Leave out names, keys and what follows ? or #; a key goes into \(Self.variable)."
      )
    }
    isLocal = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    guard scheme == "https" || isLocal || allowsInsecure else {
      throw Failure(
        .usage,
        """
        \(text) would carry people's comments over the network in the clear. Use https, or add --allow-insecure where nobody else can listen.
        """)
    }
    let base = text.hasSuffix("/") ? String(text.dropLast()) : text
    address = base.hasSuffix("/chat/completions") ? base : base + "/chat/completions"
    let key = environment[Self.variable] ?? ""
    guard key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Failure(.badData, "\(Self.variable) holds blanks or letters that no key has. Set it to the key alone.")
    }
    self.key = key.isEmpty ? nil : key
  }
}
