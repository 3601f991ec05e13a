import Plans
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

@Suite struct PlanPatchTests {
  private static let text = """
    # Why this plan: ask at the hall.
    survey: tea   # the survey
    improvements:
      # The chairs come first.
      - theme: chairs
        improvement: Softer chairs   # not cushions
        actions:
          - id: "1.1"
            action: Measure the chairs
            lead:   # who?
            # The date is a guess.
            target: 'Sept 2016'  # guessed
            measure: |
              A list
              # with a hash

          # The second.
          - id: "1.2"
            measure: Cushions
            action: Buy cushions
            implications:
              # Money first.
              costs: Money

      - improvement: Warmth
        actions:

    # The end.

    """

  private func patched(_ change: PlanChange, _ text: String = text) throws -> String {
    try PlanPatch.apply(change, to: PlanReaderTests.read(text))
  }

  private func expect(
    _ change: PlanChange, _ old: String, becomes new: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = Self.text.replacingFirst(old, with: new)
    #expect(wanted != Self.text, sourceLocation: sourceLocation)
    #expect(try patched(change) == wanted, sourceLocation: sourceLocation)
  }

  @Test func `an empty key is filled before its remark`() throws {
    try expect(
      .lead(improvement: 0, action: 0, ["The hall: all of it"]), "lead:   #",
      becomes: "lead: \"The hall: all of it\"   #")
  }

  @Test func `a text on one line is replaced and its remark stays`() throws {
    try expect(.target(improvement: 0, action: 0, "Oct 2016"), "'Sept 2016'  #", becomes: "Oct 2016  #")
    try expect(
      .measure(improvement: 0, action: 1, ["A", "B"]), "measure: Cushions", becomes: "measure: [\"A\", \"B\"]")
  }

  @Test func `a new key stands where it belongs, after what comes before it`() throws {
    let day = try #require(CivilDate(iso: "2016-09-15"))
    try expect(
      .due(improvement: 0, action: 0, day), "# guessed\n", becomes: "# guessed\n        due: 2016-09-15\n")
    try expect(
      .target(improvement: 0, action: 1, "Sept 2016"), "costs: Money\n",
      becomes: "costs: Money\n        target: Sept 2016\n")
    try expect(
      .lead(improvement: 0, action: 1, ["All"]), "Buy cushions\n", becomes: "Buy cushions\n        lead: All\n")
    try expect(
      .outcome(improvement: 0, ["People sit"]), "# not cushions\n", becomes: "# not cushions\n    outcome: People sit\n"
    )
  }

  @Test func `implications are written label by label`() throws {
    try expect(
      .implication(improvement: 0, action: 0, Implication(.costs, ["A", "B"])), "        # The date",
      becomes: "        implications:\n          costs: [\"A\", \"B\"]\n        # The date")
    try expect(
      .implication(improvement: 0, action: 1, Implication(.risks, ["Moths"])), "costs: Money\n",
      becomes: "costs: Money\n          risks: Moths\n")
  }

  @Test func `a new action stands at the end of its improvement`() throws {
    try expect(
      .add(improvement: 0, id: "1.3", action: "Sit"), "costs: Money\n",
      becomes: "costs: Money\n      - id: \"1.3\"\n        action: Sit\n")
    try expect(
      .add(improvement: 1, id: "2.1", action: "Buy coal #1 – \"best\""), "Warmth\n    actions:\n",
      becomes: "Warmth\n    actions:\n      - id: \"2.1\"\n        action: \"Buy coal #1 – \\\"best\\\"\"\n")
  }

  @Test func `a new improvement stands at the end of the plan, a blank line after the others`() throws {
    let bare = Improvement(improvement: "Light: more of it")
    try expect(
      .append(bare), "Warmth\n    actions:\n",
      becomes: "Warmth\n    actions:\n\n  - improvement: \"Light: more of it\"\n    actions:\n")
    let whole = Improvement(
      theme: Name("light"), improvement: "Light", outcome: ["They read", "They sew"], source: "Minute 3")
    try expect(
      .append(whole), "Warmth\n    actions:\n",
      becomes:
        "Warmth\n    actions:\n\n  - theme: light\n    improvement: Light\n    outcome: [\"They read\", \"They sew\"]\n    source: Minute 3\n    actions:\n"
    )
  }

  @Test(arguments: [
    ("survey: tea\n", "survey: tea\nimprovements:\n  - improvement: Light\n    actions:\n"),
    (
      "improvements: []   # none\n# The end.\n",
      "improvements:    # none\n  - improvement: Light\n    actions:\n# The end.\n"
    ),
    (
      "improvements:  # none\nends: 2017-01-01\n",
      "improvements:  # none\n  - improvement: Light\n    actions:\nends: 2017-01-01\n"
    ),
    (
      "improvements:\n- improvement: A\n  actions:\n  # - id: x\nends: 2017-01-01\n",
      "improvements:\n- improvement: A\n  actions:\n  # - id: x\n\n- improvement: Light\n  actions:\nends: 2017-01-01\n"
    ),
  ])
  func `the first improvement, or one before other keys, is written where it belongs`(text: String, wanted: String)
    throws
  {
    #expect(try patched(.append(Improvement(improvement: "Light")), text) == wanted)
  }

  @Test func `an improvement is not written among brackets and braces`() throws {
    for text in ["improvements: [{ improvement: A }]\n", "{ survey: tea, improvements: [] }\n", "improvements: [\n]\n"]
    {
      #expect(throws: PlanPatch.Refusal.self) { try patched(.append(Improvement(improvement: "Light")), text) }
    }
  }

  @Test func `what takes several lines is left alone, and the person is told where it stands`() throws {
    #expect(
      throws: PlanPatch.Refusal(
        place: Place(line: 13, column: 18),
        message: "‘measure’ takes several lines here, and a remark may stand among them; change it in an editor")
    ) { try patched(.measure(improvement: 0, action: 0, ["A list"])) }
    let braces = "improvements:\n  - {improvement: A, actions: [{id: a, action: B}]}\n"
    for change in [PlanChange.lead(improvement: 0, action: 0, ["L"]), .add(improvement: 0, id: "b", action: "C")] {
      #expect(throws: PlanPatch.Refusal.self) { try patched(change, braces) }
    }
  }

  private static let full = """
    improvements:
      - improvement: Chairs
        outcome: [People sit, "They stay, and come back"]  # both
        lead: [It's ours, 'and [yours]']  # it's ours]
        actions:
          - id: "1.1"
            # What first?
            action: >
              Measure
              the chairs
            implications:
              costs:
              - Money
              - Time
              risks: Moths  # eat wool
            target: as above?
            due: 2016-09-30
            measure:
              - A list  # on paper
              - A drawing
          - id: "1.2"
            action: Buy
            implications: as above
            after: ["1.1"]

    """

  private func expectFull(
    _ changes: [PlanChange], _ old: String, becomes new: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = Self.full.replacingFirst(old, with: new)
    #expect(wanted != Self.full, sourceLocation: sourceLocation)
    #expect(try PlanPatch.apply(changes, to: PlanReaderTests.read(Self.full)) == wanted, sourceLocation: sourceLocation)
  }

  @Test func `lists in brackets and texts of several lines are replaced, and remarks beside them stay`() throws {
    try expectFull(
      [.outcome(improvement: 0, ["All sit"])], "[People sit, \"They stay, and come back\"]", becomes: "All sit")
    try expectFull(
      [.lead(improvement: 0, action: nil, ["A", "B"])], "[It's ours, 'and [yours]']", becomes: "[\"A\", \"B\"]")
    try expectFull(
      [.action(improvement: 0, action: 0, "Sit: once")], "action: >\n          Measure\n          the chairs",
      becomes: "action: \"Sit: once\"")
    try expectFull(
      [.implication(improvement: 0, action: 0, Implication(.costs, ["Wool"]))],
      "costs:\n          - Money\n          - Time",
      becomes: "costs: Wool")
    try expectFull([.improvement(0, "Softer chairs")], "improvement: Chairs", becomes: "improvement: Softer chairs")
  }

  @Test func `what is emptied leaves its key and its remark`() throws {
    try expectFull([.lead(improvement: 0, action: nil, [])], " [It's ours, 'and [yours]']  #", becomes: "   #")
    try expectFull([.due(improvement: 0, action: 0, nil)], "due: 2016-09-30", becomes: "due:")
    try expectFull(
      [.implication(improvement: 0, action: 0, Implication(.risks, []))], "risks: Moths", becomes: "risks: ")
    try expectFull(
      [.target(improvement: 0, action: 0, ""), .due(improvement: 0, action: 0, nil)],
      "target: as above?\n        due: 2016-09-30", becomes: "target:\n        due:")
    let same = try PlanPatch.apply(
      [.measure(improvement: 0, action: 1, []), .implication(improvement: 0, action: 1, Implication(.costs, []))],
      to: PlanReaderTests.read(Self.full.replacing("as above\n", with: "\n")))
    #expect(same == Self.full.replacing("as above\n", with: "\n"))
  }

  @Test func `a cell takes the one above, and takes its own again`() throws {
    try expectFull(
      [
        .implication(improvement: 0, action: 1, Implication(.costs, ["Money"])),
        .implication(improvement: 0, action: 1, Implication(.risks, ["Moths"])),
      ], "implications: as above\n", becomes: "implications:\n          costs: Money\n          risks: Moths\n")
    try expectFull(
      [.target(improvement: 0, action: 1, "Soon"), .span(improvement: 0, action: 1, .target)],
      "implications: as above\n",
      becomes: "implications: as above\n        target: as above\n")
    let own = Self.full.replacing("implications: as above", with: "implications:\n          costs: Money")
    #expect(
      try PlanPatch.apply([.span(improvement: 0, action: 1, .implications)], to: PlanReaderTests.read(own)) == Self.full
    )
  }

  @Test func `no remark is ever lost, and of several changes all are made or none`() throws {
    let changes: [PlanChange] = [.outcome(improvement: 0, ["All sit"]), .measure(improvement: 0, action: 0, ["One"])]
    #expect(throws: PlanPatch.Refusal.self) { try PlanPatch.apply(changes, to: PlanReaderTests.read(Self.full)) }
    // A remark inside of implications would go with them.
    #expect(throws: PlanPatch.Refusal.self) {
      try PlanPatch.apply([.span(improvement: 0, action: 0, .implications)], to: PlanReaderTests.read(Self.full))
    }
  }

  @Test func `line ends of another system stay`() throws {
    let text = Self.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let changed = try patched(.lead(improvement: 0, action: 1, ["All"]), text)
    #expect(changed.unicodeScalars.count { $0 == "\r" } == text.unicodeScalars.count { $0 == "\r" } + 1)
  }

  @Test func `any text comes back as it was written`() throws {
    var chance = SeededChance(seed: 7)
    let alphabet = Array("aB é:#-'\"\\[]{},&*!|>%@`?\t~0\n\u{85}".unicodeScalars)
    for _ in 0..<400 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...9, using: &chance) {
        scalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
      }
      let text = FileWalk.trimmed(String(scalars))
      guard !text.isEmpty else { continue }
      let changed = try patched(.lead(improvement: 0, action: 1, [text, text]))
      #expect(PlanReaderTests.read(changed).plan?.improvements[0].actions[1].cells.lead == .own([text, text]))
      let alone = try patched(.target(improvement: 0, action: 1, text))
      #expect(PlanReaderTests.read(alone).plan?.improvements[0].actions[1].cells.target == .own(Target(text)))
    }
  }

  @Test func `each change leaves every other line as it was`() throws {
    let before = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    for change in [
      PlanChange.lead(improvement: 0, action: 0, ["A"]), .lead(improvement: 0, action: 1, ["A"]),
      .outcome(improvement: 1, ["O"]), .add(improvement: 0, id: "9", action: "A"),
      .implication(improvement: 0, action: 0, Implication(.resources, ["R"])),
    ] {
      let after = try patched(change).split(separator: "\n", omittingEmptySubsequences: false)
      let difference = after.difference(from: before)
      #expect(difference.removals.count <= 1)
      #expect(difference.insertions.count <= 2)
    }
  }
}

extension String {
  func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(range, new)
  }

  private func replacingCharacters(_ range: Range<Index>, _ new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
