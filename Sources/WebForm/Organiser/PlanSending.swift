internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import PlanFiles
internal import Plans
internal import Surveys

/// A change of a plan that a page asks for, beside whoever writes in its file at the same time.
struct PlanSending {
  let visit: DeskRoutes.Desk
  /// The version of the file that the page was made from; nil where it does not say.
  let revision: String?

  init(_ visit: DeskRoutes.Desk, _ sent: FormBody) {
    self.visit = visit
    revision = sent[":revision"]
  }

  /// What a page asks for, once it was held against the plan.
  enum Asked {
    /// Nothing is to be written, as where something is wrong in a form.
    case answer(Response)
    case change(Change)
  }

  struct Change {
    var changes: [PlanChange]
    /// Where the organiser is led once they are written.
    var address: String
    /// What is said where the file cannot take one of them.
    var refused: (PlanPatch.Refusal) -> Response
    /// What is said where something was noted of what is to go; nil for a change that takes nothing out.
    var noted: ((_ action: String, _ notes: Int) -> Response)?
  }

  /// Does what a page asks for where the plan is still as the page was made from, and nothing of it otherwise.
  ///
  /// - Parameters:
  ///   - asked: what the page asks for of the plan; nil where the plan has no such place.
  ///   - stale: the answer where the file is of another version, or gone or unreadable, with how it is now.
  func send(
    _ asked: (PlanShelf, Plan) async throws -> Asked?, stale: (PlanShelf) async throws -> Response
  ) async throws -> Response {
    var shelf = try await visit.desk.plans.plan()
    if let plan = shelf.reading?.plan, revision == shelf.revision, let asked = try await asked(shelf, plan) {
      switch asked {
      case .answer(let response): return response
      case .change(let change):
        switch try await visit.desk.plans.change(from: shelf.revision, change.changes) {
        case .written: return Answering.go(to: change.address)
        case .refused(let refusal): return change.refused(refusal)
        case .noted(let action, let notes):
          if let noted = change.noted { return noted(action, notes) }
          shelf = try await visit.desk.plans.plan()
        case .stale: shelf = try await visit.desk.plans.plan()
        }
      }
    }
    return try await stale(shelf)
  }

  /// What is said where the file was of another version.
  static func meanwhile(_ nothing: String, _ look: String) -> String {
    "The plan was changed meanwhile, in an editor or by somebody else, and \(nothing). \(look)"
  }

  /// What is said where the file could not take a change.
  static func refused(_ nothing: String, _ refusal: PlanPatch.Refusal) -> String {
    "\(nothing). Line \(refusal.place.line) of the file: \(refusal.message)"
  }
}

/// A page of a plan that says why nothing was done.
protocol PlanFaultPage {
  var fault: String? { get set }
  var html: [UInt8] { get }
}

extension PlanFaultPage {
  /// The page with why nothing was done.
  func answer(_ fault: String, _ status: HTTPResponse.Status) -> Response {
    var page = self
    page.fault = fault
    return Answering.page(page.html, status)
  }
}

extension PlanAdditionPage: PlanFaultPage {}
extension PlanEditPage: PlanFaultPage {}
extension PlanOrderPage: PlanFaultPage {}
extension PlanRemovalPage: PlanFaultPage {}
