internal import Pages

/// Where somebody goes once they have signed in: an address among the organisers' pages, and no other.
struct ReturnAddress: Hashable, Sendable {
  let text: String

  /// An address as a browser sent it; nil for what leads anywhere but to a page of organisers here.
  ///
  /// The path has letters, digits and `-._~` between single slashes, no part of dots alone, and begins with the organisers' own.
  init?(_ text: String) {
    guard text.utf8.count <= 500 else { return nil }
    let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: "/", omittingEmptySubsequences: false)
    func isSound(_ text: Substring, also others: String) -> Bool {
      text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: others.utf8.contains(byte)
        }
      }
    }
    guard parts.count >= 2, parts[0].isEmpty, "/" + parts[1] == OrganiserDoor.path,
      parts.dropFirst().allSatisfy({ part in
        isSound(part, also: "-._~") && part.contains { $0 != "." }
      }), parts.count < 3 || !["sign-in", "sign-out"].contains(parts[2]),
      halves.count < 2 || isSound(halves[1], also: "-._~%&=+")
    else { return nil }
    self.text = text
  }

  /// Where to sign in so as to come to an address afterwards; the door alone for none.
  static func door(then address: ReturnAddress?) -> String {
    let door = OrganiserDoor.path + "/sign-in"
    guard let address, address.text != OrganiserDoor.path else { return door }
    return door + "?to=" + OrganiserPage.query(address.text)
  }
}
