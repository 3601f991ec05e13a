import Plans
import Testing

struct PrerequisitesTests {
  private let plan = Plan(improvements: [
    Improvement(
      improvement: "Chairs",
      actions: [
        Action(id: "1.1", action: "Measure", after: ["1.2"]), Action(id: "1.2", action: "Buy", after: ["1.1"]),
        Action(id: "a, b", action: "Sit"),
      ])
  ])

  @Test func `ids stand one a line or with commas between them, each once`() {
    #expect(plan.ids(writtenIn: "1.1, 1.2;1.1\na, b\n  x  y ,") == ["1.1", "1.2", "a, b", "x y"])
    #expect(plan.ids(writtenIn: " ,\n").isEmpty)
  }

  @Test func `an action waits neither for itself, nor for what is not there, nor in a circle`() {
    #expect(plan.fault(ofWaiting: "1.1", for: ["1.2", "a, b"], hint: "") == nil)
    #expect(plan.fault(ofWaiting: "1.1", for: ["1.1"], hint: "")?.contains("cannot wait for itself") == true)
    #expect(plan.fault(ofWaiting: nil, for: ["1.3"], hint: "")?.hasSuffix("Did you mean ‘1.1’?") == true)
    #expect(plan.fault(ofWaiting: nil, for: ["nothing like it"], hint: "Look below")?.hasSuffix("Look below") == true)
    #expect(plan.fault(ofCircleThrough: "1.2")?.contains("1.2 → 1.1 → 1.2") == true)
    #expect(plan.fault(ofCircleThrough: "a, b") == nil)
  }
}
