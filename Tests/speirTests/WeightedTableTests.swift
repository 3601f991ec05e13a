import Foundation
import TestSupport
import Testing

/// A weighted table of a real survey, held cell by cell against the one that was published of the same answers.
///
/// FiveThirtyEight and WNYC Studios, masculinity survey of 1,615 men, 2018, CC BY 4.0: 35 questions, each by age, race, children and
/// orientation, in whole percentages of the weighted answers. "No answer" is a choice there, and so it is here.
@Suite(.enabled(if: PublicData.folder != nil, "SPEIR_PUBLIC_DATA names no folder; see Tests/README.md"))
struct WeightedTableTests {
  /// One question as it was published.
  private struct Published {
    /// The first part of its columns' titles among the responses.
    var column: String
    var labels: [String] = []
    /// For each label the percentages of the columns; empty where none was published.
    var cells: [[String]] = []
  }

  private static let groups: [(column: String, label: String)?] = [
    nil, ("age3", "18 - 34"), ("age3", "35 - 64"), ("age3", "65 and up"), ("race2", "White"), ("race2", "Non-white"),
    ("kids", "Has children"), ("kids", "No children"), ("orientation", "Straight"), ("orientation", "Gay/Bisexual"),
  ]

  private static let columns =
    ["q0001", "q0002", "q0004", "q0005"] + (1...11).map { "q0007_00" + ($0 < 10 ? "0\($0)" : "\($0)") }
    + ["q0008", "q0009", "q0010", "q0011", "q0012", "q0013", "q0014", "q0015", "q0017", "q0018", "q0019", "q0020"]
    + ["q0021", "q0022", "q0024", "q0025", "q0026", "q0028", "q0029", "age3"]

  /// A label without the apostrophes, which the spreadsheets write in different ways, in small letters.
  private static func plain(_ label: String) -> String {
    label.lowercased().filter { !"?’'\"".contains($0) }.trimmingCharacters(in: .whitespaces)
  }

  private static func published() throws -> [Published] {
    var found: [Published] = []
    for row in try PublicData.rows(of: "surveys/masculinity-published.csv").dropFirst(2) {
      if !row[0].isEmpty, found.count < columns.count {
        found.append(Published(column: columns[found.count]))
      } else if row.count > 11, !row[1].isEmpty {
        found[found.count - 1].labels.append(plain(row[1]))
        found[found.count - 1].cells.append(Array(row[2...11]))
      }
    }
    return found
  }

  private static func places(of column: String, _ titles: [String]) -> [Int] {
    titles.indices.filter { titles[$0] == column || titles[$0].hasPrefix(column + "_") }
  }

  /// The definition, with every label that occurs as a choice, and the responses as lines of JSON.
  private static func survey(_ published: [Published]) throws -> (definition: String, lines: String) {
    var rows = try PublicData.rows(of: "surveys/masculinity-raw-responses.csv")
    let titles = rows.removeFirst()
    var answers: [[String: Any]] = rows.map { _ in [:] }
    var questions = ""
    func choices(_ labels: [String]) -> String {
      labels.enumerated().map { "c\($0.offset): \"\($0.element)\"" }.joined(separator: ", ")
    }
    for (number, question) in published.enumerated() {
      let places = places(of: question.column, titles)
      var labels = question.labels
      for (person, row) in rows.enumerated() {
        let cells = places.map { plain(row[$0]) }
        guard cells.contains(where: { $0 != "na" }) else { continue }
        let isOne = places.count == 1
        var chosen = cells.filter { isOne || $0 != "not selected" }
        if chosen.isEmpty { chosen = ["not selected"] }
        for label in chosen where !labels.contains(label) { labels.append(label) }
        let names = chosen.compactMap { label in labels.firstIndex(of: label).map { "c\($0)" } }
        answers[person]["p\(number)"] = isOne ? names[0] as Any : names as Any
      }
      let type = places.count == 1 ? "select_one" : "select_multiple"
      questions += "      - { name: p\(number), type: \(type), label: P, choices: { \(choices(labels)) } }\n"
    }
    for column in ["age3", "race2", "kids", "orientation"] {
      let labels = groups.compactMap { $0 }.filter { $0.column == column }.map(\.label)
      for (person, row) in rows.enumerated() {
        let place = try #require(titles.firstIndex(of: column))
        answers[person][column] = labels.firstIndex(of: row[place]).map { "c\($0)" }
      }
      questions += "      - { name: \(column), type: select_one, label: G, choices: { \(choices(labels)) } }\n"
    }
    let weight = try #require(titles.firstIndex(of: "weight"))
    for (person, row) in rows.enumerated() { answers[person]["weight"] = Double(row[weight]) }
    let definition = """
      survey: men
      title: Masculinity survey
      organiser: FiveThirtyEight
      privacy: Published under CC BY 4.0; contact FiveThirtyEight through its public data repository, www.example.org
      weight: weight
      pages:
        - questions:
      \(questions)      - { name: weight, type: decimal, label: Weight of the response }

      """
    let lines = try answers.map {
      let line = try JSONSerialization.data(withJSONObject: ["answers": $0], options: .sortedKeys)
      return String(decoding: line, as: UTF8.self) + "\n"
    }
    return (definition, lines.joined())
  }

  private struct Report: Decodable {
    struct Question: Decodable {
      var question: String
      var weighted: Weighted?
      var byGroup: [Group]?
      enum CodingKeys: String, CodingKey {
        case question, weighted
        case byGroup = "by_group"
      }
    }
    struct Group: Decodable {
      var group: String
      var weighted: Weighted?
    }
    struct Weighted: Decodable { var choices: [Choice]? }
    struct Choice: Decodable { var share: Double? }
    struct Weighting: Decodable {
      var effective: Double
      var designEffect: Double
      enum CodingKeys: String, CodingKey {
        case effective
        case designEffect = "design_effect"
      }
    }
    var weighting: Weighting
    var questions: [Question]
  }

  @Test func `the weighted table of the masculinity survey is the published one, cell by cell`() throws {
    let published = try Self.published()
    #expect(published.count == 35)
    let folder = try TemporaryFolder()
    let (definition, lines) = try Self.survey(published)
    try folder.write(definition, to: "surveys/men.yaml")
    let imported = try ProgramRun(["import", "men", "-"], in: folder, input: lines)
    #expect(imported.status == 0, "\(imported.errors)")
    let made = try ProgramRun(["report", "men", "--format", "json"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let file = folder.file("reports/men/priority-report.json")
    let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: file)))
    // (Σw)²/Σw² of the published weights, computed apart.
    #expect((report.weighting.effective - 526.1566614083586).magnitude < 1e-6)
    #expect((report.weighting.designEffect - 1_615 / 526.1566614083586).magnitude < 1e-6)
    var compared = 0
    func compare(_ number: Int, _ column: Int, _ found: Weighted?) throws {
      let shares = try #require(found?.choices)
      for (label, cells) in published[number].cells.enumerated() where !cells[column].isEmpty {
        let percent = try #require(Double(cells[column].dropLast()))
        let share = try #require(shares[label].share)
        let what = "\(published[number].column), \(published[number].labels[label]), column \(column)"
        #expect((share * 100 - percent).magnitude <= 0.5 + 1e-6, "\(what)")
        compared += 1
      }
    }
    for number in published.indices {
      try compare(number, 0, report.questions.first { $0.question == "p\(number)" }?.weighted)
    }
    for by in ["age3", "race2", "kids", "orientation"] {
      let table = try self.table(by, folder)
      let columns = Self.groups.indices.filter { Self.groups[$0]?.column == by }
      for number in published.indices {
        let question = try #require(table.questions.first { $0.question == "p\(number)" })
        for (group, column) in columns.enumerated() {
          try compare(number, column, question.byGroup?.first { $0.group == "c\(group)" }?.weighted)
        }
      }
    }
    // Every cell that was published but those of a question of which none was.
    #expect(compared == 1_820)
  }

  private typealias Weighted = Report.Weighted

  private func table(_ by: String, _ folder: TemporaryFolder) throws -> Report {
    let made = try ProgramRun(["report", "men", "--format", "json", "--by", by], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let file = folder.file("reports/men/by-\(by).json")
    return try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: file)))
  }
}
