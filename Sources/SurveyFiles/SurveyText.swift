internal import Surveys

/// The text of a definition, cut into lines as YAML cuts them, for finding and showing places.
package struct SurveyText: Hashable, Sendable {
  /// The most bytes that a definition may have.
  package static let limit = 1_048_576

  /// Each line without its end; at least one.
  package let lines: [String]
  /// The whole text, without a byte order mark.
  package let text: String

  /// A text that has been found to be well formed.
  package init(_ text: String) {
    self.text = text
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if afterReturn && scalar == "\n" {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if SurveyText.endsLine(scalar) {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    lines.append(String(line))
    self.lines = lines
  }

  /// Whether YAML begins a new line after the scalar.
  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The text in the bytes of a file; or else the finding that says why they are none. Linear in the bytes, of which no more than the limit are looked at.
  static func read(_ bytes: [UInt8]) -> Result<SurveyText, Refusal> {
    guard bytes.count <= limit else {
      return .failure(
        Refusal(
          at: Place(line: 1, column: 1),
          "The file is larger than \(limit / 1024) KiB, the most that a definition may have",
          "A questionnaire of that size cannot be answered; divide it into several surveys"))
    }
    var scalars = String.UnicodeScalarView()
    var place = Place(line: 1, column: 1)
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var previous: Unicode.Scalar = " "
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .failure(
        Refusal(at: place, "The file is written in UTF-16", "Save it again with the encoding UTF-8"))
    }
    while true {
      switch decoder.decode(&rest) {
      case .emptyInput: return .success(SurveyText(String(scalars)))
      case .error:
        return .failure(
          Refusal(
            at: place, "The file holds a byte here that is not UTF-8",
            "Save it again with the encoding UTF-8"))
      case .scalarValue(let scalar):
        if scalar == "\u{FEFF}" && scalars.isEmpty && place.column == 1 && previous == " " {
          previous = scalar
          continue
        }
        if let kind = unprintable(scalar) {
          return .failure(
            Refusal(
              at: place, "The file holds \(kind) here, which no text may hold",
              "Delete it; an editor that shows hidden characters helps to find it"))
        }
        scalars.append(scalar)
        if previous == "\r" && scalar == "\n" {
          // The line has ended at the carriage return.
        } else if endsLine(scalar) {
          place = Place(line: place.line + 1, column: 1)
        } else {
          place.column += 1
        }
        previous = scalar
      }
    }
  }

  /// What a character is that YAML refuses; nil for a character that it takes.
  private static func unprintable(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: nil
    case 0: "a NUL character"
    case 1..<0x20, 0x7F..<0xA0: "a control character (number \(scalar.value))"
    case 0xFEFF: "a byte order mark"
    case 0xFFFE, 0xFFFF: "a character that Unicode has kept free"
    default: nil
    }
  }
}

/// Why a file was not read any further: one finding.
struct Refusal: Error {
  var finding: Finding
  init(at place: Place, _ message: String, _ notes: String...) {
    finding = Finding(.error, at: place, message, notes: notes)
  }
}
