/// The modules of a QR code while it is drawn (ISO/IEC 18004, clauses 6.3, 7.7 to 7.10).
struct QRDrawing {
  let version: Int
  private(set) var modules: [[Bool]]
  /// Where no data may stand.
  private var isTaken: [[Bool]]
  private var side: Int { modules.count }

  /// The fixed patterns of a version.
  init(version: Int) {
    self.version = version
    let side = 17 + 4 * version
    modules = Array(repeating: Array(repeating: false, count: side), count: side)
    isTaken = modules
    for at in 0..<side {
      set(at, 6, at % 2 == 0)
      set(6, at, at % 2 == 0)
    }
    for (x, y) in [(3, 3), (side - 4, 3), (3, side - 4)] { finder(x, y) }
    let centres = QRDrawing.centres(version)
    for x in centres {
      for y in centres where !isCorner(x, y, centres) { alignment(x, y) }
    }
    format(mask: 0)
    if version >= 7 { versionMark() }
  }

  /// The rows and columns of the alignment patterns (annex E).
  private static func centres(_ version: Int) -> [Int] {
    switch version {
    case 1: []
    case 2...6: [6, 10 + 4 * version]
    default: [6, 8 + 2 * version, 10 + 4 * version]
    }
  }

  private func isCorner(_ x: Int, _ y: Int, _ centres: [Int]) -> Bool {
    let last = centres.last ?? 0
    return (x == 6 && y == 6) || (x == 6 && y == last) || (x == last && y == 6)
  }

  /// How many modules data may stand in.
  var free: Int { isTaken.reduce(0) { $0 + $1.count { !$0 } } }

  private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
    modules[y][x] = isDark
    isTaken[y][x] = true
  }

  private mutating func finder(_ x: Int, _ y: Int) {
    for dy in -4...4 {
      for dx in -4...4 where modules.indices.contains(x + dx) && modules.indices.contains(y + dy) {
        let distance = max(abs(dx), abs(dy))
        set(x + dx, y + dy, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func alignment(_ x: Int, _ y: Int) {
    for dy in -2...2 { for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
  }

  /// The fifteen bits of level M and a mask (annex C).
  static func format(mask: Int) -> Int {
    var remainder = mask << 10
    for place in stride(from: 14, through: 10, by: -1) where remainder >> place & 1 == 1 {
      remainder ^= 0x537 << (place - 10)
    }
    return (mask << 10 | remainder) ^ 0x5412
  }

  /// The eighteen bits of a version (annex D).
  static func mark(version: Int) -> Int {
    var remainder = version << 12
    for place in stride(from: 17, through: 12, by: -1) where remainder >> place & 1 == 1 {
      remainder ^= 0x1F25 << (place - 12)
    }
    return version << 12 | remainder
  }

  private mutating func format(mask: Int) {
    let bits = QRDrawing.format(mask: mask)
    func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
    for place in 0...5 { set(8, place, bit(place)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for place in 9...14 { set(14 - place, 8, bit(place)) }
    for place in 0...7 { set(side - 1 - place, 8, bit(place)) }
    for place in 8...14 { set(8, side - 15 + place, bit(place)) }
    set(8, side - 8, true)
  }

  private mutating func versionMark() {
    let bits = QRDrawing.mark(version: version)
    for place in 0..<18 {
      let (long, short) = (side - 11 + place % 3, place / 3)
      set(long, short, bits >> place & 1 == 1)
      set(short, long, bits >> place & 1 == 1)
    }
  }

  /// Draws the bytes upwards and downwards in columns of two from the right, turned over where the mask says so.
  mutating func place(_ bytes: [UInt8], mask: Int) {
    format(mask: mask)
    var next = 0
    var isUpwards = true
    for right in [Array(stride(from: side - 1, to: 6, by: -2)), [5, 3, 1]].joined() {
      for step in 0..<side {
        let y = isUpwards ? side - 1 - step : step
        for x in [right, right - 1] where !isTaken[y][x] {
          let isDark = next < bytes.count * 8 && bytes[next / 8] >> UInt8(7 - next % 8) & 1 == 1
          modules[y][x] = isDark != QRDrawing.turns(x, y, mask)
          next += 1
        }
      }
      isUpwards.toggle()
    }
  }

  private static func turns(_ x: Int, _ y: Int, _ mask: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }

  /// How hard the drawing is to read (clause 7.8.3); less is better.
  var penalty: Int {
    let columns = modules.indices.map { x in modules.map { $0[x] } }
    var sum = 0
    for line in modules + columns { sum += QRDrawing.penalty(ofLine: line) }
    for y in 1..<side {
      for x in 1..<side {
        let corner = modules[y][x]
        if corner == modules[y - 1][x], corner == modules[y][x - 1], corner == modules[y - 1][x - 1] { sum += 3 }
      }
    }
    let dark = modules.reduce(0) { $0 + $1.count { $0 } }
    return sum + abs(dark * 100 / (side * side) - 50) / 5 * 10
  }

  private static func penalty(ofLine line: [Bool]) -> Int {
    var (sum, run, last) = (0, 0, !line[0])
    for module in line {
      run = module == last ? run + 1 : 1
      last = module
      if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
    }
    let mark = [true, false, true, true, true, false, true]
    let quiet = [false, false, false, false]
    for pattern in [mark + quiet, quiet + mark] {
      for at in 0...(line.count - pattern.count) where Array(line[at..<at + pattern.count]) == pattern { sum += 40 }
    }
    return sum
  }
}
