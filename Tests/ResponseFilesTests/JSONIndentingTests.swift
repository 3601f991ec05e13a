import ResponseFiles
import Testing

@Suite struct JSONIndentingTests {
  private func indented(_ text: String) throws -> String { try JSONReader.read(Array(text.utf8)).indented }

  @Test func `what is short and plain stands on one line, and everything else on several`() throws {
    #expect(try indented("[]") == "[]" && indented("{}") == "{}" && indented(#""a\n""#) == #""a\n""#)
    #expect(try indented(#"{"a":1,"b":[]}"#) == #"{"a": 1, "b": []}"#)
    #expect(try indented(#"{"a":[1,true,null]}"#) == "{\n  \"a\": [1, true, null]\n}")
    let long = "[" + Array(repeating: "1000000000", count: 10).joined(separator: ",") + "]"
    #expect(try indented(long).split(separator: "\n").count == 12)
  }

  @Test func `indenting changes nothing but blanks`() throws {
    let text = #"{"a":[{"b":[[],{"c":"d e"}]},-1.5],"f":{}}"#
    #expect(try JSONReader.read(Array(indented(text).utf8)).text == text)
  }
}
