package import Sessions

/// What a form that is sent twice does once: the id of the event follows from the page that it was on and from what was written.
package enum SentOnce {
  /// The id of what was sent from a page with that mark; the same for the same fields (HMAC-SHA256, RFC 2104, cut to 128 bits), and
  /// another one where a reader went back and wrote something else. Nil only where the machine's digits are no digits.
  package static func id(_ mark: String, _ fields: [(name: String, value: String)], under key: [UInt8]) -> EventID? {
    var message = Array("once:\(mark.utf8.count):\(mark)".utf8)
    for field in fields {
      message += Array(":\(field.name.utf8.count):\(field.name):\(field.value.utf8.count):\(field.value)".utf8)
    }
    return EventID(KeyedHash.of(message, under: key).prefix(16).hexadecimal)
  }
}
