internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Responses
internal import Seals
internal import Surveys

/// Where organisers make invitations, and see whom to remind.
struct InvitationDesk: Sendable {
  let desk: DeskRoutes
  /// The pages from which invitations were made: what they give is a download, so that the page stays, and with it the button.
  private let spent = SpentMarks()
  /// From it and a page's mark its invitations are made, so that a button that is pressed twice gives one table twice: of two answers to a double
  /// click the browser keeps the second alone. Nothing of it is stored, and it is another after a new start.
  private let secret: [UInt8]
  /// The most that are made at once here; more come from the command line.
  private static let most = 10_000

  init(desk: DeskRoutes) {
    self.desk = desk
    var chance = SystemChance()
    secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
  }

  func make(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.change(request, context, typed: { $0.texts(["labels"]) }) { visit, sent in
      let typed = sent[":labels"] ?? ""
      let number = (sent[":number"] ?? "").filter { !$0.isWhitespace }
      guard let mark = sent[":once"], SpentMarks.isMark(mark) else {
        return desk.organiser.refused(visit.visit, back: "/\(visit.served.survey.id)")
      }
      let use = ContentHash.text(of: Array("\(visit.served.survey.id)\n\(number)\n\(typed)".utf8))
      if let before = spent.use(of: mark) {
        guard before == use, let table = try again(typed, number, mark, request, visit) else {
          return try await madeAlready(typed, number, visit)
        }
        return table
      }
      let people: InvitationBatch.People
      do {
        people = try InvitationDesk.people(typed, number)
        try InvitationDesk.refuseInvited(people, try visit.served.store.invitationLabels())
      } catch let error as InvitationBatch.LabelFault {
        return try await desk.page(
          visit, .unprocessableContent,
          invitationFault: InvitationSection.Fault(number: number, labels: typed, text: error.message))
      }
      let batch = batch(people, mark, visit)
      guard spent.spend(mark, for: use) else { return try await madeAlready(typed, number, visit) }
      do { try visit.served.store.invite(batch.sealed(under: visit.served.store.key)) } catch {
        spent.giveBack(mark)
        throw error
      }
      return table("invitations", batch.table(site: desk.site.origin(request)), visit)
    }
  }

  private func batch(_ people: InvitationBatch.People, _ mark: String, _ visit: DeskRoutes.Desk) -> InvitationBatch {
    let survey = visit.served.survey.id
    var chance = KeyedChance(secret: secret, purpose: "invitations \(survey) \(mark)")
    return InvitationBatch(to: survey, for: people, using: &chance)
  }

  /// The table of invitations that were made from this page just so; nil where they are not kept, or not yet.
  private func again(
    _ typed: String, _ number: String, _ mark: String, _ request: Request, _ visit: DeskRoutes.Desk
  ) throws -> Response? {
    guard let people = try? InvitationDesk.people(typed, number) else { return nil }
    let batch = batch(people, mark, visit)
    guard let first = batch.sealed(under: visit.served.store.key).first,
      try visit.served.store.invitation(first.hash) != nil
    else { return nil }
    return table("invitations", batch.table(site: desk.site.origin(request)), visit)
  }

  /// What a second press of the button meets, for others than the first. The page that says so is a new one, from which others can be made.
  private func madeAlready(_ typed: String, _ number: String, _ visit: DeskRoutes.Desk) async throws -> Response {
    try await desk.page(
      visit, .conflict,
      invitationFault: InvitationSection.Fault(
        number: number, labels: typed,
        text:
          "Invitations were made from this page already, and came as a download. None were made now. To make more, say here for whom, and press the button once more"
      ))
  }

  /// For whom invitations are asked.
  private static func people(
    _ typed: String, _ number: String
  ) throws(InvitationBatch.LabelFault) -> InvitationBatch.People {
    guard typed.allSatisfy(\.isWhitespace) else {
      guard number.isEmpty else {
        throw InvitationBatch.LabelFault("Write labels or a number: each label gets one invitation")
      }
      let labels = try InvitationBatch.labels(Array(typed.utf8))
      guard labels.count <= most else { throw tooMany }
      return .labels(labels)
    }
    guard let count = Int(number), count >= 1 else {
      throw InvitationBatch.LabelFault("Write for whom, a line each, or how many")
    }
    guard count <= most else { throw tooMany }
    return .count(count)
  }

  /// Nobody gets two invitations by a slip, for with two they could answer twice.
  private static func refuseInvited(
    _ people: InvitationBatch.People, _ known: [LabelledInvitation]
  ) throws(InvitationBatch.LabelFault) {
    guard case .labels(let labels) = people else { return }
    let invited = InvitationBatch.invited(labels, among: known)
    guard invited.isEmpty else {
      throw InvitationBatch.LabelFault("\(InvitationBatch.summary(of: invited)) an invitation already: leave them out")
    }
  }

  private static var tooMany: InvitationBatch.LabelFault {
    InvitationBatch.LabelFault("At most \(most) at once are made here; ‘speir invite’ makes more")
  }

  func reminders(_ request: Request, _ context: FormContext) async throws -> Response {
    try await desk.inside(request, context) { visit in
      table("reminders", InvitationBatch.reminders(try visit.served.store.invitationLabels()), visit)
    }
  }

  private func table(_ name: String, _ text: String, _ visit: DeskRoutes.Desk) -> Response {
    DeskRoutes.attachment(
      "\(visit.served.survey.id)-\(name).csv", ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
