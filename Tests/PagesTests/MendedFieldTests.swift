import Testing

@testable import Pages

struct MendedFieldTests {
  @Test func `a field that the person left shows what somebody else wrote meanwhile`() {
    let field = MendedField(was: "Ana", typed: "Ana", now: "Anna")
    #expect(!field.isChanged && !field.isContested && field.shown == "Anna")
  }

  @Test func `a field that the person alone changed shows what they typed`() {
    let field = MendedField(was: "Ana", typed: "", now: "Ana")
    #expect(field.isChanged && !field.isContested && field.shown.isEmpty)
  }

  @Test func `a field that two changed is contested unless both wrote the same`() {
    #expect(MendedField(was: "Ana", typed: "Anne", now: "Anna").isContested)
    #expect(!MendedField(was: "Ana", typed: "Anna", now: "Anna").isContested)
  }

  @Test func `line ends and spaces are no change, and what was not sent is what stands there`() {
    #expect(!MendedField(was: "a\r\nb", typed: " a b", now: "a\nb").isChanged)
    #expect(MendedField(was: nil, typed: nil, now: "Ana").shown == "Ana")
    #expect(!MendedField(was: nil, typed: "Anna", now: "Ana").isContested)
  }
}
