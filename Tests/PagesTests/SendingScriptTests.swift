import Phrases
import Surveys
import Testing

@testable import Pages

@Suite struct SendingScriptTests {
  private func html(_ phrases: Phrases) -> String {
    RoomScene.bytes([SendingScript.form("/here", "say", phrases, [.text("x")])])
  }

  @Test func `a form has the words in which it says that nothing was sent`() {
    #expect(
      html(Phrases("en")) == """
        <form method="post" action="/here" id="say" novalidate="novalidate" data-unsent="Not sent: the server cannot be reached. \
        What you wrote is kept here. Send it again.">x</form>

        """)
    #expect(html(Phrases("gd")).contains("data-unsent=\"Cha deach a chur") && !html(Phrases("gd")).contains("-lang"))
    #expect(html(Phrases("fr")).contains("Send it again.\" data-unsent-lang=\"en\">"))
  }

  @Test func `both scripts send forms`() {
    for text in [RoomScript.text, FormScript.text] {
      #expect(text.hasPrefix("'use strict';\n(function () {") && text.contains("data-unsent"))
      #expect(text.contains("'X-Requested-With': 'fetch'"))
    }
  }
}
