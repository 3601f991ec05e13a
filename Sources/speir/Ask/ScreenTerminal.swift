internal import Foundation
internal import TerminalForm

/// The terminal of this process, taken over whole; a watcher gives it back even where the process is killed.
struct ScreenTerminal: ScreenDevice {
  let usesColour: Bool
  private var found = termios()
  private var watcher: TerminalWatcher?
  private var isTaken = false

  /// Nil where standard input and output are not both one terminal that can be taken over.
  init?(console: Console) {
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard console.isTerminal, isatty(STDIN_FILENO) == 1, kind != "dumb", !kind.isEmpty,
      tcgetattr(STDIN_FILENO, &found) == 0
    else { return nil }
    usesColour = console.usesColour
  }

  var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(window.ws_col), Int(window.ws_row))
  }

  mutating func begin() {
    guard !isTaken else { return }
    isTaken = true
    var signals = ScreenTerminal.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    if watcher == nil { watcher = TerminalWatcher(found) }
    var raw = found
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | BRKINT | INPCK | ISTRIP)
    withUnsafeMutableBytes(of: &raw.c_cc) { cc in
      cc[Int(VMIN)] = 1
      cc[Int(VTIME)] = 0
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    // The other screen, so that what stood here comes back; pasted text in one piece.
    write("\u{1B}[?1049h\u{1B}[?2004h\u{1B}[2J")
  }

  mutating func end() {
    guard isTaken else { return }
    isTaken = false
    write(TerminalWatcher.goodbye)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &found)
    var signals = ScreenTerminal.signals
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    watcher?.dismiss()
    watcher = nil
  }

  mutating func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }

  mutating func next(within milliseconds: Int) -> ScreenEvent {
    var left = milliseconds
    while true {
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let wait = min(left, 100)
      let ready = poll(&input, 1, Int32(wait))
      switch pendingSignal() {
      case SIGWINCH: return .resized
      case SIGTSTP:
        suspend()
        return .resized
      case SIGHUP, SIGTERM, SIGINT: return .ended
      default: break
      }
      if ready > 0 {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return .ended }
        return .bytes(Array(bytes.prefix(count)))
      }
      left -= wait
      if left <= 0 { return .idle }
    }
  }

  mutating func suspend() {
    end()
    // The whole group stops, as it does for any program at the terminal.
    kill(0, SIGTSTP)
    begin()
  }

  mutating func edit(_ text: String) -> String? {
    end()
    defer { begin() }
    return OwnEditor.edit(text)
  }

  // MARK: - Signals

  /// What would leave the terminal in disorder; they wait until the next key or tenth of a second.
  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP] { sigaddset(&set, signal) }
    return set
  }

  private func pendingSignal() -> Int32? {
    var none = timespec(tv_sec: 0, tv_nsec: 0)
    var set = ScreenTerminal.signals
    let signal = sigtimedwait(&set, nil, &none)
    return signal > 0 ? signal : nil
  }
}
