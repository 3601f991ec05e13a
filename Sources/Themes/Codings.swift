package import Surveys

/// Where every comment stands after all decisions: who coded it how, and what counts.
package struct Codings: Sendable {
  /// What counts of one comment.
  package enum Standing: Hashable, Sendable {
    /// Nobody has confirmed its codes.
    case open
    /// Its coders differ, and have not settled it.
    case disputed
    /// Its codes are confirmed: the themes by their places, none for "none of them".
    case settled(Set<Int>)
    /// It is a copy of another comment that is there, and is not counted again.
    case copy(of: CommentPlace)
  }

  /// One comment with everything that was decided about it.
  package struct Entry: Hashable, Sendable {
    package var comment: Comment
    /// Each coder's latest decision that gives codes, by coder.
    package var byCoder: [String: CodingDecision] = [:]
    /// The coders who left it for later.
    package var skippedBy: Set<String> = []
    /// The latest resolution; nil for none.
    package var resolution: CodingDecision?
    package var copyOf: CommentPlace?
    package var standing = Standing.open
    /// Whether it is open again because a theme that it was coded to is no more.
    package var isReopened = false
    /// What a chat endpoint suggests, by the order of the themes; changes nothing of the standing. Empty where none was asked.
    package var machine: [MachineCode] = []

    /// Whether it is counted for itself: it is no copy of another.
    package var isCounted: Bool {
      if case .copy = standing { false } else { true }
    }

    /// Why it is not to be quoted, as the latest of its coders has it; nil where nobody withheld it.
    package var withheld: String? {
      ([resolution].compactMap { $0 } + byCoder.values).filter { $0.withheld != nil }.max { $0.at < $1.at }?.withheld
    }
  }

  /// In the order of the comments.
  package private(set) var entries: [Entry]
  /// How many decisions are about a comment that is not there, or about another text than the one that is there now.
  package private(set) var strays = 0
  /// Where a comment is among the entries.
  package private(set) var place: [CommentPlace: Int]
  private let themes: [Name: Int]
  /// Of each text, and what each coder decided about it and did not take back, in order.
  private var digests: [UInt64]
  private var history: [[String: [CodingDecision]]]

  /// How many comments are open again because a theme of theirs is no more. Linear in the comments.
  package var reopened: Int { entries.count { $0.isReopened } }

  /// Follows the decisions in the order in which they were made. Linear in both.
  ///
  /// A code given under a theme's former name counts for the theme. A comment with a code of a theme that is no more is open again. Of the
  /// suggestions the latest of each run stand, of the model that was asked last.
  package init(
    _ survey: Survey, _ comments: [Comment], _ decisions: [CodingDecision], suggestions: [MachineSuggestion] = []
  ) {
    themes = Dictionary(
      survey.themes.enumerated().flatMap { place, theme in ([theme.name] + theme.was).map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
    entries = comments.map { Entry(comment: $0) }
    place = Dictionary(
      comments.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    digests = comments.map(\.digest)
    history = Array(repeating: [:], count: comments.count)
    suggest(suggestions, digests)
    follow(decisions)
  }

  /// Follows decisions that were made after all that are known. Linear in them, where none of them says or takes back that one is a copy.
  ///
  /// The same comes out as if all had been there from the beginning.
  package mutating func follow(_ decisions: [CodingDecision]) {
    var touched: Set<Int> = []
    for decision in decisions {
      guard let at = place[decision.place], digests[at] == decision.digest else {
        strays += 1
        continue
      }
      if case .undone = decision.kind {
        _ = history[at][decision.coder]?.popLast()
      } else {
        history[at][decision.coder, default: []].append(decision)
      }
      touched.insert(at)
    }
    let before = touched.contains { entries[$0].copyOf != nil }
    for at in touched { settle(at) }
    // Whether one is a copy hangs on what its original is.
    if before || touched.contains(where: { entries[$0].copyOf != nil }) { settleCopies() }
  }

  private mutating func settleCopies() {
    let copies = entries.indices.filter { entries[$0].copyOf != nil }
    for at in copies { settle(at) }
    for at in copies {
      guard let original = entries[at].copyOf, original != entries[at].comment.place, let kept = place[original],
        entries[kept].copyOf == nil || entries[kept].copyOf == original
      else { continue }
      entries[at].standing = .copy(of: original)
    }
  }

  private mutating func settle(_ at: Int) {
    var entry = Entry(comment: entries[at].comment)
    entry.machine = entries[at].machine
    var resolutions: [CodingDecision] = []
    var copies: [CodingDecision] = []
    for (coder, own) in history[at] {
      for decision in own {
        switch decision.kind {
        case .coded:
          entry.byCoder[coder] = decision
          entry.skippedBy.remove(coder)
        case .skipped: entry.skippedBy.insert(coder)
        case .resolved: resolutions.append(decision)
        // Nobody copies what was said in a room: whoever says the same adds to it.
        case .copy: if !decision.isImpossible { copies.append(decision) }
        case .undone: break
        }
      }
    }
    entry.resolution = resolutions.max { ($0.at, $0.coder) < ($1.at, $1.coder) }
    if case .copy(let original)? = copies.max(by: { ($0.at, $0.coder) < ($1.at, $1.coder) })?.kind {
      entry.copyOf = original
    }
    leaveOutGone(&entry)
    if let resolution = entry.resolution {
      entry.standing = .settled(themes(of: resolution))
    } else {
      let sets = Set(entry.byCoder.values.map(themes))
      if let only = sets.first { entry.standing = sets.count == 1 ? .settled(only) : .disputed }
    }
    entries[at] = entry
  }

  /// Takes away what was decided with a theme that is no more: what is left of such a decision is not what its coder meant.
  private func leaveOutGone(_ entry: inout Entry) {
    func isGone(_ decision: CodingDecision) -> Bool { (decision.codes ?? []).contains { themes[$0.theme] == nil } }
    let gone = entry.byCoder.filter { isGone($0.value) }.keys
    for coder in gone { entry.byCoder[coder] = nil }
    let isUnresolved = entry.resolution.map(isGone) ?? false
    if isUnresolved { entry.resolution = nil }
    entry.isReopened = isUnresolved || !gone.isEmpty
  }

  private mutating func suggest(_ suggestions: [MachineSuggestion], _ digests: [UInt64]) {
    var latest: [Int: [Int: MachineSuggestion]] = [:]
    for one in suggestions {
      guard let at = place[one.place], digests[at] == one.digest else { continue }
      latest[at, default: [:]] = latest[at, default: [:]].filter { $0.value.model == one.model }
      latest[at]?[one.run] = one
    }
    for (at, runs) in latest {
      var found: [Int: MachineCode] = [:]
      for codes in runs.sorted(by: { $0.key < $1.key }).map(\.value.codes) {
        var own: [Int: [Range<Int>]] = [:]
        for code in codes {
          if let theme = themes[code.theme] { own[theme, default: []] += code.parts }
        }
        for (theme, parts) in own {
          let before = found[theme] ?? MachineCode(theme: theme, runs: 0, of: runs.count, spans: [])
          found[theme] = MachineCode(
            theme: theme, runs: before.runs + 1, of: runs.count, spans: Suggester.merged(before.spans + parts))
        }
      }
      entries[at].machine = found.values.sorted { $0.theme < $1.theme }
    }
  }

  /// These and others of the same survey behind them.
  package func joined(with others: Codings) -> Codings {
    var all = self
    all.strays += others.strays
    for (at, entry) in others.entries.enumerated() where all.place[entry.comment.place] == nil {
      all.place[entry.comment.place] = all.entries.count
      all.entries.append(entry)
      all.digests.append(others.digests[at])
      all.history.append(others.history[at])
    }
    return all
  }

  /// Those within a scope; decisions about what is not there are counted as for all.
  package func only(_ scope: CodingScope) -> Codings {
    scope == .all ? self : with(entries.indices.filter { scope.holds(entries[$0].comment) })
  }

  /// What was said, by session; empty where nothing was.
  var bySession: [Name: Codings] {
    var places: [Name: [Int]] = [:]
    for at in entries.indices {
      if let session = entries[at].comment.said?.session { places[session, default: []].append(at) }
    }
    return places.mapValues(with)
  }

  private func with(_ some: [Int]) -> Codings {
    var own = self
    own.entries = some.map { entries[$0] }
    own.digests = some.map { digests[$0] }
    own.history = some.map { history[$0] }
    own.place = Dictionary(
      own.entries.enumerated().map { ($1.comment.place, $0) }, uniquingKeysWith: { first, _ in first })
    return own
  }

  /// The themes of a decision's codes, by their places.
  package func themes(of decision: CodingDecision) -> Set<Int> {
    Set((decision.codes ?? []).compactMap { themes[$0.theme] })
  }

  /// Whether what was said in a session is among them.
  package var hasContributions: Bool {
    entries.last?.comment.said != nil || entries.contains { $0.comment.said != nil }
  }

  /// Everyone who coded a comment that is there, in alphabetical order.
  package var coders: [String] { Set(entries.flatMap(\.byCoder.keys)).sorted() }
}
