package import Surveys

/// A coder at one work: the order in which the comments come, kept while they decide, so that not all is read anew for each of them.
///
/// What is learned meanwhile takes over after a number of decisions, never after a time: the same decisions lead to the same order on every
/// machine, however long the learning takes.
package struct CodingSitting: Sendable {
  /// How many decisions there are at least before all is read anew; later it is one for each five that were there.
  private static let least = 20
  /// Up to how many comments, the coder's own and those that wait, all is read at once; with more it is read aside.
  static let most = 1000
  /// After how many decisions what is learned aside takes over.
  static let lead = 20
  /// How many of the comments are put into an order at the beginning, where all are too many.
  private static let sample = 400

  private let coder: String
  private let work: CodingQueue.Work
  private let scope: CodingScope
  private var order: [CommentPlace]
  private var known: Set<CommentPlace>
  private var suggester: Suggester
  /// How many comments the coder had coded when it was learned last.
  private var learned: Int
  /// What is learned aside, and how many comments the coder had coded then.
  private var next: (made: @Sendable () -> LearnedOrder.Made, from: Int)?
  /// What was brought forward and put last since the learning aside began.
  private var moved: [(place: CommentPlace, isFirst: Bool)] = []
  private let maker: LearnedOrder.Maker

  /// Reads all that waits, which takes as long as a `CodingQueue`; where that is much, it reads a part, and has the rest made by the maker.
  package init(
    _ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work, scope: CodingScope = .all,
    maker: @escaping LearnedOrder.Maker = LearnedOrder.whenNeeded
  ) {
    self.maker = maker
    self.coder = coder
    self.work = work
    self.scope = scope
    learned = CodingSitting.coded(codings, coder)
    let open = codings.entries.filter { $0.isWanted(by: coder, for: work, within: scope) }
    if learned + open.count <= CodingSitting.most {
      let queue = CodingQueue(survey, codings, coder: coder, work: work, scope: scope)
      order = queue.cases.map(\.comment.place)
      suggester = queue.suggester
    } else {
      suggester = Suggester(survey, confirmed: [])
      order = CodingSitting.sampled(open, &suggester, coder)
    }
    known = Set(order)
    if learned + open.count > CodingSitting.most { learnAside(survey, codings) }
  }

  /// A part of what waits by what the codebook says of it, the rest behind it as it came; what the coder left for later comes last.
  private static func sampled(
    _ open: [Codings.Entry], _ suggester: inout Suggester, _ coder: String
  ) -> [CommentPlace] {
    let late = open.filter { $0.skippedBy.contains(coder) }.map(\.comment.place)
    let rest = open.filter { !$0.skippedBy.contains(coder) }.map(\.comment)
    let step = max(1, rest.count / sample)
    var read: [(place: CommentPlace, informative: Double)] = []
    var left: [CommentPlace] = []
    for (at, comment) in rest.enumerated() {
      if at.isMultiple(of: step), read.count < sample {
        read.append((comment.place, suggester.read(comment).informative))
      } else {
        left.append(comment.place)
      }
    }
    let best = read.enumerated().sorted { one, other in
      let (a, b) = (one.element.informative, other.element.informative)
      return a != b ? a > b : one.offset < other.offset
    }
    return best.map(\.element.place) + left + late
  }

  private static func coded(_ codings: Codings, _ coder: String) -> Int {
    codings.entries.count { $0.byCoder[coder] != nil }
  }

  private mutating func learnAside(_ survey: Survey, _ codings: Codings) {
    learned = CodingSitting.coded(codings, coder)
    let order = LearnedOrder(survey, codings, coder: coder, work: work, scope: scope)
    next = (maker(order), learned)
    moved = []
  }

  /// Follows what was decided since: begins to learn where there is more to learn from, and takes over what was learned aside.
  ///
  /// There is more once the coder has decided one for each five that they had, and twenty at least: over all, the time that learning takes is
  /// in proportion to the last of it.
  mutating func follow(_ survey: Survey, _ codings: Codings) {
    let coded = CodingSitting.coded(codings, coder)
    if let next {
      guard coded >= next.from + CodingSitting.lead else { return }
      let made = next.made()
      (order, suggester) = (made.order, made.suggester)
      known = Set(order)
      self.next = nil
      for (place, isFirst) in moved { isFirst ? bringForward(place) : putLast(place) }
      moved = []
    } else if coded - learned >= max(CodingSitting.least, learned / 5) {
      let waiting = codings.entries.count { $0.isWanted(by: coder, for: work, within: scope) }
      if coded + waiting <= CodingSitting.most {
        self = CodingSitting(survey, codings, coder: coder, work: work, scope: scope, maker: maker)
      } else {
        learnAside(survey, codings)
      }
    }
  }

  /// The next comment that is before nobody else, with what is suggested; nil where none waits. Linear in the comments.
  ///
  /// What came in since the sitting began comes last.
  package mutating func next(
    _ survey: Survey, _ codings: Codings, leaving others: Set<CommentPlace> = []
  ) -> CodingCase? {
    for entry in codings.entries where scope.holds(entry.comment) && known.insert(entry.comment.place).inserted {
      order.append(entry.comment.place)
    }
    let next = order.lazy.compactMap { codings.place[$0] }.first { [coder, work, scope] at in
      let entry = codings.entries[at]
      return entry.isWanted(by: coder, for: work, within: scope) && !others.contains(entry.comment.place)
    }
    return next.map { shown(codings.entries[$0], survey, codings) }
  }

  /// A comment as it is before the coder, whether it waits or not.
  package mutating func shown(_ entry: Codings.Entry, _ survey: Survey, _ codings: Codings) -> CodingCase {
    CodingCase(
      comment: entry.comment, suggestions: suggester.suggestions(for: entry.comment).joined(with: entry.machine),
      sides: work == .differences ? CodingQueue.sides(entry, survey, codings) : [])
  }

  /// Has a comment come first, as one whose decision was taken back.
  package mutating func bringForward(_ place: CommentPlace) {
    order.removeAll { $0 == place }
    order.insert(place, at: 0)
    known.insert(place)
    if next != nil { moved.append((place, true)) }
  }

  /// Has a comment come last, as one that is left for later.
  package mutating func putLast(_ place: CommentPlace) {
    order.removeAll { $0 == place }
    order.append(place)
    if next != nil { moved.append((place, false)) }
  }
}
