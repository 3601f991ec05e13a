import Seals
import Surveys
import TestSupport
import Testing

struct InvitationTests {
  private var chance = SeededChance(seed: 7)
  private let key = [UInt8](repeating: 3, count: 32)

  @Test mutating func `an invitation is read as people type it, alone or in its link`() {
    for _ in 0..<200 {
      let invitation = Invitation(to: "tea", using: &chance)
      let text = invitation.description
      #expect(text.count == 34 && text.split(separator: "-").allSatisfy { $0.count == 4 })
      for typed in [
        text, text.lowercased(), " \(text)\n", text.replacing("-", with: ""), text.replacing("-", with: " "),
        text.replacing("0", with: "O").replacing("1", with: "l"),
        "https://survey.example.org/s/tea/i/\(text)", "https://survey.example.org/s/tea/i/\(text)/?lang=gd#main",
      ] {
        #expect(Invitation(typed, to: "tea") == invitation)
      }
    }
  }

  @Test mutating func `a slip of the pen, another survey's invitation and nonsense are none`() {
    let invitation = Invitation(to: "tea", using: &chance)
    let text = invitation.description
    var slips = 0
    for place in text.indices where text[place] != "-" {
      var typed = text
      typed.replaceSubrange(place...place, with: text[place] == "7" ? "8" : "7")
      if Invitation(typed, to: "tea") == nil { slips += 1 }
    }
    #expect(slips >= 27)
    #expect(Invitation(text, to: "coffee") == nil)
    for nonsense in [
      "", "/", "?", "-----", "é\u{301}", text + "0", String(text.dropLast()), String(repeating: "0", count: 5000),
    ] {
      #expect(Invitation(nonsense, to: "tea") == nil)
    }
  }

  @Test mutating func `what a store keeps differs by invitation, survey and key`() {
    let invitation = Invitation(to: "tea", using: &chance)
    let other = Invitation(to: "tea", using: &chance)
    #expect(invitation.sealed(under: key).count == 32)
    #expect(invitation.sealed(under: key) == invitation.sealed(under: key))
    #expect(invitation.sealed(under: key) != other.sealed(under: key))
    #expect(invitation.sealed(under: key) != invitation.sealed(under: [1]))
  }

  @Test mutating func `beside a draft it opens with the draft's code and nothing else`() throws {
    let (invitation, code) = (Invitation(to: "tea", using: &chance), DraftCode(using: &chance))
    let other = DraftCode(using: &chance)
    let closed = try #require(invitation.enclosed(for: code, under: key))
    #expect(closed.count == 44)
    #expect(closed != invitation.enclosed(for: code, under: key))
    #expect(Invitation(enclosed: closed, for: code, to: "tea", under: key) == invitation)
    #expect(Invitation(enclosed: closed, for: other, to: "tea", under: key) == nil)
    #expect(Invitation(enclosed: closed, for: code, to: "coffee", under: key) == nil)
    #expect(Invitation(enclosed: closed, for: code, to: "tea", under: [1]) == nil)
    for place in closed.indices {
      var broken = closed
      broken[place] ^= 1
      #expect(Invitation(enclosed: broken, for: code, to: "tea", under: key) == nil)
    }
    #expect(Invitation(enclosed: [], for: code, to: "tea", under: key) == nil)
  }
}
