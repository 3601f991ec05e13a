import Surveys
import TestSupport
import Testing

@testable import Sessions

struct ReasonGivenTests {
  @Test(arguments: [
    ("it is cheap", "; reason given: “it is cheap”"), ("Costs too much.", "; reason given: “Costs too much.”"),
    ("because of\nthe rain", "; reason given: “because of the rain”"), ("", ""), ("\n", ""),
  ])
  func `a reason stands word for word in quotation marks, whatever its wording`(reason: String, words: String) {
    #expect(AgreedPlace("rain", reason: reason).reasonGiven == words)
    #expect(AgreedPlace("rain").reasonGiven == "")
  }
}
