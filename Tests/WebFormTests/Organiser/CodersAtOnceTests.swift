import Foundation
import HTTPTypes
import Responses
import SQLiteStore
import Surveys
import Synchronization
import TestSupport
import Testing
import Themes

@testable import WebForm

/// Several coders, and several forms of one, on the web at the same time.
struct CodersAtOnceTests {
  private let one = CodingRoutesTests()

  @Test func `of many forms about one comment at the same moment one is kept, and none is lost in silence`()
    async throws
  {
    try await one.visit(["Tea"]) { browser, site, _ in
      try await one.become(browser, "Anna")
      let page = browser.page
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for theme in ["roads", "money", "cake", "roads"] {
          group.addTask {
            let client = Browser(client: browser.client)
            for name in ["speir_organiser", "speir_coder"] { client.setCookie(name, browser.cookie(name) ?? "") }
            return try await one.send(client, ":theme=\(theme)&:do=keep", of: page).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(try site.store.decisions().count == 1)
      #expect(statuses.count { $0 == 409 } >= 2 && statuses.count { $0 == 200 } >= 1)
    }
  }

  @Test func `two coders at once have a comment each, and the second pass shows nothing of the first`() async throws {
    try await one.visit(["The road", "Tea"]) { browser, site, _ in
      try await one.become(browser, "Anna")
      let anna = browser.page
      try await one.become(browser, "Ben")
      #expect(one.comment(anna) == "Tea" && one.comment(browser.page) == "The road")
      // Anna's page in Ben's browser is no longer hers.
      try await one.send(browser, ":theme=cake&:do=keep", of: anna)
      #expect(browser.page.status == 409 && browser.page.body.contains("The page was another coder&#39;s"))
      #expect(try site.store.decisions().isEmpty)
      try await one.send(browser, ":theme=cake&:note=secret&:do=keep")
      #expect(browser.page.body.contains("before another coder just now"))
      try await one.become(browser, "anna")
      try await browser.get(CodingRoutesTests.path + "?work=second")
      #expect(browser.page.body.contains("anna: nothing coded yet"))
      #expect(one.comment(browser.page) == "The road")
      let plain = browser.page.body.split(separator: "id=\"coding\"").dropFirst().joined()
      #expect(!plain.contains("secret") && !plain.contains("Ben"))
      #expect(browser.page.body.contains("value=\"roads\" checked=\"checked\""))
      #expect(!browser.page.body.contains("value=\"cake\" checked=\"checked\""))
    }
  }

  @Test func `coders differ, see it, and settle it`() async throws {
    try await one.visit(["The road"]) { browser, site, _ in
      try await one.become(browser, "Anna")
      try await one.send(browser, ":theme=roads&:do=keep")
      try await one.become(browser, "Ben")
      try await browser.get(CodingRoutesTests.path + "?work=second")
      try await one.send(browser, ":theme=roads&:theme=cake&:note=sure&:do=keep")
      let progress = try await browser.get(CodingRoutesTests.path + "/progress")
      #expect(progress.body.contains("1 comment: 0 settled, 1 disputed, 0 open."))
      #expect(progress.body.contains("<b>Ben</b>: Roads, Cake (sure)"))
      try await browser.get(CodingRoutesTests.path + "?work=differences")
      let open = browser.page
      #expect(open.body.contains("<b>Anna</b>: Roads") && open.body.contains("value=\"roads\" checked=\"checked\""))
      try await one.send(browser, ":theme=cake&:do=keep")
      #expect(browser.page.body.contains("There is no difference to settle."))
      #expect(try site.store.decisions().last?.kind == .resolved([Code("cake")]))
      // Somebody who still has the page open learns it, and changes nothing.
      try await one.become(browser, "Anna")
      try await browser.send(
        .post, CodingRoutesTests.path,
        body: ":token=\(Browser.encoded(browser.page.value(":token") ?? ""))&:as=Anna&:work=differences&:theme=roads"
          + "&:revision=\(open.value(":revision") ?? "")&:place=\(Browser.encoded(open.value(":place") ?? ""))")
      #expect(browser.page.status == 409 && browser.page.body.contains("Ben decided on this comment since"))
      #expect(try site.store.decisions().count == 3)
    }
  }

  @Test func `names are of people, and the same name in other letters is the same coder`() async throws {
    try await one.visit(["Tea", "Cake"]) { browser, site, _ in
      for name in [
        "", "  ", String(repeating: "x", count: 101), "\u{1}", "e" + String(repeating: "\u{301}", count: 450),
      ] {
        try await one.become(browser, name)
        #expect(browser.page.status == 422 && browser.page.body.contains("Give your name"))
      }
      try await one.become(browser, "Mòrag <b>")
      #expect(browser.page.body.contains("Mòrag &lt;b&gt;: nothing coded yet"))
      try await browser.send(
        .post, CodingRoutesTests.path,
        body: ":token=\(Browser.encoded(browser.page.value(":token") ?? ""))&:do=none&:revision=0"
          + "&:as=\(Browser.encoded("Mòrag <b>"))&:place=\(Browser.encoded(browser.page.value(":place") ?? ""))")
      try await one.become(browser, "MÒRAG <b>")
      #expect(browser.page.body.contains("Mòrag &lt;b&gt;: 1 coded"))
      for value in ["", "4", "zz", "c3", String(repeating: "41", count: 101), "0a"] {
        browser.setCookie("speir_coder", value)
        #expect(try await browser.get(CodingRoutesTests.path).title == "Who codes?")
      }
      #expect(try site.store.decisions().count == 1)
    }
  }
}
