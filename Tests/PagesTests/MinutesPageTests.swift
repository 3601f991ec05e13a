import Surveys
import TestSupport
import Testing

@testable import Pages

@Suite struct MinutesPageTests {
  private func html(_ state: MinutesPage.State, notice: String? = nil) throws -> String {
    let survey = try Survey.read(
      """
      survey: isles
      title: The isles
      organiser: Isles Trust
      languages: [gd, en]
      privacy: Held by the Isles Trust
      pages: [{ questions: [{ name: who, type: text, label: Who are you? }] }]

      """)
    let page = MinutesPage(
      survey, session: "talk", title: "Agree & <prioritise>", state, mark: "Not for publication: <mine>", token: "T",
      notice: notice)
    return String(decoding: page.html, as: UTF8.self)
  }

  @Test func `minutes are made once something has happened`() throws {
    #expect(try html(.notBegun).contains("there are no minutes") && !html(.notBegun).contains("Make the minutes"))
    let none = try html(.none)
    #expect(
      none.contains("action=\"/organise/isles/sessions/talk/minutes\"") && none.contains("Make the minutes</button>"))
    #expect(none.contains("<span lang=\"gd\">Agree &amp; &lt;prioritise&gt;</span>"))
    #expect(none.contains("href=\"/organise/isles/sessions/talk\"") && none.contains("href=\"/organise/isles\""))
  }

  @Test func `minutes that were made are read, taken away, and written afresh on purpose`() throws {
    let kept = try html(.kept(name: "minutes-2016-01-26", stillPrinted: 0), notice: "The minutes are made.")
    #expect(
      kept.contains("Not for publication: &lt;mine&gt;") && kept.contains("role=\"status\">The minutes are made."))
    #expect(kept.contains("href=\"/organise/isles/sessions/talk/minutes/page\""))
    #expect(kept.contains("href=\"/organise/isles/sessions/talk/minutes/minutes-2016-01-26.md\""))
    #expect(kept.contains("<details><summary>Write them afresh") && !kept.contains("withheld"))
    #expect(try html(.kept(name: "m", stillPrinted: 1)).contains("They hold a contribution that is withheld now."))
    #expect(try html(.kept(name: "m", stillPrinted: 3)).contains("They hold 3 contributions that are withheld now."))
  }
}
