/// Where e-mail addresses are kept, apart from the answers.
///
/// They come in with a `Submission` and go with it when its receipt is shown; nothing else connects the two, neither an order nor a time.
package protocol AddressStore: Sendable {
  /// Every address with its question, in the order of the addresses.
  func addresses() throws(StoreFault) -> [Address]
  /// Erases one address wherever it stands, at its owner's wish, and says how many entries went.
  func eraseAddress(_ text: String) throws(StoreFault) -> Int
}
