package import Surveys

extension SessionState {
  /// The moment at which something is to be written down, so that it counts over what stands here already, whatever the clocks of those who
  /// write say: `now`, or for a correction at least a millisecond after the one before.
  package func moment(of kind: SessionEvent.Kind, now: Moment) -> Moment {
    switch kind {
    case .reworded(let id, _): contribution(id)?.words.moment(after: now) ?? now
    case .seated(let id, _): contribution(id)?.tables.moment(after: now) ?? now
    case .attended(let attendant, let former): list.said(attendant, replacing: former)?.moment(after: now) ?? now
    case .described: facts.moment(after: now)
    default: now
    }
  }
}
