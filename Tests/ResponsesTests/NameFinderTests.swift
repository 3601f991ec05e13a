@testable import Responses
import Surveys
import Testing

@Suite struct NameFinderTests {
  @Test(arguments: [0, 1, 12, 13, 200])
  func `a short and a long list know the same names`(count: Int) {
    let names = (0..<count).compactMap { Name("n\($0)") }
    let finder = NameFinder(names)
    #expect(names.allSatisfy { finder.contains($0) })
    #expect(!finder.contains("m") && !finder.contains("N0"))
  }
}
