internal import Glibc

/// Addresses that begin with the same bits: one address, or a network.
package struct AddressRange: Sendable, Equatable {
  /// The address's 4 or 16 bytes; what is written of it behind the bits that count does not matter.
  private let start: [UInt8]
  /// How many of the first bits must agree; 1…32 or 1…128.
  private let bits: Int

  /// Reads an address, such as `192.0.2.7` or `2001:db8::7`, or a network, such as `172.18.0.0/16`.
  ///
  /// An address of IPv4 in the clothes of IPv6 (`::ffff:192.0.2.7`) is the one of IPv4. Nil for a name, and for a network
  /// that holds every address.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let written = AddressRange.bytes(String(first)) else { return nil }
    let all = 8 * written.count
    guard parts.count == 2 else {
      (start, bits) = AddressRange.plain(written, all)
      return
    }
    guard parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let length = Int(parts[1]), (1...all).contains(length)
    else {
      return nil
    }
    (start, bits) = AddressRange.plain(written, length)
    guard bits > 0 else { return nil }
  }

  /// Whether an address is one of these, as a peer or a proxy writes it (`address`); no text that is none is.
  package func contains(_ address: String) -> Bool {
    guard let other = AddressRange.address(address), other.count == start.count else { return false }
    let (whole, rest) = bits.quotientAndRemainder(dividingBy: 8)
    guard other.prefix(whole) == start.prefix(whole) else { return false }
    return rest == 0 || (other[whole] ^ start[whole]) >> (8 - rest) == 0
  }

  /// The 4 or 16 bytes of an address, also where a port stands behind it (`192.0.2.7:80`, `[2001:db8::7]:80`), and those of IPv4 where it is
  /// one in the clothes of IPv6; nil for any other text.
  static func address(_ text: String) -> [UInt8]? {
    bytes(withoutPort(text)).map { plain($0, 8 * $0.count).0 }
  }

  private static func withoutPort(_ text: String) -> String {
    func isPort(_ text: Substring) -> Bool { !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber } }
    if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
      let rest = text[text.index(after: close)...]
      guard rest.isEmpty || rest.hasPrefix(":") && isPort(rest.dropFirst()) else { return text }
      return String(text[text.index(after: text.startIndex)..<close])
    }
    // An address of IPv6 without brackets has more colons than one, and no port.
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && isPort(parts[1]) ? String(parts[0]) : text
  }

  /// The bytes of an address as they are written, 4 or 16; nil for any other text.
  private static func bytes(_ text: String) -> [UInt8]? {
    // The zone of an address says by which wire it is reached.
    let bare = String(text.prefix { $0 != "%" })
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: count)
      if inet_pton(family, bare, &bytes) == 1 { return bytes }
    }
    return nil
  }

  /// Without the clothes of IPv6, where those bits all count.
  private static func plain(_ bytes: [UInt8], _ bits: Int) -> ([UInt8], Int) {
    let clothes: [UInt8] = Array(repeating: 0, count: 10) + [255, 255]
    guard bytes.count == 16, bits >= 96, bytes.starts(with: clothes) else { return (bytes, bits) }
    return (Array(bytes.dropFirst(12)), bits - 96)
  }
}
