import Foundation

/// Real survey data that anyone can get and that is not kept here; Tests/README.md says where from.
enum PublicData {
  /// The folder that `SPEIR_PUBLIC_DATA` names; nil where it names none.
  static var folder: URL? {
    guard let path = ProcessInfo.processInfo.environment["SPEIR_PUBLIC_DATA"], !path.isEmpty else { return nil }
    return URL(filePath: path)
  }

  /// The rows of a spreadsheet in the folder, the first with the columns' titles.
  static func rows(of name: String) throws -> [[String]] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return table(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
  }

  /// A text without blanks, so that slips of the keyboard in a spreadsheet do not matter.
  static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

  /// Rows of cells as RFC 4180 has them, read without the program's own reader.
  private static func table(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, quoted) = ([String](), "", false)
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"" where quoted && next == "\"":
        cell.append("\"")
        next = scalars.next()
      case "\"": quoted.toggle()
      case "," where !quoted:
        row.append(cell)
        cell = ""
      case "\r" where !quoted: break
      case "\n" where !quoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}
