import Plans
import Surveys
import Testing

@Suite struct PlanNoteTests {
  @Test func `a note names keys in a file and fields on a form`() {
    let note: PlanNote = "Set the day \(under: "due"), or take \(2) \(outOf: "after")"
    #expect(note.inFile == "Set the day under ‘due:’, or take 2 out of ‘after:’")
    #expect(note.text { "[\($1) \($0)]" } == "Set the day [under due], or take 2 [out of after]")
    #expect(PlanNote("Plain").inFile == "Plain")
  }
}
