internal import Surveys

/// An entry of the list of attendance as it stands, with what it said before.
package struct AttendanceEntry: Hashable, Sendable {
  /// The event that wrote it down first, by which corrections name it.
  package let id: EventID
  var said: Register<Attendant>

  package var attendant: Attendant { said.entries[said.entries.count - 1].value }
  /// Every event that wrote it down or corrected it, in order; taking all of them back takes the entry off the list.
  package var events: [EventID] { said.entries.map(\.stamp.id) }

  init(_ attendant: Attendant, by event: SessionEvent) {
    id = event.id
    said = Register(attendant, by: event)
  }

  var key: AttendanceList.Key { AttendanceList.Key(attendant) }
}

/// Who came: people by their names and organisations, and what was corrected about them.
struct AttendanceList: Sendable {
  struct Key: Hashable {
    var name: String
    var organisation: String?

    init(_ attendant: Attendant) { (name, organisation) = (attendant.name, attendant.organisation) }
  }

  private var all: [AttendanceEntry] = []
  /// The place of each entry, by every event of it, and by its name as it is now; of several with one name, the first.
  private var place: [EventID: Int] = [:]
  private var named: [Key: Int] = [:]
  /// Corrections whose entry has not come, by the entry.
  private var waiting: [EventID: [SessionEvent]] = [:]
  private var erased: Set<EventID> = []
  private var isCorrected = false

  init() {}

  /// In the order in which they were first written down. Where a correction gave two entries one name, the first of them stands for both.
  var entries: [AttendanceEntry] {
    guard isCorrected else { return all }
    var known: Set<Key> = []
    return all.filter { known.insert($0.key).inserted }
  }

  /// Takes an entry, or a correction of one.
  mutating func take(_ attendant: Attendant, replacing former: EventID?, by event: SessionEvent) {
    guard let former, !erased.contains(former) else {
      if let at = named[Key(attendant)] {
        put(attendant, at, event)
      } else {
        named[Key(attendant)] = all.count
        place[event.id] = all.count
        all.append(AttendanceEntry(attendant, by: event))
      }
      for correction in waiting.removeValue(forKey: event.id) ?? [] { take(again: correction) }
      return
    }
    guard let at = place[former] else {
      waiting[former, default: []].append(event)
      return
    }
    isCorrected = true
    put(attendant, at, event)
    for correction in waiting.removeValue(forKey: event.id) ?? [] { take(again: correction) }
  }

  /// What was said of the entry that an event would correct or write again; nil for a new one.
  func said(_ attendant: Attendant, replacing former: EventID?) -> Register<Attendant>? {
    (former.flatMap { place[$0] } ?? named[Key(attendant)]).map { all[$0].said }
  }

  /// An entry whose name is no longer kept: a correction of it stands by itself.
  mutating func erase(_ id: EventID) {
    erased.insert(id)
    for correction in waiting.removeValue(forKey: id) ?? [] { take(again: correction) }
  }

  private mutating func put(_ attendant: Attendant, _ at: Int, _ event: SessionEvent) {
    place[event.id] = at
    let former = all[at].key
    all[at].said.put(attendant, by: event)
    let key = all[at].key
    guard key != former else { return }
    // Whoever has the former name from now on is somebody else.
    if named[former] == at { named[former] = all.firstIndex { $0.key == former } }
    named[key] = min(at, named[key] ?? at)
  }

  private mutating func take(again event: SessionEvent) {
    guard case .attended(let attendant, let former) = event.kind else { return }
    take(attendant, replacing: former, by: event)
  }
}
