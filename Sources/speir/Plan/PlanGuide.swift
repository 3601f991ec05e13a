internal import PlanFiles
internal import Plans
internal import Reports
internal import SurveyFiles
internal import Surveys
internal import TerminalForm

/// Why a conversation about a plan ends before the end.
enum PlanHalt: Error { case stopped, failed(Failure) }

/// A conversation about a plan: asks for each improvement and each of its actions, and writes every answer into the file at once.
struct PlanGuide<Reader: LineSource, Writer: TextSink> {
  let loaded: LoadedPlan
  var reader: Reader
  var writer: Writer
  /// The ids that no new action may have: those of minutes.
  private let taken: Set<String>
  /// How many answers were written.
  private var written = 0
  /// The plan as it was when the last question was asked.
  private var known = Plan()

  init(loaded: LoadedPlan, taken: Set<String> = [], reader: Reader, writer: Writer) {
    self.loaded = loaded
    self.taken = taken
    self.reader = reader
    self.writer = writer
  }

  /// Goes through the improvements of those places, and asks for more of them where it is to.
  mutating func run(_ places: [Int], asksForMore: Bool = false) throws(Failure) {
    say("Each answer is written to \(loaded.path) at once. An empty line leaves a thing open; type stop to end.")
    say("Where the next action is asked for, ‘remove 1.1’ takes that action out, and ‘remove improvement’ all of it;")
    say("‘1.2 after 1.1’ has 1.2 wait until 1.1 is done, and ‘1.2 after nothing’ no more.")
    do throws(PlanHalt) {
      var gone = 0
      for place in places where try !improvement(place - gone, of: try plan().improvements.count) { gone += 1 }
      if asksForMore { try addImprovements() }
      say("\nThat was the plan. See what it still lacks with: speir plan check \(loaded.id)")
    } catch {
      if case .failed(let failure) = error { throw failure }
      say(
        "\n\(written.counted("answer")) \(written == 1 ? "was" : "were") written. Go on with: speir plan edit \(loaded.id)"
      )
    }
  }

  /// Goes through an improvement; false where it was taken out.
  mutating func improvement(_ place: Int, of count: Int) throws(PlanHalt) -> Bool {
    let first = try plan().improvements[place]
    say("\nImprovement \(place + 1) of \(count): \(first.improvement)")
    if first.outcome.isEmpty, let line = try ask("  Outcome – what should it bring?") {
      try write(.outcome(improvement: place, [line]))
    }
    for at in first.actions.indices { try action(at, of: place) }
    while let line = try ask(
      try plan().improvements[place].actions.isEmpty ? "  Action – what is to be done first?" : "  Next action?")
    {
      switch try remove(line, place) {
      case .action: continue
      case .improvement: return false
      case nil: if try wait(line, place) { continue }
      }
      let plan = try plan()
      let before = plan.improvements[place].actions.count
      if try write(.add(improvement: place, id: plan.nextID(in: place, besides: taken), action: line)) {
        try action(before, of: place)
      }
    }
    return true
  }

  /// Asks for what an action has not yet.
  private mutating func action(_ at: Int, of place: Int) throws(PlanHalt) {
    let improvement = try plan().improvements[place]
    guard improvement.actions.indices.contains(at) else { return }
    let action = improvement.actions[at]
    let waits = action.after.isEmpty ? "" : " (after \(action.after.joined(separator: ", ")))"
    say("  Action \(action.id): \(action.action)\(waits)")
    let above = at > 0 ? " (or: as above)" : ""
    if improvement.value(\.lead, at: at) == nil, let line = try ask("    Lead – who?\(above)") {
      try write(line, at > 0, .lead, place, at) { .lead(improvement: place, action: at, [$0]) }
    }
    if improvement.value(\.implications, at: at) == nil {
      let labels: [(Implication.Label, String)] = [
        (.costs, "Costs"), (.risks, "Risks"), (.resources, "Resources"),
      ]
      for (label, words) in labels {
        guard let line = try ask("    \(words)? (several with ; between)") else { continue }
        let statements = PlanGuide.statements(line)
        if !statements.isEmpty {
          try write(.implication(improvement: place, action: at, Implication(label, statements)))
        }
      }
    }
    if improvement.value(\.target, at: at) == nil, let line = try ask("    Target date – by when?\(above)") {
      try write(line, at > 0, .target, place, at) { .target(improvement: place, action: at, $0) }
      if line != PlanReader.spanning { try due(place, at) }
    }
    if improvement.value(\.measure, at: at) == nil,
      let line = try ask("    Measure – how will it be known? (several with ; between)\(above)")
    {
      try write(line, at > 0, .measure, place, at) {
        .measure(improvement: place, action: at, PlanGuide.statements($0))
      }
    }
  }

  /// Says which day was read from a target date, or asks for one.
  private mutating func due(_ place: Int, _ at: Int) throws(PlanHalt) {
    let plan = try plan()
    guard plan.improvements[place].value(\.target, at: at) != nil else { return }
    if let due = plan.due(plan.improvements[place], at: at) {
      return say("    Read as: due \(Figures.day(due.day)).")
    }
    while let line = try ask("    No day can be read from that. Set one (such as 2016-09-30)?") {
      if let day = CivilDate(iso: line) {
        try write(.due(improvement: place, action: at, day))
        return
      }
      say("    ‘\(line)’ is no day. Write year-month-day, or nothing.")
    }
  }

  private static func statements(_ line: String) -> [String] {
    line.split(separator: ";").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
      .map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }

  // MARK: Speaking

  mutating func say(_ text: String) { writer.write(text + "\n") }

  /// A line; nil for an empty one.
  mutating func ask(_ question: String) throws(PlanHalt) -> String? {
    writer.write(question + " ")
    guard let line = reader.readLine() else { throw .stopped }
    let text = PlanGuide.statements(line.replacing(";", with: "\u{1}")).first?.replacing("\u{1}", with: ";") ?? ""
    if text.lowercased() == "stop" { throw .stopped }
    return text.isEmpty ? nil : text
  }

  // MARK: The file

  /// The plan as its file says now, since a person may be writing in it, too.
  func current() throws(PlanHalt) -> (reading: PlanReading, revision: String) {
    do throws(Failure) {
      let bytes = try InputFile.bytes(of: loaded.path, limit: SurveyText.limit)
      return (PlanReader.read(bytes, file: loaded.path), PlanFile.revision(of: bytes))
    } catch { throw .failed(error) }
  }

  mutating func plan() throws(PlanHalt) -> Plan {
    known = try plan(in: try current().reading)
    return known
  }

  func plan(in reading: PlanReading) throws(PlanHalt) -> Plan {
    var now = loaded
    now.reading = reading
    do throws(Failure) { return try now.plan() } catch { throw .failed(error) }
  }

  /// Writes a cell: the words, or that the one above reaches down.
  private mutating func write(
    _ line: String, _ mayReach: Bool, _ key: PlanRemark.Key, _ place: Int, _ at: Int, _ change: (String) -> PlanChange
  ) throws(PlanHalt) {
    let reaches = mayReach && line == PlanReader.spanning
    try write(reaches ? .span(improvement: place, action: at, key) : change(line))
  }

  /// Writes a change; false where the file could not take it, and the person was told where.
  @discardableResult
  mutating func write(_ change: PlanChange) throws(PlanHalt) -> Bool {
    // Somebody else's other change in the file is no hindrance.
    for _ in 0..<10 {
      let (reading, revision) = try current()
      guard try plan(in: reading).hasParts(of: known) else { break }
      switch try write(change, from: revision) {
      case .written: return true
      case .refused: return false
      case .stale: continue
      }
    }
    sayChanged()
    return false
  }

  /// What became of a change: written, refused for a reason that the person was told, or the file was of another version.
  enum Written { case written, refused, stale }

  /// Writes a change in that version of the file.
  mutating func write(_ change: PlanChange, from revision: String) throws(PlanHalt) -> Written {
    let outcome: PlanOutcome
    do throws(Failure) {
      outcome = try PlanFile.change(loaded.path, from: revision, [change])
    } catch { throw .failed(error) }
    switch outcome {
    case .written:
      written += 1
      return .written
    case .refused(let refusal):
      say("    Not written: \(loaded.path):\(refusal.place.line):\(refusal.place.column): \(refusal.message).")
    case .noted(let action, let notes):
      say(
        "    Not written: \(notes.counted("progress note")) \(notes == 1 ? "speaks" : "speak") of action \(action), and notes are never changed. It stays."
      )
    case .stale: return .stale
    }
    return .refused
  }

  mutating func sayChanged() {
    say("    Not written: the plan was changed meanwhile. Look at it, then go on with: speir plan edit \(loaded.id)")
  }
}
