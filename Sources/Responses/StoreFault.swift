/// What can go wrong with a place where responses are kept; mapped once, at the rim, to an exit status or an HTTP status.
package enum StoreFault: Error, Hashable, Sendable {
  /// The file was made by a newer version of the program.
  case fromNewerVersion(path: String)
  /// The file is not a store, or is damaged.
  case corrupt(path: String, detail: String)
  /// The folder or file cannot be written.
  case readOnly(path: String)
  /// The disk is full; nothing was stored.
  case full(path: String)
  /// Another process holds the store for too long.
  case busy(path: String)
  /// The folder or file cannot be opened.
  case cannotOpen(path: String, detail: String)
  /// The survey takes no more responses.
  case limitReached(Int)
  /// Anything else.
  case other(path: String, detail: String)
}
