/// What people type into a plan.
package enum PlanText {
  /// A text as a field can show it and give it back: lines without blanks at their ends and without anything that no page holds.
  package static func shown(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    func end() {
      let words = line.split(separator: " ").joined(separator: " ")
      if !words.isEmpty { lines.append(words) }
      line = ""
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: end()
      case 0x09, 0xA0: line.unicodeScalars.append(" ")
      case 0..<32, 127...159, 0x202A...0x202E, 0x2066...0x2069: line.unicodeScalars.append("\u{FFFD}")
      default: line.unicodeScalars.append(scalar)
      }
    }
    end()
    return lines.joined(separator: "\n")
  }

  /// The lines of a shown text; none of an empty one.
  package static func lines(_ shown: String) -> [String] { shown.split(separator: "\n").map(String.init) }
}
