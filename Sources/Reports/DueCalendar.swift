internal import Plans
internal import Surveys

/// The due days of a plan's actions as a calendar that other programs can take in (RFC 5545).
package struct DueCalendar: Hashable, Sendable {
  private let report: ProgressReport
  /// Makes the identities of the entries unique, such as the plan's folder.
  private let id: String

  /// The calendar of the actions in a report; those without a due day are not in it.
  package init(_ report: ProgressReport, id: String) {
    self.report = report
    self.id = id
  }

  /// The calendar in UTF-8 with lines of at most 75 octets, ended by CR LF; the stamp of each entry is the day of the report.
  package var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Speir//Improvement plan//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "X-WR-CALNAME:\(DueCalendar.escaped(report.plan.title ?? "Improvement plan"))",
    ]
    for (improvement, actions) in report.sections { for line in actions { lines += event(line, improvement) } }
    lines.append("END:VCALENDAR")
    return lines.map { DueCalendar.folded($0) + "\r\n" }.joined()
  }

  private func event(_ line: ProgressReport.Line, _ improvement: Improvement) -> [String] {
    guard let due = line.due else { return [] }
    var words = ["Improvement: \(improvement.improvement)"]
    if !line.lead.isEmpty { words.append("Lead: \(line.lead.joined(separator: "; "))") }
    if let target = line.target {
      words.append("Target date as written: \(target)\(due.isInferred ? " (the day was inferred from it)" : "")")
    }
    if let standing = line.note?.standing { words.append("Noted: \(standing.words)") }
    return [
      "BEGIN:VEVENT", "UID:\(DueCalendar.escaped(line.action.id)).\(id)@speir.invalid",
      "DTSTAMP:\(DueCalendar.basic(report.on))T000000Z", "DTSTART;VALUE=DATE:\(DueCalendar.basic(due.day))",
      "SUMMARY:\(DueCalendar.escaped("Due: \(line.action.id) \(line.action.action)"))",
      "DESCRIPTION:\(DueCalendar.escaped(words.joined(separator: "\n")))", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  /// `20160930`.
  static func basic(_ day: CivilDate) -> String { day.description.split(separator: "-").joined() }

  /// Text as RFC 5545, 3.3.11, has it; other control characters are left out.
  static func escaped(_ text: String) -> String {
    var found = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        found.append("\\")
        found.append(scalar)
      case "\n": found.append(contentsOf: "\\n".unicodeScalars)
      case _ where scalar.value < 32 || scalar.value == 127: continue
      default: found.append(scalar)
      }
    }
    return String(found)
  }

  /// A content line cut into lines of at most 75 octets, each but the first begun by a blank; never inside a character of UTF-8 (RFC 5545, 3.1).
  static func folded(_ line: String) -> String {
    var found = String.UnicodeScalarView()
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        found.append(contentsOf: "\r\n ".unicodeScalars)
        octets = 1
      }
      found.append(scalar)
      octets += width
    }
    return String(found)
  }
}
