internal import Priorities
internal import Sessions
internal import Surveys
internal import Themes

/// What was said at sessions, as people coded it afterwards; reported, and not scored.
extension PriorityReport {
  /// How far what was said at a session is coded and how far coders agree, as sentences behind others; empty where nobody has begun.
  func codingSentence(_ figures: SessionFigures) -> String {
    guard let coding = figures.coding else { return "" }
    func are(_ count: Int) -> String { "\(count) \(count == 1 ? "is" : "are")" }
    let people = coding.coders.count == 1 ? "one person" : "\(coding.coders.count) people"
    var text = " Afterwards \(people) coded them as comments are coded"
    text += ": the codes of \(coding.settled) are settled"
    if coding.disputed > 0 { text += ", those of \(coding.disputed) are not, since coders differ" }
    text += coding.open > 0 ? ", and \(are(coding.open)) still open." : "."
    let agreement = coding.agreement
    guard agreement.texts > 0 else { return text }
    text += " \(agreement.texts) \(agreement.texts == 1 ? "was" : "were") coded by more than one of them"
    text += ", none of whom saw the others' codes"
    return text + "; how far they agree stands area by area under ‘\(PriorityReport.sessionTitle)’."
  }

  /// By area, what the room put contributions to and what people coded them to; nil where there is neither.
  func contributionTable(_ figures: SessionFigures) -> Paper.Block? {
    let title = "Contributions that speak of each area – \(figures.session.title)"
    let put = Dictionary(
      figures.coded.map { ($0.theme, $0.contributions) }, uniquingKeysWith: { first, _ in first })
    guard let coding = figures.coding else {
      guard !put.isEmpty else { return nil }
      return .table(
        Paper.Table(
          caption: title, head: ["Area", "Contributions"],
          lines: figures.coded.map { [label(ofTheme: $0.theme), "\($0.contributions)"] }))
    }
    let coded = Dictionary(
      coding.themes.map { ($0.theme, $0.contributions) }, uniquingKeysWith: { first, _ in first })
    let agreement = Dictionary(
      coding.agreement.themes.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
    let isDouble = coding.agreement.texts > 0
    let lines = survey.themes.map(\.name).filter { put[$0] != nil || coded[$0] ?? 0 > 0 }
    guard !lines.isEmpty else { return nil }
    // Of what is published a small number is not said, and stands as one that there is not.
    func count(_ number: Int?) -> String { number.map(String.init) ?? "–" }
    return .table(
      Paper.Table(
        caption: title,
        head: ["Area", "Put to it in the room", "Coded to it afterwards"] + (isDouble ? ["α", "F1"] : []),
        lines: lines.map { theme in
          [label(ofTheme: theme), count(put[theme]), count(coded[theme])]
            + (isDouble
              ? [Figures.decimal(agreement[theme]?.alpha, 2), Figures.decimal(agreement[theme]?.f1, 2)] : [])
        }))
  }

  /// For `priority-report.json`: how what was said at a session is coded; null where nobody has begun.
  func codingMember(_ figures: SessionFigures) -> (String, OrderedJSON) {
    guard let coding = figures.coding else { return ("coding", .null) }
    let agreement = Dictionary(
      coding.agreement.themes.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
    let themes = coding.themes.map { line -> OrderedJSON in
      .object([
        ("theme", .text(line.theme.text)), ("contributions", .integer(line.contributions)),
        ("alpha", .number(agreement[line.theme]?.alpha)), ("f1", .number(agreement[line.theme]?.f1)),
      ])
    }
    return (
      "coding",
      .object([
        ("texts", .integer(coding.texts)), ("settled", .integer(coding.settled)),
        ("disputed", .integer(coding.disputed)), ("open", .integer(coding.open)),
        ("coders", .integer(coding.coders.count)), ("coded_by_several", .integer(coding.agreement.texts)),
        ("themes", .list(themes)),
      ])
    )
  }
}
