internal import Sessions
internal import Surveys

/// How large the lines of a list on the wall may be so that all of them fit, for nobody can scroll there.
///
/// Widths and heights are in hundredths of the wall's height; the wall is taken for one of 16 to 9, and what fits there fits on every other, for
/// its type follows the shorter side. Letters are reckoned as wide as in a wide typeface.
struct WallSpace {
  /// How a list is shown.
  struct Look: Hashable {
    /// The place of its size among ``WallSpace/sizes``.
    var size = 0
    /// Whether there is room for what stands beside the areas: bars, or reasons.
    var hasExtras = true
    /// Whether each line is cut to the width of the list.
    var isClipped = false

    var classes: String { "f\(size)" + (hasExtras ? "" : " bare") + (isClipped ? " clipped" : "") }
  }

  var width: Double
  var height: Double

  /// The sizes of type, the largest first.
  static let sizes = [3.7, 3.3, 3.0, 2.7, 2.45, 2.2, 2.0, 1.8, 1.6]
  /// What is no smaller can be read from the back of a room: 14 pixels where the wall has 720 lines.
  private static let leastWhole = 2.0
  /// What takes room from the areas is left out before the type becomes smaller than this.
  private static let leastWithExtras = 2.45
  /// The wall's own size of type.
  private static let base = 3.75
  private static let bold = 0.6, plain = 0.54

  /// What a wall has for its lists, below its title and whatever else stands above them.
  ///
  /// - Parameter hasJoining: whether the way to join stands beside them.
  init(_ scene: RoomScene, hasVoteLine: Bool, hasJoining: Bool) {
    let whole = 170.0, base = WallSpace.base
    width = hasJoining ? whole - 52 : whole
    height = 94.5 - Double(WallSpace.lines(scene.title, whole, 1.6 * base * WallSpace.bold)) * 2 * base - 0.5 * base
    if scene.state.isSimulated { height -= 2.2 * base }
    if !scene.slot.isEmpty { height -= 3 * base }
    if hasVoteLine { height -= 2.2 * base }
    // The heading of the list.
    height -= 2.1 * base
  }

  /// One of two columns.
  var half: WallSpace {
    var space = self
    space.width = (width - 6) / 2
    return space
  }

  /// A table of areas with their places, bars of some width, and dots.
  func table(_ labels: [String], bar: Double, isWhole: Bool = true) -> Look {
    look(least: isWhole ? WallSpace.leastWhole : WallSpace.leastWithExtras) { size, hasExtras, isClipped in
      let left = (width - (hasExtras ? bar + 2 : 0) - 7 * size - 4) * 0.95
      let lines = labels.map { isClipped ? 1 : WallSpace.lines($0, left, size * WallSpace.bold) }
      // The head and the line below stand beside the areas.
      return lines.reduce(0) { $0 + Double($1) * 1.2 * size + 0.25 * size + 0.15 } + 3.8 * size
    }
  }

  /// A list of areas in order, each with a reason below it or none.
  func list(_ labels: [String], hasReason: [Bool]) -> Look {
    look(least: WallSpace.leastWithExtras) { size, hasExtras, isClipped in
      let left = (width - 2.5 * size) * 0.95
      return zip(labels, hasReason).reduce(0) { sum, one in
        let lines = isClipped ? 1 : WallSpace.lines(one.0, left, size * WallSpace.plain)
        return sum + (Double(lines) + (one.1 && hasExtras ? 1 : 0)) * 1.25 * size + 0.3 * size
      }
    }
  }

  /// The largest that fits; where nothing does that can be read well, the largest that does with its lines cut, or else the smallest.
  ///
  /// - Parameter least: bars or reasons are left out before the type becomes smaller than this.
  private func look(
    least: Double, _ height: (_ size: Double, _ hasExtras: Bool, _ isClipped: Bool) -> Double
  ) -> Look {
    for hasExtras in [true, false] {
      for (place, size) in WallSpace.sizes.enumerated() where size >= (hasExtras ? least : WallSpace.leastWhole) {
        if height(size, hasExtras, false) <= self.height { return Look(size: place, hasExtras: hasExtras) }
      }
    }
    let fitting = WallSpace.sizes.indices.first { height(WallSpace.sizes[$0], false, true) <= self.height }
    return Look(size: fitting ?? WallSpace.sizes.count - 1, hasExtras: false, isClipped: true)
  }

  /// On how many lines a text stands, broken between words, or within one that is longer than a line.
  static func lines(_ text: String, _ width: Double, _ letter: Double) -> Int {
    let most = max(1, Int(width / letter))
    var (lines, used) = (1, 0)
    for word in text.split(separator: " ") {
      let length = word.count
      if used > 0, used + 1 + length > most {
        lines += 1
        used = 0
      }
      used += (used > 0 ? 1 : 0) + length
      while used > most {
        lines += 1
        used -= most
      }
    }
    return lines
  }

  /// The style of the sizes.
  static var css: String {
    sizes.enumerated().map { ".wall .f\($0){font-size:min(\($1)vh,\($1 * 9 / 16)vw)}" }.joined()
  }
}
