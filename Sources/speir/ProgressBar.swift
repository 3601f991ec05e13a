/// How far a command is with a file, drawn on one line of standard error; nothing where nobody sees it there.
struct ProgressBar {
  private static let width = 30

  private let isShown: Bool
  private let what: String
  private let total: Int
  private let console: Console
  private var shown = -1

  /// `total` is what counts as done, in whatever unit `show` is told; 0 shows nothing.
  init(_ what: String, total: Int, console: Console, isQuiet: Bool) {
    self.what = what
    self.total = total
    self.console = console
    isShown = console.showsProgress && !isQuiet && total > 0
  }

  /// Draws the bar again where it has moved by a hundredth.
  mutating func show(_ done: Int) {
    let percent = min(100, max(0, done) * 100 / max(1, total))
    guard isShown, percent != shown else { return }
    shown = percent
    console.writeError("\r" + ProgressBar.line(what, percent: percent))
  }

  /// Takes the bar away, so that what follows stands on a line of its own.
  mutating func end() {
    guard isShown, shown >= 0 else { return }
    shown = -1
    console.writeError("\r" + String(repeating: " ", count: ProgressBar.line(what, percent: 100).count) + "\r")
  }

  /// The bar without colour or movement, such as `Reading [#####-----]  50 %`.
  static func line(_ what: String, percent: Int) -> String {
    let full = percent * width / 100
    let number = String(percent)
    return "\(what) [\(String(repeating: "#", count: full))\(String(repeating: "-", count: width - full))] "
      + String(repeating: " ", count: 3 - number.count) + "\(number) %"
  }
}
