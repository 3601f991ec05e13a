import Foundation
import Plans
import Surveys
import TestSupport
import Testing

@testable import PlanFiles

@Suite struct PlanRemovalTests {
  private static let text = """
    # Why this plan: ask at the hall.
    survey: tea
    improvements:
      # The chairs come first.
      - theme: chairs
        improvement: Softer chairs
        actions:
          # Agreed by all.
          - id: "1.1"
            action: Measure the chairs
            lead: [Caretaker, Treasurer]   # both
            implications:
              costs: Money
              risks: [Moths, Spills]
            target: "in May"
            due: 2016-05-01

          - id: "1.2"
            action: Buy cushions
            lead: as above   # still both
            implications: as above
            target: as above
            after: ["1.1"]

          # The last.
          - { id: "1.3", action: Sit down, after: ["1.1", "1.2"] }

      # Then warmth.
      - improvement: Warmth
        actions:
          - id: "2.1"
            action: Ask
            after:
              - "1.3"

    # The end.

    """

  private func patched(_ changes: [PlanChange], _ text: String = text) throws -> String {
    try PlanPatch.apply(changes, to: PlanReaderTests.read(text))
  }

  @Test func `an exchange keeps every remark and a removal may take some along, while nothing else touches them`() {
    let (before, moved) = (["# One.", "# Two."], ["# Two.", "# One."])
    let (swap, remove) = (PlanChange.swap(improvement: 0, action: nil), PlanChange.remove(improvement: 0, action: nil))
    let word = PlanChange.improvement(0, "Warmth")
    #expect(swap.mayLeave(moved, of: before) && !swap.mayLeave(["# One."], of: before))
    #expect(remove.mayLeave(["# One."], of: before))
    #expect(word.mayLeave(before, of: before) && !word.mayLeave(moved, of: before))
  }

  @Test func `an action goes with its lines and the remarks above it, and everything else stays byte for byte`() throws
  {
    let last = "\n      # The last.\n      - { id: \"1.3\", action: Sit down, after: [\"1.1\", \"1.2\"] }\n"
    let wanted = Self.text.replacingFirst(last, with: "").replacingFirst(
      "after:\n          - \"1.3\"\n", with: "after:\n")
    #expect(wanted.count < Self.text.count - last.count)
    #expect(try patched([.remove(improvement: 0, action: 2)]) == wanted)
  }

  @Test func `what reached down from an action stands at the next one, and nobody waits for it`() throws {
    let text = try patched([.remove(improvement: 0, action: 0)])
    let plan = try #require(PlanReaderTests.read(text).plan)
    let before = try #require(PlanReaderTests.read(Self.text).plan)
    let actions = plan.improvements[0].actions
    #expect(actions.map(\.id) == ["1.2", "1.3"])
    #expect(actions[0].cells == before.improvements[0].actions[0].cells)
    #expect(actions.map(\.after) == [[], ["1.2"]])
    #expect(text.contains("lead: [\"Caretaker\", \"Treasurer\"]   # still both\n"), "\(text)")
    #expect(!text.contains("Agreed by all"))
    #expect(text.contains("# The last.\n"))
  }

  @Test func `a cell that reached over the action that goes reaches on`() throws {
    let plan = try #require(PlanReaderTests.read(Self.text).plan)
    let removal = try #require(PlanRemoval(plan, improvement: 0, action: 1))
    #expect(removal.actions == ["1.2"] && removal.waiting == ["1.3"] && removal.handedDown.isEmpty)
    let three = Self.text.replacingFirst("action: Sit down", with: "action: Sit down, lead: as above")
    let after = try #require(PlanReaderTests.read(try patched([.remove(improvement: 0, action: 1)], three)).plan)
    #expect(after.improvements[0].value(\.lead, at: 1) == ["Caretaker", "Treasurer"])
  }

  @Test func `an empty cell that reached down stays empty`() throws {
    let empty = Self.text.replacingFirst("        lead: [Caretaker, Treasurer]   # both\n", with: "")
    let plan = try #require(PlanReaderTests.read(try patched([.remove(improvement: 0, action: 0)], empty)).plan)
    #expect(plan.improvements[0].actions[0].cells.lead == .empty)
  }

  @Test func `an improvement goes with all of its actions`() throws {
    let text = try patched([.remove(improvement: 0, action: nil)])
    #expect(
      text
        == """
        # Why this plan: ask at the hall.
        survey: tea
        improvements:

          # Then warmth.
          - improvement: Warmth
            actions:
              - id: "2.1"
                action: Ask
                after:

        # The end.

        """)
    let lines = PlanPatch.lines(of: 1, action: nil, in: PlanReaderTests.read(Self.text))
    #expect(lines?.first == "  # Then warmth.")
    #expect(lines?.last == "          - \"1.3\"")
    let none = try patched([.remove(improvement: 0, action: nil), .remove(improvement: 0, action: nil)])
    #expect(PlanReaderTests.read(none).plan?.improvements.isEmpty == true)
    #expect(none.hasSuffix("improvements:\n\n# The end.\n"), "\(none)")
  }

  @Test func `improvements and actions change places with their remarks`() throws {
    let text = try patched([.swap(improvement: 0, action: nil)])
    let plan = try #require(PlanReaderTests.read(text).plan)
    #expect(plan.improvements.map(\.improvement) == ["Warmth", "Softer chairs"])
    let warmth = try #require(text.firstRange(of: "# Then warmth.\n  - improvement: Warmth"))
    let chairs = try #require(text.firstRange(of: "# The chairs come first.\n  - theme: chairs"))
    #expect(warmth.upperBound < chairs.lowerBound)
    #expect(Set(text.split(separator: "\n")) == Set(Self.text.split(separator: "\n")))
    #expect(try patched([.swap(improvement: 0, action: nil), .swap(improvement: 0, action: nil)]) == Self.text)
  }

  @Test func `what reaches down keeps its place, and the message says what to do`() throws {
    for at in 0..<2 {
      #expect {
        try patched([.swap(improvement: 0, action: at)])
      } throws: { error in
        (error as? PlanPatch.Refusal)?.message.contains("action 1.2 says ‘as above’") == true
      }
    }
    let free = Self.text.replacing("as above", with: "mine")
    #expect(throws: PlanPatch.Refusal.self) { try patched([.swap(improvement: 0, action: 1)], free) }
    let sound = free.replacingFirst("implications: mine", with: "implications:")
    let plan = try #require(PlanReaderTests.read(try patched([.swap(improvement: 0, action: 1)], sound)).plan)
    #expect(plan.improvements[0].actions.map(\.id) == ["1.1", "1.3", "1.2"])
  }

  @Test func `what is not there, or stands between brackets, is refused`() throws {
    for change in [
      PlanChange.remove(improvement: 2, action: nil), .remove(improvement: 0, action: 3),
      .swap(improvement: 1, action: nil), .swap(improvement: 1, action: 0),
    ] {
      #expect(throws: PlanPatch.Refusal.self) { try patched([change]) }
    }
    let flow = "improvements: [{ improvement: A }, { improvement: B }]\n"
    #expect(throws: PlanPatch.Refusal.self) { try patched([.remove(improvement: 0, action: nil)], flow) }
    let dashes = "improvements:\n  -\n    improvement: A\n"
    #expect(throws: PlanPatch.Refusal.self) { try patched([.remove(improvement: 0, action: nil)], dashes) }
  }

  @Test func `of any plan, what was not taken out reads as before`() throws {
    var chance = SeededChance(seed: 7)
    let above = ["", "X", "as above"]
    for _ in 0..<150 {
      var text = "improvements:\n  - improvement: A\n    actions:\n"
      let count = Int.random(in: 1...5, using: &chance)
      for at in 0..<count {
        if Bool.random(using: &chance) { text += "\n      # Remark \(at)\n" }
        text += "      - id: \"1.\(at)\"\n        action: Do \(at)\n"
        for key in ["lead", "implications", "target", "measure"] {
          var value = above[Int.random(in: 0..<(at == 0 ? 2 : 3), using: &chance)]
          if value == "X" { value = key == "implications" ? "{ costs: [C\(at), D], risks: R }" : "\(key) \(at)" }
          text += "        \(key): \(value)\n"
        }
        if at > 0 { text += "        after: [\"1.\(Int.random(in: 0..<at, using: &chance))\"]\n" }
      }
      let plan = try #require(PlanReaderTests.read(text).plan)
      let at = Int.random(in: 0..<count, using: &chance)
      let after = try #require(PlanReaderTests.read(try patched([.remove(improvement: 0, action: at)], text)).plan)
      let (old, new) = (plan.improvements[0], after.improvements[0])
      #expect(new.actions.count == count - 1)
      for (place, action) in new.actions.enumerated() {
        let was = place < at ? place : place + 1
        #expect(action.id == old.actions[was].id)
        #expect(new.value(\.lead, at: place) == old.value(\.lead, at: was), "\(text)")
        #expect(new.value(\.implications, at: place) == old.value(\.implications, at: was), "\(text)")
        #expect(new.value(\.target, at: place) == old.value(\.target, at: was), "\(text)")
        #expect(new.value(\.measure, at: place) == old.value(\.measure, at: was), "\(text)")
        #expect(action.after == old.actions[was].after.filter { $0 != "1.\(at)" })
      }
    }
  }
}
