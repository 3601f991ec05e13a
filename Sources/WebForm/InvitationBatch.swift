internal import ResponseFiles
package import Responses
internal import Seals

/// Invitations as they are made together: shown once, and then kept as hashes alone.
package struct InvitationBatch: Sendable {
  private struct Entry {
    let label: String?
    let invitation: Invitation
  }

  private let entries: [Entry]

  /// The most that are made at once.
  package static let limit = 100_000
  /// The most characters of a label.
  package static let labelLimit = 200

  /// One for each label, or so many without labels.
  package init(to survey: String, for people: People, using chance: inout some RandomNumberGenerator) {
    switch people {
    case .labels(let labels):
      entries = labels.map { Entry(label: $0, invitation: Invitation(to: survey, using: &chance)) }
    case .count(let count):
      entries = (0..<count).map { _ in Entry(label: nil, invitation: Invitation(to: survey, using: &chance)) }
    }
  }

  /// For whom invitations are made.
  package enum People: Hashable, Sendable {
    case count(Int)
    case labels([String])
  }

  /// The labels that have an invitation already, written in capitals or not, each once, in their order.
  package static func invited(_ labels: [String], among known: [LabelledInvitation]) -> [String] {
    let known = Set(known.map { key($0.label) })
    var seen: Set<String> = []
    return labels.filter { known.contains(key($0)) && seen.insert(key($0)).inserted }
  }

  /// What two labels have in common that mean one person: they differ by blanks or capitals alone.
  private static func key(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Some labels as the beginning of a sentence: the first five, and how many others, with “has” or “have”.
  package static func summary(of labels: [String]) -> String {
    let first = labels.prefix(5).map { "‘\($0)’" }
    guard labels.count > 1 else { return (first.first ?? "Nobody") + " has" }
    return labels.count > 5
      ? first.joined(separator: ", ") + " and \(labels.count - 5) more have"
      : first.dropLast().joined(separator: ", ") + " and " + first[first.count - 1] + " have"
  }

  /// What a store with that key keeps.
  package func sealed(under key: [UInt8]) -> [NewInvitation] {
    entries.map { NewInvitation($0.invitation.sealed(under: key), label: $0.label) }
  }

  /// A table of the invitations, in the order of the labels, with the links where the site is known, such as `https://survey.example.org`.
  package func table(site: String?) -> String {
    var writer = CSVWriter()
    let hasLabels = entries.contains { $0.label != nil }
    writer.write((hasLabels ? ["label"] : []) + ["invitation"] + (site == nil ? [] : ["link"]))
    for entry in entries {
      let link = site.map { ["\($0)/s/\(entry.invitation.survey)/i/\(entry.invitation)"] } ?? []
      writer.write((hasLabels ? [entry.label ?? ""] : []) + [entry.invitation.description] + link)
    }
    return writer.take()
  }

  /// A table of the labels whose invitation was not used, by label.
  package static func reminders(_ labels: [LabelledInvitation]) -> String {
    var writer = CSVWriter()
    writer.write(["label"])
    for one in labels where one.state == .unused { writer.write([one.label]) }
    return writer.take()
  }

  // MARK: - Labels

  /// What is wrong with a list of labels, in words for the organiser.
  package struct LabelFault: Error, Hashable, Sendable {
    package let message: String

    init(_ message: String) { self.message = message }
  }

  /// The labels in a text: the first cell of each line that is not blank, as a table with commas has it; a first line `label` is a heading.
  ///
  /// - Throws: `LabelFault` where a label stands twice (in capitals or not), is too long or cannot be shown, there is none, or there are too many.
  package static func labels(_ bytes: [UInt8]) throws(LabelFault) -> [String] {
    var reader = CSVReader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    var labels: [String] = []
    var lines: [String: Int] = [:]
    while true {
      let found: CSVRow?
      do { found = try reader.next() } catch {
        throw LabelFault("Line \(error.row) cannot be read: write one label on each line.")
      }
      guard let row = found else { break }
      guard !row.isBlank, row.count > 0 else { continue }
      guard let cell = String(validating: row[0], as: UTF8.self) else {
        throw LabelFault("Line \(row.number) is not UTF-8. Save the list as UTF-8, then try again.")
      }
      let label = CellGuard.remove(cell).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if label.isEmpty { throw LabelFault("Line \(row.number) has no label in its first column.") }
      if labels.isEmpty, lines.isEmpty, label.lowercased() == "label" {
        lines[key(label)] = row.number
        continue
      }
      guard label.count <= labelLimit, !label.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
      else {
        throw LabelFault(
          "The label on line \(row.number) is no name or address: write at most \(labelLimit) characters.")
      }
      if label.unicodeScalars.contains("\u{FFFD}") {
        throw LabelFault(
          "The label on line \(row.number) holds \u{FFFD}, which stands where something could not be read: write it anew."
        )
      }
      if let before = lines.updateValue(row.number, forKey: key(label)) {
        throw LabelFault(
          "‘\(label)’ stands on lines \(before) and \(row.number): each person gets one invitation.")
      }
      labels.append(label)
      guard labels.count <= limit else { throw LabelFault("At most \(limit) invitations are made at once.") }
    }
    guard !labels.isEmpty else { throw LabelFault("There is no label: write one on each line.") }
    return labels
  }
}
