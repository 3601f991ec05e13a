package import Surveys

/// What was decided about one comment or by one coder, for whoever is about to decide again.
package struct CodingTrail: Sendable {
  private struct Text: Hashable {
    var place: CommentPlace
    var digest: UInt64
  }

  private let decisions: [CodingDecision]

  /// The decisions in the order in which they were kept.
  package init(_ decisions: [CodingDecision]) { self.decisions = decisions }

  /// How many decisions there are about a comment as it reads now: of a coder, or of everybody.
  ///
  /// A page that was made with another number is stale. Linear in the decisions.
  package func revision(of comment: Comment, by coder: String?) -> Int {
    let digest = comment.digest
    return decisions.count {
      $0.place == comment.place && $0.digest == digest && (coder == nil || $0.coder == coder)
    }
  }

  /// The coder's latest decision about a comment that is not taken back; nil for none.
  package func latest(of comment: Comment, by coder: String) -> CodingDecision? {
    held(by: coder).last { $0.place == comment.place && $0.digest == comment.digest }
  }

  /// The decision about a comment that its coder took back last, if they decided nothing about it since; nil for none.
  package func takenBack(of comment: Comment, by coder: String) -> CodingDecision? {
    let last = decisions.last { $0.coder == coder && $0.place == comment.place && $0.digest == comment.digest }
    return last?.kind == .undone ? last : nil
  }

  /// The coder's last decision in a work that can be taken back; nil for none. Linear in the decisions.
  ///
  /// It is about a comment that still reads as it did, and the coder decided nothing about that comment since.
  package func lastUndoable(by coder: String, in work: CodingQueue.Work, _ codings: Codings) -> CodingDecision? {
    var later: Set<CommentPlace> = []
    for decision in held(by: coder).reversed() {
      let isLatest = later.insert(decision.place).inserted
      guard isLatest, let at = codings.place[decision.place],
        codings.entries[at].comment.digest == decision.digest
      else { continue }
      switch decision.kind {
      case .coded, .skipped: if work != .differences { return decision }
      case .resolved: if work == .differences { return decision }
      case .undone, .copy: continue
      }
    }
    return nil
  }

  /// A moment for a new decision of a coder: now, or just after their last one, since decisions are told apart by their moments.
  package func moment(for coder: String, at now: Moment) -> Moment {
    let last = decisions.last { $0.coder == coder }?.at
    return max(now, last.map { Moment(milliseconds: $0.milliseconds + 1) } ?? now)
  }

  /// The coder's decisions that are not taken back, in order.
  private func held(by coder: String) -> [CodingDecision] {
    var held: [CodingDecision?] = []
    var places: [Text: [Int]] = [:]
    for decision in decisions where decision.coder == coder {
      let text = Text(place: decision.place, digest: decision.digest)
      if case .undone = decision.kind {
        if let last = places[text]?.popLast() { held[last] = nil }
      } else {
        places[text, default: []].append(held.count)
        held.append(decision)
      }
    }
    return held.compactMap { $0 }
  }
}
