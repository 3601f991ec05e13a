import Testing

@testable import WebForm

/// Where signing in leads to, and where it never does.
struct ReturnAddressTests {
  @Test(arguments: [
    "/organise", "/organise/tea", "/organise/tea/sessions/talk?lang=gd&right=0a", "/organise?x",
    "/organise/tea/plan/1.2",
    "/organise/tea/trace?what=1.1%20%26%20more",
  ])
  func `pages of organisers are gone to`(text: String) {
    #expect(ReturnAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", "/", "organise", "//organise", "//evil.example/organise", "/organise//evil.example", "/organise/../s/tea",
    "/organise/./x", "/organise/", "/organised", "/s/tea", "https://evil.example/organise", "/\\evil.example",
    "/organise/%2e%2e/x", "/organise/%2f%2fevil", "/organise/x\r\nSet-Cookie: a=b", "/organise/tea?x=\r\n",
    "/organise/tea#x", "/organise@evil.example", "/organise/sign-in",
    "/organise/sign-out?x=1", "/organise/té", "/organise/" + String(repeating: "a", count: 500),
  ])
  func `no other address is gone to`(text: String) {
    #expect(ReturnAddress(text) == nil)
  }

  @Test func `the door says where one came from`() {
    #expect(ReturnAddress.door(then: nil) == "/organise/sign-in")
    #expect(ReturnAddress.door(then: ReturnAddress("/organise")) == "/organise/sign-in")
    #expect(
      ReturnAddress.door(then: ReturnAddress("/organise/a?b=c")) == "/organise/sign-in?to=%2Forganise%2Fa%3Fb%3Dc")
  }
}
