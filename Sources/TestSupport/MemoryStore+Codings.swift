package import Responses
internal import Sessions
internal import Surveys
internal import Synchronization
package import Themes

extension MemoryStore: CodingStore {
  package func record(_ decisions: [CodingDecision]) throws(StoreFault) -> Int {
    state.withLock { all in
      var new = 0
      for one in decisions where all.holds(one.place) && !one.isImpossible {
        let isKnown = all.decisions.contains {
          $0.place == one.place && $0.coder == one.coder && $0.at == one.at && $0.kind.isAlike(one.kind)
        }
        guard !isKnown else { continue }
        all.decisions.append(one)
        new += 1
      }
      return new
    }
  }

  package func decisions(after place: Int) throws(StoreFault) -> (decisions: [CodingDecision], last: Int) {
    state.withLock { (Array($0.decisions.dropFirst(place)), max(place, $0.decisions.count)) }
  }
}

extension MemoryStore: SuggestionStore {
  package func record(_ suggestions: [MachineSuggestion]) throws(StoreFault) -> Int {
    state.withLock { all in
      let before = all.suggestions.count
      for one in suggestions where !one.place.isContribution && all.holds(one.place) {
        let isKnown = all.suggestions.contains {
          $0.place == one.place && $0.digest == one.digest && $0.content == one.content
        }
        if !isKnown { all.suggestions.append(one) }
      }
      return all.suggestions.count - before
    }
  }

  package func suggestions() throws(StoreFault) -> [MachineSuggestion] { state.withLock { $0.suggestions } }
}

extension CodingDecision.Kind {
  /// Whether two are of one kind, whatever codes they give.
  fileprivate func isAlike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.coded, .coded), (.resolved, .resolved), (.skipped, .skipped), (.undone, .undone), (.copy, .copy): true
    default: false
    }
  }
}
