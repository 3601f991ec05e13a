import Testing

@testable import Plans

@Suite struct LeadReadingTests {
  @Test(
    arguments: [
      ("Third sector interface", []),
      ("All partners", [.shared]),
      ("The lead is shared equally", [.shared]),
      ("Ball games club", []),
      ("The interface, but with the board's buy-in", [.conditional]),
      ("The interface, with explicit buy-in from the board", [.conditional]),
      ("To be named by June 2016", [.toBeNamed]),
      ("TBC", [.toBeNamed]),
      ("The council?", [.question]),
      ("All partners, subject to funding; a lead is to be identified. Who?", LeadReading.allCases),
      ("", []),
    ] as [(String, [LeadReading])])
  func `the words about a lead say whether it is shared, conditional, open or asked for`(
    text: String, readings: [LeadReading]
  ) {
    #expect(LeadReading.read([text]) == readings)
  }

  @Test func `several statements are read together`() {
    #expect(LeadReading.read(["The interface", "All others help", "From when?"]) == [.shared, .question])
    #expect(LeadReading.read([]) == [])
  }
}
