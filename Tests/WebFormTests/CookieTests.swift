import HTTPTypes
import Seals
import Surveys
import TestSupport
import Testing

@testable import WebForm

/// What browsers are told to do with what they keep.
struct CookieTests {
  /// The attributes of a cookie in its header, which have no order.
  static func attributes(_ header: String) -> Set<String> {
    Set(header.split(separator: "; ").dropFirst().map(String.init))
  }

  @Test func `a place and an invitation are for one survey, until the browser is closed or they are forgotten`() throws
  {
    let site = try TestSite()
    var chance = SeededChance(seed: 6)
    let place = Place(code: DraftCode(using: &chance), startedAt: site.now, language: "en", browser: "a1")
    let invitation = Invitation(to: "tea", using: &chance)
    let own: Set = ["Path=/s/tea", "HttpOnly", "SameSite=Lax"]
    for isSecure in [false, true] {
      let own = isSecure ? own.union(["Secure"]) : own
      let kept = place.header(site.served, at: "/s/tea", isSecure: isSecure)
      #expect(kept.hasPrefix("speir=\(place.code).") && CookieTests.attributes(kept) == own)
      let forgotten = Place.forgetting(at: "/s/tea", isSecure: isSecure)
      #expect(forgotten.hasPrefix("speir=;") && CookieTests.attributes(forgotten) == own.union(["Max-Age=0"]))
      let asked = Invitation.header(invitation, at: "/s/tea", isSecure: isSecure)
      #expect(asked.hasPrefix("speir_invitation=\(invitation);") && CookieTests.attributes(asked) == own)
      let used = Invitation.header(nil, at: "/s/tea", isSecure: isSecure)
      #expect(used.hasPrefix("speir_invitation=;") && CookieTests.attributes(used) == own.union(["Max-Age=0"]))
    }
  }

  @Test func `what is forgotten on signing out is forgotten where it was kept`() {
    let signedOut = OrganiserDoor.header(OrganiserDoor.cookie, "", 0, false)
    #expect(signedOut.hasPrefix("speir_organiser=;"))
    #expect(CookieTests.attributes(signedOut) == ["Path=/organise", "HttpOnly", "SameSite=Strict", "Max-Age=0"])
  }
}
