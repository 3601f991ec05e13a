import HTTPTypes
import Responses
import Seals
import Sessions
import Surveys
import Synchronization
import Testing
import Themes

@testable import WebForm

/// A desk that needs no store: figures that never change, and a count of the reports that were made.
final class TestDesk: SurveyDesk {
  let made = Mutex(0)
  let fault = Mutex<DeskFault?>(nil)
  let answered: Int
  private let bench = Mutex(CodingBench())
  /// Where comments are and decisions about them are kept; nil for none.
  let comments = Mutex<(survey: Survey, store: any CodingStore & ResponseSource & SessionStore)?>(nil)

  let plan = TestPlans()
  var plans: any PlanDesk { plan }

  init(answered: Int = 12) { self.answered = answered }

  func turnout() async throws(DeskFault) -> Turnout {
    var ledger = Ledger()
    ledger.analysed = answered
    return Turnout(
      ledger: ledger,
      groups: [
        Turnout.Group(
          audience: Audience(name: "makers", label: Wording("Makers <of> tea"), population: 48), people: answered)
      ],
      days: CivilDate(iso: "2025-12-30").map { [Turnout.Day(day: $0, count: answered)] } ?? [])
  }

  func report() async throws(DeskFault) -> [UInt8] {
    if let fault = fault.withLock({ $0 }) { throw fault }
    return Array("<!doctype html><title>The report</title>".utf8)
  }

  /// A page that an older version made, in a style of its own.
  static let keptPage =
    "<html><head><title>What people said</title><style>p{color:red}</style><style>b{}</style></head><body><p>Tea</html>"

  /// Held back where seven answered.
  func openResults() async throws(DeskFault) -> OpenResults {
    guard answered > 4 else { return .tooFew }
    return answered == 7 ? .held(5) : .page(Array(TestDesk.keptPage.utf8))
  }

  func makeReport() async throws(DeskFault) { made.withLock { $0 += 1 } }
  func reports() async throws(DeskFault) -> [String] {
    ["priorities.csv", "priority-report.html", "public/priorities.csv"]
  }

  func report(named name: String) async throws(DeskFault) -> [UInt8]? {
    try await reports().contains(name) ? Array("kept \(name)".utf8) : nil
  }

  func pack(of session: Name, table: String) async throws(DeskFault) -> [UInt8]? {
    Array("pack of \(session), table \(table)".utf8)
  }

  /// The minutes as they are kept, and how often they were made.
  let kept = Mutex<(minutes: DeskMinutes, made: [Bool])>((.none, []))

  func minutes(of session: Name) async throws(DeskFault) -> DeskMinutes { kept.withLock { $0.minutes } }

  func makeMinutes(of session: Name, anew: Bool) async throws(DeskFault) {
    kept.withLock { kept in
      kept.made.append(anew)
      kept.minutes = .kept(
        DeskMinutes.Kept(
          name: "minutes-2025-12-30", page: Array("minutes of \(session)".utf8), markdown: "# Minutes of \(session)\n",
          stillPrinted: anew ? 0 : 2))
    }
  }

  /// Why nothing of the plan can be traced.
  let planFault = Mutex<String?>(nil)

  func traceable() async throws(DeskFault) -> Traceable {
    Traceable(all: [("roads", "Roads <r>"), ("1.1 & more", "Mend")], planFault: planFault.withLock { $0 })
  }

  func trace(_ what: String) async throws(DeskFault) -> Traced {
    what == "roads" || what == "1.1 & more"
      ? .page(Array("behind \(what)".utf8)) : .unknown("Nothing is called ‘\(what)’.")
  }

  func file(_ kind: DeskFile) async throws(DeskFault) -> any DeskReading { Pieces(["one,", "two"]) }

  func coding<Value: Sendable>(
    _ body: @escaping @Sendable (inout CommentTable) throws(StoreFault) -> Value
  ) async throws(DeskFault) -> Value {
    guard let (survey, store) = comments.withLock({ $0 }) else { throw DeskFault("There is no store.") }
    do {
      let sorted = try SortedResponses(survey, form: survey.formHash, window: AcceptanceWindow(), from: store) { _ in
        nil
      }
      let events = try store.events(of: nil, after: 0).map(\.event)
      let states = survey.sessions.map {
        SessionState(Session($0), themes: survey.themes.map(\.name), events)
      }
      let decisions = try store.decisions()
      let codings = CodedTexts(
        survey, try CommentReading.comments(survey, sorted, from: store),
        contributions: ContributionReading.comments(survey, states), decisions
      ).all
      return try bench.withLock { bench in
        var table = CommentTable(bench: bench, codings: codings, decisions: decisions, store: store)
        defer { bench = table.bench }
        return try body(&table)
      }
    } catch {
      throw DeskFault("\(error)")
    }
  }

  private final class Pieces: DeskReading {
    private let left: Mutex<[String]>
    init(_ pieces: [String]) { left = Mutex(pieces) }

    func next() async throws(DeskFault) -> [UInt8]? {
      left.withLock { $0.isEmpty ? nil : Array($0.removeFirst().utf8) }
    }
  }
}

extension TestSite {
  static let secret = "the tea is in the caddy"

  /// A door with the tests' secret, as it is after a start of the program.
  static func door() -> OrganiserDoor {
    var chance = SystemRandomNumberGenerator()
    return OrganiserDoor(OrganiserSeal(secret: secret, using: &chance))
  }
}

extension Browser {
  /// Signs in from a page that it loads before.
  @discardableResult
  func signIn(_ secret: String = TestSite.secret, headers: HTTPFields = [:]) async throws -> Page {
    try await send(.get, "/organise/sign-in", headers: headers)
    let token = Browser.encoded(page.value(":token") ?? "")
    return try await send(
      .post, "/organise/sign-in", body: ":secret=\(Browser.encoded(secret))&:token=\(token)", headers: headers)
  }

  /// Posts to an address with the token of the page.
  @discardableResult
  func change(_ path: String, _ fields: String = "") async throws -> Page {
    let token = Browser.encoded(page.value(":token") ?? "")
    let once = page.value(":once").map { "&:once=\(Browser.encoded($0))" } ?? ""
    return try await send(.post, path, body: "\(fields)&:token=\(token)\(once)")
  }
}
