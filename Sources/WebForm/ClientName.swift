/// Who counts as one client: an address, or of the addresses of IPv6 the network that one household or machine has (RFC 6177).
enum ClientName {
  /// The name of whoever has an address: itself for IPv4, the first 64 bits for IPv6; any other text stays what it is.
  static func of(_ address: String) -> String {
    guard address.contains(":") else { return address }
    let bare = address.prefix { $0 != "%" }.lowercased()
    // An address of IPv4 in the clothes of IPv6.
    if let last = bare.split(separator: ":").last, last.contains(".") { return String(last) }
    let halves = bare.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    func groups(_ text: Substring) -> [String] {
      text.split(separator: ":").map { group in String(Int(group, radix: 16) ?? 0, radix: 16) }
    }
    var all = groups(halves[0])
    if halves.count == 2 {
      let end = groups(halves[1])
      all += Array(repeating: "0", count: max(0, 8 - all.count - end.count)) + end
    }
    return all.prefix(4).joined(separator: ":") + "::/64"
  }

  /// Whether an address is that of the machine itself.
  static func isLocal(_ address: String) -> Bool {
    // A server that listens at `::` sees addresses of IPv4 in the clothes of IPv6.
    address == "::1" || address.hasPrefix("127.") || address.lowercased().hasPrefix("::ffff:127.")
  }
}
