/// Whole numbers as little-endian bytes, one behind the other.
package struct BlockWriter {
  package private(set) var bytes: [UInt8] = []

  /// With room for so many bytes.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// One number in eight bytes.
  package mutating func put(_ number: Int) { put([Int64(number)], each: 8) }

  /// As many numbers as both sides know, each in so many of its lower bytes.
  package mutating func put<Number: FixedWidthInteger>(_ numbers: [Number], each width: Int) {
    if bytes.capacity - bytes.count < width * numbers.count {
      bytes.reserveCapacity(max(2 * bytes.capacity, bytes.count + width * numbers.count))
    }
    for number in numbers {
      for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> Number(8 * byte))) }
    }
  }

  /// How many, and then each in eight bytes.
  package mutating func put(list numbers: [Int]) {
    put(numbers.count)
    put(numbers, each: 8)
  }
}

/// Reads what a `BlockWriter` wrote.
package struct BlockReader {
  /// The bytes are not what they should be.
  package struct Fault: Error {
    package init() {}
  }

  private let bytes: [UInt8]
  private var place = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next number, of eight bytes.
  ///
  /// - Throws: `Fault` where fewer are left.
  package mutating func number() throws(Fault) -> Int {
    Int(try numbers(1, each: 8, of: Int64.self)[0])
  }

  /// A count, or any other number that is no less than 0 and no more than the bytes that there are.
  package mutating func count() throws(Fault) -> Int {
    let number = try number()
    guard number >= 0, number <= bytes.count else { throw Fault() }
    return number
  }

  /// As many numbers as are asked for, each from so many bytes; its bytes above these are 0.
  ///
  /// - Throws: `Fault` where the count is below 0 or too few bytes are left.
  package mutating func numbers<Number: FixedWidthInteger>(
    _ count: Int, each width: Int, of type: Number.Type
  ) throws(Fault) -> [Number] {
    guard count >= 0, count <= (bytes.count - place) / max(1, width) else { throw Fault() }
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      var number: Number = 0
      for byte in 0..<width { number |= Number(truncatingIfNeeded: bytes[place + byte]) << Number(8 * byte) }
      numbers.append(number)
      place += width
    }
    return numbers
  }

  /// The next list, as `put(list:)` writes it.
  ///
  /// - Throws: `Fault` where its count cannot be, or numbers are missing.
  package mutating func list() throws(Fault) -> [Int] {
    try numbers(try count(), each: 8, of: Int64.self).map { Int($0) }
  }

  /// - Throws: `Fault` unless everything was read.
  package func end() throws(Fault) {
    guard place == bytes.count else { throw Fault() }
  }
}
