import Responses
import Seals
import Surveys
import TestSupport
import Testing

@Suite struct ResponseIdentityTests {
  @Test func `an id has the shape of version 7 and later ones stand behind earlier ones`() throws {
    var chance = SeededChance(seed: 1)
    var ids: [ResponseID] = []
    for millisecond in [0, 1, 1_451_902_320_000, 1_451_902_320_001, 281_474_976_710_655] {
      let id = ResponseID(at: Moment(milliseconds: Int64(millisecond)), using: &chance)
      #expect(ResponseID(id.text) == id)
      #expect(Array(id.text)[14] == "7")
      #expect("89ab".contains(Array(id.text)[19]))
      ids.append(id)
    }
    #expect(ids == ids.sorted())
    // RFC 9562, A.6: the moment 2022-02-22T19:22:22Z begins 017f22e2-79b0.
    let id = ResponseID(at: try #require(Moment(rfc3339: "2022-02-22T19:22:22Z")), using: &chance)
    #expect(id.text.hasPrefix("017f22e2-79b0-7"))
  }

  @Test func `a line's id depends on its content and its number alone`() {
    let line = Array("{\"answers\":{}}".utf8)
    #expect(ResponseID(ofLine: line, number: 1) == ResponseID(ofLine: line, number: 1))
    #expect(ResponseID(ofLine: line, number: 1) != ResponseID(ofLine: line, number: 2))
    #expect(ResponseID(ofLine: line, number: 1) != ResponseID(ofLine: line + [32], number: 1))
    #expect(Array(ResponseID(ofLine: line, number: 1).text)[14] == "8")
  }
}
