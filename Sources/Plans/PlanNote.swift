/// What to do about a remark, in words that fit where they are read: a file names its keys, a form the labels of its fields.
package struct PlanNote: Hashable, Sendable, ExpressibleByStringInterpolation {
  fileprivate enum Part: Hashable, Sendable {
    case text(String)
    /// A place in the file, with the preposition that leads to it there.
    case key(String, preposition: String)
  }

  private var parts: [Part]

  package init(stringLiteral text: String) { parts = [.text(text)] }
  package init(stringInterpolation words: StringInterpolation) { parts = words.parts }

  /// Collects what stands between the quotation marks: `\(under: "lead")` and `\(outOf: "after")` are places in the file.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ text: String) { parts.append(.text(text)) }
    /// A value in words, which are the same wherever the note is read.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.text(value.description))
    }
    /// The place in the file to write something under.
    package mutating func appendInterpolation(under key: String) { parts.append(.key(key, preposition: "under")) }
    /// The place in the file to take something out of.
    package mutating func appendInterpolation(outOf key: String) { parts.append(.key(key, preposition: "out of")) }
  }

  /// As an editor of the file reads it, such as ‘Write it under ‘measure:’’.
  package var inFile: String { text { "\($1) ‘\($0):’" } }

  /// The words, with those of another place for each key of the file.
  ///
  /// - Parameter place: words for a key and the preposition that leads to it in the file.
  package func text(_ place: (_ key: String, _ preposition: String) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .key(let key, let preposition): place(key, preposition)
      }
    }.joined()
  }
}
