/// A QR code of a short text (ISO/IEC 18004): byte mode, level M, versions 1 to 10.
package struct QRCode: Hashable, Sendable {
  /// From 1 to 10; the least that holds the text.
  package let version: Int
  /// Row by row from the top left; true is dark. 17 + 4 × version modules to a side.
  package let modules: [[Bool]]

  /// The code of a text; nil for one of more than 213 bytes.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = (1...10).first(where: { QRBlocks(version: $0).holds(bytes.count) }) else { return nil }
    self.version = version
    let blocks = QRBlocks(version: version)
    var best: (penalty: Int, drawing: QRDrawing)?
    for mask in 0..<8 {
      var drawing = QRDrawing(version: version)
      drawing.place(blocks.interleaved(blocks.data(bytes)), mask: mask)
      if best.map({ drawing.penalty < $0.penalty }) ?? true { best = (drawing.penalty, drawing) }
    }
    guard let best else { return nil }
    modules = best.drawing.modules
  }

  /// The code as SVG, with the quiet zone of four modules around it; dark on white in any scheme of colours.
  func markup(label: String) -> Markup {
    let side = modules.count + 8
    var path = ""
    for (y, row) in modules.enumerated() {
      var x = 0
      while x < row.count {
        guard row[x] else {
          x += 1
          continue
        }
        let end = row[x...].firstIndex(of: false) ?? row.count
        path += "M\(x + 4) \(y + 4)h\(end - x)v1h-\(end - x)z"
        x = end
      }
    }
    return tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(side) \(side)", "role": "img",
        "aria-label": "QR code: \(label)", "shape-rendering": "crispEdges",
      ],
      tag("rect", ["width": String(side), "height": String(side), "fill": "#fff"]),
      tag("path", ["d": path, "fill": "#000"]))
  }
}

/// How the bytes of a version at level M are shared out among blocks (ISO/IEC 18004, table 9), and what is added to each.
struct QRBlocks {
  let version: Int
  /// Bytes of error correction in each block.
  let correction: Int
  /// Bytes of data in each block.
  let sizes: [Int]

  init(version: Int) {
    self.version = version
    let (correction, short, long): (Int, (Int, Int), Int) =
      switch version {
      case 1: (10, (1, 16), 0)
      case 2: (16, (1, 28), 0)
      case 3: (26, (1, 44), 0)
      case 4: (18, (2, 32), 0)
      case 5: (24, (2, 43), 0)
      case 6: (16, (4, 27), 0)
      case 7: (18, (4, 31), 0)
      case 8: (22, (2, 38), 2)
      case 9: (22, (3, 36), 2)
      default: (26, (4, 43), 1)
      }
    self.correction = correction
    sizes =
      Array(repeating: short.1, count: short.0) + Array(repeating: short.1 + 1, count: long)
  }

  private var capacity: Int { sizes.reduce(0, +) }
  private var countBits: Int { version < 10 ? 8 : 16 }

  /// Whether so many bytes fit beside the mode and the count.
  func holds(_ count: Int) -> Bool { 4 + countBits + 8 * count <= 8 * capacity }

  /// The bytes of data: mode, count, text, end, and filling.
  func data(_ text: [UInt8]) -> [UInt8] {
    var bits: [Bool] = []
    func add(_ value: Int, _ count: Int) {
      for place in stride(from: count - 1, through: 0, by: -1) { bits.append(value >> place & 1 == 1) }
    }
    add(0b0100, 4)
    add(text.count, countBits)
    for byte in text { add(Int(byte), 8) }
    bits += Array(repeating: false, count: min(4, 8 * capacity - bits.count))
    while bits.count % 8 != 0 { bits.append(false) }
    var bytes = stride(from: 0, to: bits.count, by: 8).map { at in
      bits[at..<at + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    let fillings: [UInt8] = [0xEC, 0x11]
    let used = bytes.count
    while bytes.count < capacity { bytes.append(fillings[(bytes.count - used) % 2]) }
    return bytes
  }

  /// All bytes in the order in which they are drawn: the first of each block, the second of each, and so on, data before correction.
  func interleaved(_ data: [UInt8]) -> [UInt8] {
    var rest = data[...]
    let blocks = sizes.map { size in
      let block = Array(rest.prefix(size))
      rest = rest.dropFirst(size)
      return block
    }
    let corrections = blocks.map { QRBlocks.correction(of: $0, count: correction) }
    var bytes: [UInt8] = []
    for at in 0..<(sizes.max() ?? 0) { for block in blocks where at < block.count { bytes.append(block[at]) } }
    for at in 0..<correction { for block in corrections { bytes.append(block[at]) } }
    return bytes
  }

  /// The remainder of the data by the generator of that degree, over GF(256) with x⁸+x⁴+x³+x²+1 (Reed and Solomon).
  static func correction(of data: [UInt8], count: Int) -> [UInt8] {
    var generator: [UInt8] = [1]
    var root: UInt8 = 1
    for _ in 0..<count {
      var next = generator + [0]
      for (at, value) in generator.enumerated() { next[at + 1] ^= product(value, root) }
      generator = next
      root = product(root, 2)
    }
    var remainder = data + Array(repeating: 0, count: count)
    for at in data.indices {
      let factor = remainder[at]
      for (step, value) in generator.enumerated() { remainder[at + step] ^= product(value, factor) }
    }
    return Array(remainder.suffix(count))
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (sum, left, right): (UInt8, UInt8, UInt8) = (0, left, right)
    while right > 0 {
      if right & 1 == 1 { sum ^= left }
      left = left << 1 ^ (left & 0x80 == 0 ? 0 : 0x1D)
      right >>= 1
    }
    return sum
  }
}
