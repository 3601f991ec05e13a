package import Responses

/// What tells the browser that sent a response from every other that held the same answers before.
///
/// It follows from a name that only that browser has and from the store's key, and stands in the id of the response: HMAC-SHA256 (RFC 2104),
/// cut to the last 62 bits of chance that such an id has.
package struct SenderMark: Hashable, Sendable {
  private let low: UInt64

  /// The mark of whoever has that name, such as a code and what a browser alone keeps.
  package init(of name: String, under key: [UInt8]) {
    let code = KeyedHash.of(Array("sender:\(name)".utf8), under: key)
    low = code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } & (UInt64.max >> 2)
  }

  /// The id with this mark in place of its last bits of chance; version, variant, time and the other bits stay.
  package func marking(_ id: ResponseID) -> ResponseID {
    ResponseID(high: id.high, low: id.low & ~(UInt64.max >> 2) | low)
  }

  /// Whether an id has this mark.
  package func stands(in id: ResponseID) -> Bool { marking(id) == id }
}
