import Testing

@testable import Pages
@testable import Reports

@Suite struct GridTableTests {
  private func html(_ lines: [[Paper.Grid.Cell?]]) -> String {
    let grid = Paper.Grid(
      caption: "C", head: ["A", "B"], groups: [Paper.Grid.Group(heading: "H", remark: "R", lines: lines)])
    var bytes: [UInt8] = []
    GridTable(grid).markup.write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a spanning cell is written once, and an empty one stays empty`() {
    let text = html([
      [Paper.Grid.Cell(parts: [.words(["a"])]), Paper.Grid.Cell(parts: [.labelled("Costs", ["x", "y"])], span: 2)],
      [Paper.Grid.Cell(parts: []), nil],
    ])
    #expect(
      text.split(separator: "\n").joined().contains(
        "<tr><th scope=\"row\"><p>a</p></th><td rowspan=\"2\"><p><b>Costs:</b></p><ul><li>x</li><li>y</li></ul></td></tr>"
          + "<tr><th scope=\"row\"></th></tr>"))
    #expect(text.contains("colspan=\"2\"><span>H</span><small>R</small>"))
  }

  @Test func `every dangerous scalar is text in every part`() {
    let bad = "<script>\"'&`\u{301}"
    let text = html([
      [
        Paper.Grid.Cell(parts: [
          .words([bad]), .labelled(bad, [bad]), .inferred(bad), .standing(sign: bad, words: bad, tone: bad),
        ]), Paper.Grid.Cell(parts: []),
      ]
    ])
    #expect(!text.contains("<script"))
    #expect(!text.contains("\"'"))
  }
}
