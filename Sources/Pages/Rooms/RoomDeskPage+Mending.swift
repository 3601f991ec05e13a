internal import Phrases

/// Fields in which something is put right. Each sends what it said too, so that nobody undoes what somebody else put right meanwhile.
extension RoomDeskPage {
  private func mended(_ id: String, _ now: String) -> MendedField {
    MendedField(was: typed["was-" + id], typed: typed[id], now: now)
  }

  /// A label, and what the field says now where that is neither what it said nor what was typed.
  private func label(_ label: FacilitatorPhrase, _ field: MendedField, inWords: String) -> Markup {
    guard field.isContested else { return said(label) }
    return .several([
      said(label), .text(" "),
      tag("strong", ["class": "hint"], said(.saysNow, ["text": inWords.isEmpty ? "–" : inWords])),
    ])
  }

  func mending(_ id: String, _ label: FacilitatorPhrase, now: String, isShort: Bool = false) -> [Markup] {
    let one = mended(id, now)
    return [
      hidden("was-" + id, now), field(id, self.label(label, one, inWords: now), value: one.shown, isShort: isShort),
    ]
  }

  /// A field for more than one line.
  func mendingText(_ id: String, _ label: FacilitatorPhrase, now: String) -> [Markup] {
    let one = mended(id, now)
    return [
      hidden("was-" + id, now),
      tag(
        "div", ["class": "q"],
        tag("label", ["for": id, "class": "ask"], self.label(label, one, inWords: now)),
        tag("textarea", ["id": id, "name": ":" + id, "rows": "3"], one.shown)),
    ]
  }

  func mendingChoice(
    _ id: String, _ label: FacilitatorPhrase, _ options: [(value: String, label: Markup)], now: String, inWords: String
  ) -> [Markup] {
    let one = mended(id, now)
    return [
      hidden("was-" + id, now),
      choice(id, self.label(label, one, inWords: inWords), options, chosen: one.shown),
    ]
  }
}
