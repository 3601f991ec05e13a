import Foundation
import TestSupport
import Testing

/// A report on a real survey, held against the figures that were published from the same answers.
///
/// W. Hickey, "41 Percent Of Fliers Think You're Rude If You Recline Your Seat", FiveThirtyEight, September 2014
/// (fivethirtyeight.com/features/airplane-etiquette-recline-seat). The answers: FiveThirtyEight, CC BY 4.0.
@Suite(.enabled(if: PublicData.folder != nil, "SPEIR_PUBLIC_DATA names no folder; see Tests/README.md"))
struct PublishedFiguresTests {
  private struct Column {
    var title: String
    var question: String
    /// Each choice by its label in the spreadsheet.
    var choices: [String: String]
  }

  private static let columns = [
    Column(
      title: "How often do you travel by plane?", question: "audience",
      choices: [
        "Never": "never", "Once a year or less": "once-a-year-or-less", "Once a month or less": "once-a-month-or-less",
        "A few times per month": "a-few-times-per-month", "A few times per week": "a-few-times-per-week",
        "Every day": "every-day",
      ]),
    Column(
      title: "Do you ever recline your seat when you fly?", question: "recline",
      choices: [
        "Always": "always", "Usually": "usually", "About half the time": "about-half-the-time",
        "Once in a while": "once-in-a-while", "Never": "never",
      ]),
    Column(
      title: "Is it rude to recline your seat on a plane?", question: "recline_rude",
      choices: ["No, not rude at all": "no", "Yes, somewhat rude": "somewhat", "Yes, very rude": "very"]),
    Column(
      title: "Given the opportunity, would you eliminate the possibility of reclining seats on planes entirely?",
      question: "eliminate", choices: ["Yes": "yes", "No": "no"]),
    Column(
      title: "Under normal circumstances, does a person who reclines their seat during a flight have any obligation to "
        + "the person sitting behind them?", question: "obligation",
      choices: [
        "No, the person on the flight has no obligation to the person behind them":
          "no-the-person-on-the-flight-has-no-obligation-to-the-person-behind-them",
        "Yes, they should not recline their chair if the person behind them asks them not to":
          "yes-they-should-not-recline-their-chair-if-the-person-behind-them-asks-them-not-to",
      ]),
  ]

  /// What a report says of one question.
  private struct Report: Decodable {
    struct Question: Decodable {
      var question: String
      var answered: Int
      var choices: [Choice]?
    }
    struct Choice: Decodable {
      var choice: String
      var share: Double?
    }
    struct Ledger: Decodable { var received: Int }
    var ledger: Ledger
    var questions: [Question]
  }

  private func responses() throws -> String {
    let rows = try PublicData.rows(of: "surveys/flying-etiquette.csv")
    let titles = try #require(rows.first).map(PublicData.squeezed)
    let places = try Self.columns.map {
      try #require(titles.firstIndex(of: PublicData.squeezed($0.title)), "\($0.title)")
    }
    return try rows.dropFirst().map { row in
      var answers: [String: String] = [:]
      for (column, place) in zip(Self.columns, places) where !row[place].isEmpty {
        let choice: String = try #require(column.choices[row[place]], "‘\(row[place])’ is no choice")
        answers[column.question] = choice
      }
      let line = try JSONSerialization.data(withJSONObject: ["answers": answers], options: .sortedKeys)
      return String(decoding: line, as: UTF8.self) + "\n"
    }.joined()
  }

  @Test func `a report on the flying etiquette survey says what was published of reclining seats`() throws {
    let folder = try TemporaryFolder()
    let definition = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/public/flying-etiquette.yaml")
    try folder.write(try String(contentsOf: definition, encoding: .utf8), to: "surveys/flying-etiquette.yaml")
    let imported = try ProgramRun(["import", "flying-etiquette", "-"], in: folder, input: try responses())
    #expect(imported.status == 0, "\(imported.errors)")
    let made = try ProgramRun(["report", "flying-etiquette"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let file = folder.file("reports/flying-etiquette/priority-report.json")
    let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: file)))
    #expect(report.ledger.received == 1_040)

    func percent(_ question: String, _ choices: String...) throws -> Double {
      let found = try #require(report.questions.first { $0.question == question })
      let shares = found.choices?.filter { choices.contains($0.choice) }.compactMap(\.share) ?? []
      #expect(shares.count == choices.count)
      return (shares.reduce(0, +) * 100).rounded()
    }
    #expect(report.questions.first { $0.question == "recline" }?.answered == 858)
    #expect(try percent("recline", "always") == 16)
    #expect(try percent("recline", "usually") == 20)
    #expect(try percent("recline", "about-half-the-time") == 14)
    #expect(try percent("recline", "once-in-a-while") == 30)
    #expect(try percent("recline", "never") == 20)
    #expect(try percent("recline_rude", "somewhat", "very") == 41)
    #expect(try percent("eliminate", "no") == 70)
    #expect(
      try percent(
        "obligation", "yes-they-should-not-recline-their-chair-if-the-person-behind-them-asks-them-not-to") == 64)
  }
}
