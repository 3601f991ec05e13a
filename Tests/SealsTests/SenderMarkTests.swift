import Responses
import Seals
import Surveys
import TestSupport
import Testing

/// How the browser that sent a response is told from others.
struct SenderMarkTests {
  private let key: [UInt8] = Array(0..<32)

  @Test func `a mark stands in the id that it was put in, and in no other`() {
    var chance = SeededChance(seed: 3)
    let id = ResponseID(at: Moment(milliseconds: 1_767_225_600_000), using: &chance)
    let mark = SenderMark(of: "8ZQ40KTM3V7X.A1", under: key)
    let marked = mark.marking(id)
    #expect(mark.stands(in: marked) && !mark.stands(in: id))
    #expect(!SenderMark(of: "8ZQ40KTM3V7X.A2", under: key).stands(in: marked))
    #expect(!SenderMark(of: "8ZQ40KTM3V7X.A1", under: key.reversed()).stands(in: marked))
  }

  @Test func `an id keeps its time, its version and its variant`() {
    var chance = SeededChance(seed: 4)
    for number in 0..<50 {
      let id = ResponseID(at: Moment(milliseconds: 1_767_225_600_000), using: &chance)
      let marked = SenderMark(of: "\(number)", under: key).marking(id)
      #expect(marked.high == id.high && marked.low >> 62 == 2)
    }
  }
}
