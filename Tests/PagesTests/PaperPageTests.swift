import Pages
import Priorities
import Reports
import TestSupport
import Testing

@Suite struct PaperPageTests {
  @Test func `a whole paper as one page`() throws {
    expectGolden(String(decoding: PaperPage(try SampleReport.make().paper).html, as: UTF8.self), "sample.html")
  }

  @Test func `a hidden score stands as hidden in the picture, too`() throws {
    var report = try SampleReport.make()
    let isThere = { (report: PriorityReport) in
      String(decoding: PaperPage(report.paper).html, as: UTF8.self).contains(">[c]</text>")
    }
    #expect(!isThere(report))
    (report.result.themes[0].sectors[0].score, report.result.themes[0].sectors[0].isHidden) = (nil, true)
    #expect(isThere(report))
  }

  @Test func `a paper before anyone has answered`() throws {
    expectGolden(String(decoding: PaperPage(try SampleReport.make(people: 0).paper).html, as: UTF8.self), "nobody.html")
  }

  @Test func `a page runs no script, asks for nothing, and holds every text escaped`() throws {
    let html = String(decoding: PaperPage(try SampleReport.make().paper).html, as: UTF8.self)
    for sign in ["<script", "src=", "@import", "url(", "<lights>", "<b>", "javascript:"] {
      #expect(!html.contains(sign))
    }
    #expect(html.contains("&lt;b&gt;signs&lt;/b&gt;"))
  }
}
