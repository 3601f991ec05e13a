internal import Responses

/// How the program ends, by the names and numbers of BSD's `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  case ok = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case notAllowed = 77
}

/// A fault that ends a command: what the person at the terminal reads, and the exit status.
struct Failure: Error, Hashable, Sendable {
  var status: ExitStatus
  /// Says what to do; may have several lines; printed to standard error as it is. Empty where all has been said.
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension Failure {
  /// The one place where a fault of the store gets its words and its exit status.
  init(_ fault: StoreFault) {
    switch fault {
    case .fromNewerVersion(let path):
      self.init(
        .unavailable,
        "\(path) was made by a newer version of speir. Install that version or a later one; nothing was changed.")
    case .corrupt(let path, let detail):
      self.init(
        .badData,
        "\(path) is damaged or is not a store of responses (\(detail)). Put back a copy that you kept; nothing was changed."
      )
    case .readOnly(let path):
      self.init(
        .cannotCreate, "\(path) cannot be written. Give yourself the right to write there, or name another --directory."
      )
    case .full(let path):
      self.init(.inputOutput, "The disk that holds \(path) is full. Nothing was stored: make room, then try again.")
    case .busy(let path):
      self.init(.tryAgain, "Another program is writing to \(path). Nothing was stored: try again in a moment.")
    case .cannotOpen(let path, let detail):
      self.init(
        .unavailable, "\(path) cannot be opened: \(detail). Check that you may read and write it and its folder.")
    case .limitReached(let limit):
      self.init(.notAllowed, "This survey takes no more than \(limit) responses, and has them. Nothing was stored.")
    case .other(let path, let detail):
      self.init(.inputOutput, "\(path): \(detail). Nothing was stored.")
    }
  }
}
