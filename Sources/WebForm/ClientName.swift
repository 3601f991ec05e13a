/// Who counts as one client: an address, or of the addresses of IPv6 the network that one household or machine has (RFC 6177).
enum ClientName {
  /// The name of whoever has an address: itself for IPv4, the first 64 bits for IPv6, without a port; any other text stays what it is.
  static func of(_ address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: ":")), let bytes = AddressRange.address(address) else { return address }
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 8, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
    return groups.joined(separator: ":") + "::/64"
  }

  /// Whether an address is that of the machine itself.
  static func isLocal(_ address: String) -> Bool {
    guard let bytes = AddressRange.address(address) else { return false }
    return bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
  }
}
