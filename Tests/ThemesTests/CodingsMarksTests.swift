import Testing
import Themes

@Suite struct CodingsMarksTests {
  @Test func `a comment is found by its mark, and not where it reads otherwise`() {
    let comments = Coding.comments(["The road", "Tea"])
    let codings = Codings(Coding.survey, comments, [])
    #expect(codings.entry(marked: comments[1].mark)?.comment == comments[1])
    let other = Coding.comments(["The road", "Coffee"])
    #expect(codings.entry(marked: other[1].mark) == nil)
    let said = SampleTalk.said(["The bus"])
    let both = Codings(Coding.survey, comments + said, [])
    #expect(both.entry(marked: said[0].mark)?.comment == said[0])
    #expect(both.entry(marked: SampleTalk.said(["The train"])[0].mark) == nil)
    for mark in ["said", "said/", "said/x/1", said[0].mark + "0"] { #expect(both.entry(marked: mark) == nil) }
    for mark in ["", "/", "0001/change//", comments[0].mark + "0"] { #expect(codings.entry(marked: mark) == nil) }
  }
}
