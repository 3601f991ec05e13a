internal import Phrases
internal import Sessions
internal import Surveys

/// What the button to undo would take back, in a few words.
extension RoomDeskPage {
  var undo: [Markup] {
    guard let last, let words = words(last.kind) else { return [] }
    return [
      form("undo", [hidden("event", last.id.text), buttons(button(.several([said(.undo), .text(" "), words])))])
    ]
  }

  /// What an event did; nil for what cannot be taken back.
  private func words(_ kind: SessionEvent.Kind) -> Markup? {
    func short(_ text: String) -> String { RoomDeskPage.short(text) }
    return switch kind {
    case .attended(let attendant, _): said(.undoListed, ["name": short(attendant.name)])
    case .counted(let people): said(.undoCounted, ["count": String(people)])
    case .described(let title, let day, let venue):
      .text([title, day?.description, venue].compactMap { $0 }.map { "‘\(short($0))’" }.joined(separator: ", "))
    case .contributed(let text, _): .text("‘\(short(text))’")
    case .reworded(_, let text): said(.undoReworded, ["text": short(text)])
    case .seated(_, let table?): said(.undoSeated, ["table": short(table)])
    case .seated: said(.undoUnseated)
    case .grouped(let title, _): said(.undoGroup, ["title": short(title)])
    case .moved(let all, _): said(.undoMoved, ["count": String(all.count)])
    case .merged(let all, _): said(.undoMerged, ["count": String(all.count)])
    case .titled(_, let title): said(.undoTitle, ["title": short(title)])
    case .dotsCounted, .votersCounted: said(.undoWall)
    case .slotStarted(let title, _, _): said(.undoSlot, ["title": short(title)])
    case .slotStopped: said(.undoStop)
    case .assigned(let table, _): said(.undoAreas, ["table": short(table)])
    case .picked(let table, let theme, _, _):
      said(.undoPick, ["table": short(table), "area": scene.label(theme)])
    case .agreed: said(.undoAgreed)
    default: kind.mayBeUndone ? said(.undoLast) : nil
    }
  }
}
