internal import Surveys

/// A look at a definition before YAML's own parser sees it.
///
/// Finds what is refused because it could multiply or nest without end (anchors, aliases, tags, directives, depth, too many values), and the
/// places where YAML would quietly drop a part of what was written. One pass, linear in the text, with no recursion.
struct YAMLScan {
  /// How deep mappings and lists may stand in one another.
  static let depthLimit = 40
  /// How many values there may be in all.
  static let valueLimit = 100_000

  /// Refusals; when there are any, the text must not go to YAML's parser.
  private(set) var refusals: [Finding] = []
  private(set) var warnings: [Finding] = []

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var place = Place(line: 1, column: 1)
  /// The columns, from 0, of the mappings and lists that are open by indentation.
  private var blocks: [Int] = []
  /// The brackets that are open.
  private var brackets: [Unicode.Scalar] = []
  private var values = 0
  /// Unclosed brackets as a mere count, whatever they stand in: holds even where this look misreads a broken text.
  private static let rawBracketLimit = 250

  init(_ text: SurveyText) {
    scalars = Array(text.text.unicodeScalars)
    guard !hasTooManyRawBrackets() else { return }
    scan()
  }

  private mutating func hasTooManyRawBrackets() -> Bool {
    var open = 0
    var at = Place(line: 1, column: 1)
    for scalar in scalars {
      switch scalar {
      case "[", "{": open += 1
      case "]", "}": open = max(0, open - 1)
      default: break
      }
      if open > YAMLScan.rawBracketLimit {
        refuseDepth(at: at)
        return true
      }
      if SurveyText.endsLine(scalar) {
        at = Place(line: at.line + 1, column: 1)
      } else {
        at.column += 1
      }
    }
    return false
  }

  private mutating func refuseDepth(at place: Place) {
    refuse(
      at: place, "Lists and mappings stand more than \(YAMLScan.depthLimit) deep in one another here",
      "A definition needs no more than about ten; look for a bracket or an indentation too many")
  }

  private mutating func refuse(at place: Place, _ message: String, _ notes: String...) {
    refusals.append(Finding(.error, at: place, message, notes: notes))
  }

  private mutating func warn(at place: Place, _ message: String, _ notes: String...) {
    warnings.append(Finding(.warning, at: place, message, notes: notes))
  }

  // MARK: Moving

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private func isBlank(_ offset: Int = 0) -> Bool {
    guard let scalar = scalar(offset) else { return true }
    return scalar == " " || scalar == "\t" || SurveyText.endsLine(scalar)
  }

  private var atLineEnd: Bool { scalar().map(SurveyText.endsLine) ?? true }

  private mutating func step() {
    guard let scalar = scalar() else { return }
    index += 1
    if scalar == "\r", self.scalar() == "\n" { index += 1 }
    if SurveyText.endsLine(scalar) {
      place = Place(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
  }

  private mutating func skipLine() {
    while !atLineEnd { step() }
  }

  // MARK: Tokens

  private mutating func scan() {
    while scalar() != nil, refusals.count < 20 {
      if isBlank() {
        step()
      } else if scalar() == "#" {
        skipLine()
      } else {
        if brackets.isEmpty { unroll(to: place.column - 1) }
        token()
      }
      if brackets.count + blocks.count > YAMLScan.depthLimit { return refuseDepth(at: place) }
      if values > YAMLScan.valueLimit {
        return refuse(at: place, "The file holds more than \(YAMLScan.valueLimit) values")
      }
    }
  }

  private var startsLine: Bool { place.column == 1 }

  private mutating func unroll(to column: Int) {
    while let last = blocks.last, last > column { blocks.removeLast() }
  }

  private mutating func roll(to column: Int) {
    if brackets.isEmpty, blocks.last.map({ $0 < column }) ?? true { blocks.append(column) }
  }

  private mutating func token() {
    guard let first = scalar() else { return }
    let inBrackets = !brackets.isEmpty
    switch first {
    case "-" where isBlank(1) && !inBrackets:
      roll(to: place.column - 1)
      step()
    case "-" where startsLine && scalar(1) == "-" && scalar(2) == "-" && isBlank(3),
      "." where startsLine && scalar(1) == "." && scalar(2) == "." && isBlank(3):
      step()
      step()
      step()
    case "%" where startsLine:
      refuse(at: place, "YAML directives are not used in a definition", "Put quotes round a text that begins with %")
      skipLine()
    case "?" where isBlank(1):
      refuse(
        at: place, "Keys that begin with a question mark are not used in a definition", "Put quotes round the text")
      step()
    case ":" where isBlank(1) || inBrackets: step()
    case "&" where !isBlank(1), "*" where !isBlank(1), "!": property(first)
    case "[", "{":
      values += 1
      brackets.append(first)
      step()
    case "]", "}":
      if inBrackets { brackets.removeLast() }
      step()
    case ",": step()
    case "\"", "'":
      values += 1
      quoted(first)
    case "|", ">":
      values += 1
      if inBrackets || !blockScalar(first) { plain() }
    default:
      values += 1
      plain()
    }
  }

  private mutating func property(_ first: Unicode.Scalar) {
    let quotes = "Put quotes round the whole text if the \(first) belongs to it"
    switch first {
    case "&":
      refuse(
        at: place, "Here YAML reads an anchor and drops the word after &; anchors are not used in a definition", quotes)
    case "*": refuse(at: place, "Here YAML reads an alias; aliases are not used in a definition", quotes)
    default:
      refuse(at: place, "Here YAML reads a tag and drops the word after !; tags are not used in a definition", quotes)
    }
    while !isBlank(), brackets.isEmpty || !",[]{}".unicodeScalars.contains(scalar() ?? " ") { step() }
  }

  private mutating func quoted(_ quote: Unicode.Scalar) {
    let start = place
    step()
    while let next = scalar() {
      if quote == "\"" && next == "\\" {
        step()
        step()
      } else if next == quote {
        step()
        if quote == "'" && scalar() == "'" {
          step()
          continue
        }
        return colon(after: start, quoted: true)
      } else {
        step()
      }
    }
  }

  /// Notes the key of a mapping if a colon follows.
  private mutating func colon(after start: Place, quoted: Bool) {
    var offset = 0
    while scalar(offset) == " " || scalar(offset) == "\t" { offset += 1 }
    guard scalar(offset) == ":" else { return }
    let inBrackets = !brackets.isEmpty
    guard isBlank(offset + 1) || (inBrackets && quoted) || (inBrackets && isFlowIndicator(offset + 1)) else { return }
    for _ in 0...offset { step() }
    roll(to: start.column - 1)
  }

  private func isFlowIndicator(_ offset: Int) -> Bool {
    guard let scalar = scalar(offset) else { return false }
    return scalar == "," || scalar == "[" || scalar == "]" || scalar == "{" || scalar == "}"
  }

  private mutating func plain() {
    let start = place
    while scalar() != nil {
      while !atLineEnd {
        if scalar() == ":", isBlank(1) || (!brackets.isEmpty && isFlowIndicator(1)) {
          return colon(after: start, quoted: false)
        }
        if !brackets.isEmpty && isFlowIndicator(0) { return }
        if scalar() == " " || scalar() == "\t", scalar(1) == "#" {
          step()
          return comment(after: start)
        }
        step()
      }
      // A text may go on in the lines below it, if they are indented more than what it belongs to.
      var ahead = index
      var column = 0
      while ahead < scalars.count,
        scalars[ahead] == " " || scalars[ahead] == "\t" || SurveyText.endsLine(scalars[ahead])
      {
        column = SurveyText.endsLine(scalars[ahead]) ? 0 : column + 1
        ahead += 1
      }
      guard ahead < scalars.count, scalars[ahead] != "#" else { return }
      if brackets.isEmpty && column <= (blocks.last ?? -1) { return }
      while index < ahead { step() }
    }
  }

  /// A comment after an unquoted text: as likely as not a part of it, such as `Room #4`.
  private mutating func comment(after start: Place) {
    if let next = scalar(1), !(next == " " || next == "\t" || SurveyText.endsLine(next)) {
      warn(
        at: place, "YAML reads the rest of the line as a comment, so the text ends before the #",
        "Put quotes round the text; or put a space after the # if it is a comment")
    }
    skipLine()
  }

  /// Passes over a text that is introduced by `|` or `>`; false if it is none.
  private mutating func blockScalar(_ indicator: Unicode.Scalar) -> Bool {
    var offset = 1
    var explicit: Int?
    while let next = scalar(offset), !SurveyText.endsLine(next), next != " ", next != "\t" {
      if ("1"..."9").contains(next), explicit == nil {
        explicit = Int(next.value) - 48
      } else if next != "+" && next != "-" {
        break
      }
      offset += 1
      if offset > 3 { break }
    }
    guard isBlank(offset) else {
      // YAML's parser will say that this is no text of several lines.
      skipLine()
      return true
    }
    let parent = blocks.last ?? -1
    skipLine()
    var content = explicit.map { max(parent, 0) + $0 }
    while scalar() != nil {
      step()
      var offset = 0
      while scalar(offset) == " " { offset += 1 }
      if scalar(offset).map(SurveyText.endsLine) ?? true {
        skipLine()
        continue
      }
      let wanted = content ?? max(parent + 1, offset)
      guard offset >= wanted else { return true }
      content = wanted
      skipLine()
    }
    return true
  }
}
