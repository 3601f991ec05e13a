internal import Pages
internal import PlanFiles
internal import Plans
internal import Surveys

/// What a form of the plan's page says, held against the plan as its file says now.
struct PlanForm {
  /// The fields with what was typed in them, and with what is wrong with it.
  var sheet: PlanSheet
  /// What to change in the file, in order; empty where nothing is to be changed, or something is wrong.
  private(set) var changes: [PlanChange] = []
  /// What was typed into fields that the plan has no more.
  private(set) var kept: [PlanEditPage.Kept] = []

  /// The place of the improvement that a form is about, as the plan has it now; nil where it is there no more.
  static func place(_ sent: FormBody, asked place: Int, _ plan: Plan) -> Int? {
    guard let text = sent[":text"] else { return nil }
    func isSame(_ place: Int) -> Bool {
      plan.improvements.indices.contains(place)
        && PlanText.shown(plan.improvements[place].improvement) == PlanText.shown(text)
    }
    return isSame(place) ? place : plan.improvements.indices.first(where: isSame)
  }

  /// Reads a form against an improvement of the plan.
  ///
  /// - Parameters:
  ///   - isStale: whether the file was another when the form was made; what was typed then stands beside what the file says, and nothing is changed.
  ///   - taken: ids that no new action may have.
  init(_ sent: FormBody, _ plan: Plan, _ place: Int, isStale: Bool, taken: Set<String> = []) {
    sheet = PlanSheet(plan, place)
    let texts = Dictionary(sent.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    var used: Set<String> = []
    for at in sheet.groups.indices {
      let key = isStale ? PlanForm.key(of: sheet.groups[at], texts) : sheet.groups[at].key
      guard let key else { continue }
      for (place, field) in sheet.groups[at].fields.enumerated() {
        let name = "\(key)-\(field.cell.rawValue)"
        used.insert(name)
        guard var typed = texts[":" + name].map(PlanText.shown) else { continue }
        if field.cell == .after { typed = plan.ids(writtenIn: typed).joined(separator: "\n") }
        let was = PlanText.shown(texts[":was-" + name] ?? "")
        // What was not touched on an older page is as the file has it now.
        guard !isStale || typed != was else { continue }
        sheet.groups[at].fields[place].typed = typed
        sheet.groups[at].fields[place].isContested = isStale && field.value != was && field.value != typed
      }
    }
    kept = PlanForm.kept(texts, besides: used)
    if isStale {
      forgetWhatIsThere(texts)
      return
    }
    let id = plan.nextID(in: place, besides: taken)
    sheet.groups = sheet.groups.map { read($0, id, plan) }
    lookForCircles(plan)
    if !sheet.faults.isEmpty { changes = [] }
  }

  /// What was typed on a form, whatever there is to hold it against.
  static func kept(_ sent: FormBody) -> [PlanEditPage.Kept] {
    kept(Dictionary(sent.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), besides: [])
  }

  private static func kept(_ texts: [String: String], besides used: Set<String>) -> [PlanEditPage.Kept] {
    texts.filter { name, text in
      guard name.hasPrefix(":"), !used.contains(String(name.dropFirst())), let was = texts[":was-" + name.dropFirst()]
      else { return false }
      return PlanText.shown(text) != PlanText.shown(was)
    }.sorted { $0.key < $1.key }.map { name, text in
      let parts = name.dropFirst().split(separator: "-")
      let id = parts.first.flatMap { texts[":\($0)-id"] }
      return PlanEditPage.Kept(
        (id.map { "Action \($0): " } ?? "") + (parts.last.map(String.init) ?? ""), PlanText.shown(text))
    }
  }

  /// The key under which an older page had the fields of a group: by the action's id.
  private static func key(of group: PlanSheet.Group, _ texts: [String: String]) -> String? {
    guard let id = group.id else { return group.key }
    return texts.first { $0.value == id && $0.key.hasPrefix(":a") && $0.key.hasSuffix("-id") }
      .map { String($0.key.dropFirst().dropLast("-id".count)) }
  }

  /// Takes a new action out of the fields that the plan has got since the page was made: the same form was sent twice.
  private mutating func forgetWhatIsThere(_ texts: [String: String]) {
    guard let new = sheet.groups.lastIndex(where: { $0.key == "new" }) else { return }
    let known = Set(texts.filter { $0.key.hasPrefix(":a") && $0.key.hasSuffix("-id") }.values)
    let typed = sheet.groups[new].fields.map(\.typed)
    let isThere = sheet.groups.contains { group in
      group.id.map { !known.contains($0) } == true && group.fields.map(\.value) == typed
    }
    guard isThere else { return }
    for place in sheet.groups[new].fields.indices { sheet.groups[new].fields[place].typed = "" }
  }

  // MARK: - What is to be changed

  /// Takes the changes out of a group, and gives it back with what is wrong with them.
  private mutating func read(_ group: PlanSheet.Group, _ id: String, _ plan: Plan) -> PlanSheet.Group {
    var group = group
    let isNew = group.key == "new"
    guard !isNew || group.fields.contains(where: { !$0.typed.isEmpty }) else { return group }
    let at = isNew ? sheet.improvement.actions.count : group.action
    for place in group.fields.indices {
      let others = group.fields
      let field = others[place]
      guard isNew && field.cell == .action || field.typed != field.value else { continue }
      do throws(Fault) {
        changes +=
          field.cell == .after
          ? [.after(improvement: sheet.place, action: at ?? 0, try PlanForm.after(field, group.id, plan))]
          : try PlanForm.changes(field, others, sheet.place, at, newID: isNew ? id : nil)
      } catch {
        group.fields[place].fault = error.text
      }
    }
    return group
  }

  /// Why a cell takes no second line; nil for one whose lines are statements of their own.
  static func oneLine(_ cell: PlanSheet.Cell) -> String? {
    switch cell {
    case .improvement: NewImprovement.isOneLine
    case .action: "An action is one line. Write it as one, or put each of the others into an action of its own"
    default: nil
    }
  }

  private static let aboveIsForAll =
    "‘\(PlanSheet.above)’ in the costs stands for risks and resources, too. Leave these two empty, or write all three"
  private static let aboveHasTheDay =
    "The date above reaches down, and its day with it. Leave the day empty, or write the date here, too"

  struct Fault: Error {
    var text: String
    init(_ text: String) { self.text = text }
  }

  private static func changes(
    _ field: PlanSheet.Field, _ others: [PlanSheet.Field], _ place: Int, _ at: Int?, newID: String?
  ) throws(Fault) -> [PlanChange] {
    func other(_ cell: PlanSheet.Cell) -> PlanSheet.Field? { others.first { $0.cell == cell } }
    let statements = field.typed.split(separator: "\n").map(String.init)
    let line = statements.joined(separator: " ")
    if statements.count > 1, let fault = PlanForm.oneLine(field.cell) { throw Fault(fault) }
    let isAbove = line.lowercased() == PlanSheet.above
    func span(_ key: PlanRemark.Key) throws(Fault) -> [PlanChange] {
      guard let at, at > 0 else { throw Fault("Nothing stands above this cell that could reach down. Write it here") }
      return [.span(improvement: place, action: at, key)]
    }
    switch field.cell {
    case .improvement:
      guard !line.isEmpty else {
        throw Fault("An improvement needs its words. To take it out of the plan, there is a link below")
      }
      return [.improvement(place, line)]
    case .outcome: return [.outcome(improvement: place, statements)]
    case .action:
      guard !line.isEmpty else {
        throw Fault(
          newID == nil
            ? "An action needs its words. To take it out of the plan, there is a link below"
            : "Say what is to be done, too")
      }
      if let newID { return [.add(improvement: place, id: newID, action: line)] }
      return at.map { [.action(improvement: place, action: $0, line)] } ?? []
    case .lead: return isAbove ? try span(.lead) : [.lead(improvement: place, action: at, statements)]
    case .measure: return isAbove ? try span(.measure) : [.measure(improvement: place, action: at, statements)]
    case .costs, .risks, .resources:
      let spans = other(.costs)?.typed.lowercased() == PlanSheet.above
      guard !isAbove || spans else { throw Fault(PlanForm.aboveIsForAll) }
      if field.cell == .costs, spans {
        let isEmpty = [PlanSheet.Cell.risks, .resources].allSatisfy { other($0)?.typed.isEmpty ?? true }
        guard isEmpty else { throw Fault(PlanForm.aboveIsForAll) }
        return try span(.implications)
      }
      if spans {
        guard line.isEmpty else { throw Fault(PlanForm.aboveIsForAll) }
        return []
      }
      guard let label = Implication.Label(rawValue: field.cell.rawValue) else { return [] }
      return [.implication(improvement: place, action: at, Implication(label, statements))]
    case .target:
      guard isAbove else { return [.target(improvement: place, action: at, line)] }
      guard other(.due)?.typed.isEmpty ?? true else { throw Fault(PlanForm.aboveHasTheDay) }
      let hadDay = other(.due)?.value.isEmpty == false
      return (hadDay ? [.due(improvement: place, action: at, nil)] : []) + (try span(.target))
    case .due: return try day(line, other(.target)?.typed ?? "", place, at)
    case .after: return []
    }
  }

  private static func day(_ line: String, _ target: String, _ place: Int, _ at: Int?) throws(Fault) -> [PlanChange] {
    let isAbove = target.lowercased() == PlanSheet.above
    guard !line.isEmpty else { return isAbove ? [] : [.due(improvement: place, action: at, nil)] }
    guard !isAbove else {
      throw Fault(PlanForm.aboveHasTheDay)
    }
    guard let day = CivilDate(iso: line) else {
      throw Fault("‘\(line.prefix(40))’ is no day. Write year, month and day, such as 2017-03-31")
    }
    return [.due(improvement: place, action: at, day)]
  }
}
