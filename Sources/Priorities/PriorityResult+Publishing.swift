internal import Themes
package import Surveys

extension PriorityResult {
  /// The result as it may be published: what could show who said what is gone from it, not only from view.
  ///
  /// A count under `small_sector`, zero included, is hidden, and more with it, until nobody can reckon such a one to within fewer than
  /// `small_sector`, as `CellSystem` audits; so are the counts of questions that were asked by a hidden answer (`Reliance`), those of areas beside
  /// which the order tells one (`OrderTelling`), and the means, scores and priorities from which one follows. The number of all who were analysed, the
  /// ledger and the order are always published.
  ///
  /// - Throws: `UnsafePublication` where a figure could be reckoned whatever is hidden, such as where fewer than `small_sector` were analysed.
  package func published(_ survey: Survey) throws(UnsafePublication) -> PriorityResult {
    var published = self
    published.isPublic = true
    published.weighting = nil
    guard people >= settings.smallSector else { throw UnsafePublication() }
    let people = try published.hidePeople()
    let questions = survey.questionsByName
    let audience = survey.audienceQuestion?.name
    let reliance = Reliance(survey)
    for (place, figures) in self.questions.enumerated() {
      let shape = AnswerShape(questions[figures.question])
      if figures.question == audience {
        published.questions[place] = figures.publishedAudience(published, shape)
        continue
      }
      let known = figures.inRepeat == nil ? people : nil
      let asked = reliance.asked(figures, self.questions[..<place], published.questions[..<place], known) {
        AnswerShape(questions[$0])
      }
      published.questions[place] = figures.published(known, asked, shape, under: settings.smallSector)
    }
    for place in OrderTelling(survey, self.questions).telling(self, published.questions) {
      published.questions[place].hideAll(AnswerShape(questions[published.questions[place].question]))
    }
    published.hideEvidence(survey)
    published.hidePriorities(self)
    // Of a group of a declared size it says whether more answered than that, and whether everyone gave every kind of evidence.
    for place in certainty.redraws.indices where certainty.redraws[place].manner != .withReplacement {
      published.certainty.redraws[place].manner = nil
    }
    published.hideComments(self)
    published.sessions = sessions.map { $0.published(under: settings.smallSector) }
    return published
  }

  /// Hides the sizes of audiences and sectors; what stays known of them.
  private mutating func hidePeople() throws(UnsafePublication) -> PublishedPeople {
    let least = settings.smallSector
    var system = CellSystem()
    let cells = audiences.map { system.add($0.people ?? 0) }
    let none = withoutAudience ?? 0
    // Nobody without an audience is no group that could be shown.
    let rest = none > 0 ? [system.add(none)] : []
    let total = system.add(fixed: people, isKnown: true)
    system.tie(total, to: cells + rest)
    let isSmall = audiences.map { $0.pooled || ($0.people ?? 0) < least }
    let small = zip(cells, isSmall).filter(\.1).map(\.0) + rest
    let pool = small.isEmpty ? nil : system.add(small.reduce(0) { $0 + system.values[$1] })
    if let pool { system.tie(pool, to: small) }
    guard system.protect(under: least) else { throw UnsafePublication() }
    var known = PublishedPeople(total: people, sectors: [.all: (people, true)])
    for (place, cell) in cells.enumerated() {
      known.sectors[.audience(audiences[place].audience)] = (system.values[cell], !system.hidden[cell])
      if system.hidden[cell] { (audiences[place].people, audiences[place].responseRate) = (nil, nil) }
    }
    if let pool { known.sectors[.pooled] = (system.values[pool], !system.hidden[pool]) }
    if let none = rest.first, system.hidden[none] { withoutAudience = nil }
    for place in sectors.indices {
      let isKnown = known.sectors[sectors[place].sector]?.isKnown ?? false
      if !isKnown { sectors[place].people = nil }
      if !isKnown || (sectors[place].respondents ?? 0) < least {
        sectors[place].respondents = nil
        if settings.sectors == .respondents { sectors[place].weight = nil }
      }
    }
    return known
  }

  /// Where groups count by how many of them answered, the priorities and the groups' scores give these numbers: hides the priorities where one is hidden.
  private mutating func hidePriorities(_ full: PriorityResult) {
    let isHidden = zip(sectors, full.sectors).contains { $0.weight == nil && $1.weight != nil }
    guard settings.sectors == .respondents, isHidden else { return }
    for theme in themes.indices where themes[theme].rank != nil { themes[theme].priority = nil }
  }

  /// Hides the figures of a table where an answer behind them is hidden, or where they are of too few themselves.
  private mutating func hideEvidence(_ survey: Survey) {
    let hidden = HiddenEvidence(survey, questions)
    for sector in sectors.indices where hidden.hidesPeople(sectors[sector].sector) {
      sectors[sector].respondents = nil
      if settings.sectors == .respondents { sectors[sector].weight = nil }
    }
    let before = themes
    let told = ToldVotes(self, survey)
    for theme in themes.indices {
      for sector in themes[theme].sectors.indices {
        let own = themes[theme].sectors[sector]
        let gone = own.streams.filter { place in
          place.people < settings.smallSector || hidden.contains(place.stream, themes[theme].theme, own.sector)
            || told.contains(place.stream, own.sector)
            || place.stream == .comments && (place.mean * Double(place.people)).rounded() < Double(settings.smallSector)
        }
        guard !gone.isEmpty else { continue }
        let tables = sectors.first { $0.sector == own.sector }?.streams.count { settings.weight(of: $0) > 0 } ?? 0
        // Where a score stands for one table, or a place is shared with a theme that is shown, the mean behind it could follow.
        let isShared = gone.contains { place in
          before.contains { other in
            other.theme != themes[theme].theme
              && other.sectors[sector].streams.contains { $0.stream == place.stream && $0.place == place.place }
          }
        }
        themes[theme].sectors[sector].isHidden = true
        themes[theme].sectors[sector].streams = own.streams.filter { !gone.contains($0) }
        if tables < 2 || isShared { themes[theme].sectors[sector].score = nil }
      }
    }
  }
}

extension PriorityResult {
  /// Hides how many comments speak of an area where they are few, or where those of a hidden group could be told from the others'; agreement on
  /// few; and who is quoted where their group is not known or small.
  fileprivate mutating func hideComments(_ full: PriorityResult) {
    let least = settings.smallSector
    guard var comments else { return }
    for place in comments.themes.indices {
      let name = comments.themes[place].theme
      // The people of a hidden group are the whole less the others': as in a table, two must be hidden that are not few together.
      let kept = Set(coded(name).map(\.sector))
      let gone = full.coded(name).filter { !kept.contains($0.sector) }
      let isTold = !gone.isEmpty && (gone.count < 2 || gone.reduce(0) { $0 + $1.people } < least)
      if comments.themes[place].comments < least || isTold {
        comments.themes[place].comments = 0
        comments.themes[place].isHidden = true
      }
    }
    let hidden = Set(comments.themes.filter(\.isHidden).map(\.theme))
    // How many codes there are in all would tell of an area that is hidden.
    if let machine = comments.machine,
      !hidden.isEmpty || [machine.suggested, machine.confirmed].contains(where: { $0 > 0 && $0 < least })
    {
      comments.machine = MachineCount(isHidden: true)
    }
    comments.agreement.themes.removeAll { $0.given < least || hidden.contains($0.theme) }
    for place in comments.quotes.indices {
      guard let name = comments.quotes[place].audience else { continue }
      let group = full.audiences.first { $0.audience == name }
      if group.map({ $0.pooled || ($0.people ?? 0) < least }) ?? true { comments.quotes[place].audience = nil }
    }
    // Who speaks of one of two areas alone follows from who speaks of both and of either.
    certainty.twins?.removeAll { pair in
      hidden.contains(pair.first) || hidden.contains(pair.second) || min(pair.onlyFirst, pair.onlySecond) < least
    }
    // Where a question in words hides how many answered it, the number of all comments would tell.
    comments.isHidden =
      comments.texts < least || questions.contains { $0.overall.detail == .text && $0.overall.answered == nil }
    self.comments = comments
  }

  /// How many of each sector's people speak of a theme, where its table says so.
  private func coded(_ theme: Name) -> [(sector: Sector, people: Int)] {
    (themes.first { $0.theme == theme }?.sectors ?? []).compactMap { sector in
      sector.streams.first { $0.stream == .comments }.map {
        (sector.sector, Int(($0.mean * Double($0.people)).rounded()))
      }
    }
  }
}

/// A result that cannot be published, whatever is hidden of it: so few answered, or the sizes of the groups could be reckoned.
package struct UnsafePublication: Error, Hashable {
  /// The question whose answers a table would tell; nil where it is the sizes of the groups, or all of it.
  package var question: Name?

  /// Whether it is the table's own question, which is asked only of some by their answers.
  package var isAskedOfSome: Bool

  package init(question: Name? = nil, isAskedOfSome: Bool = false) {
    self.question = question
    self.isAskedOfSome = isAskedOfSome
  }
}

extension QuestionFigures {
  /// Leaves no count of it.
  fileprivate mutating func hideAll(_ shape: AnswerShape) {
    overall = overall.allHidden(shape)
    for place in byAudience.indices { byAudience[place].figures = byAudience[place].figures.allHidden(shape) }
  }

  /// The question that makes the groups says their sizes, and nothing more by group.
  fileprivate func publishedAudience(_ result: PriorityResult, _ shape: AnswerShape) -> QuestionFigures {
    var published = self
    published.byAudience = []
    published.overall.weighted = nil
    guard case .choices(let choices) = overall.detail else { return published }
    let hidden = choices.map { choice in result.audiences.first { $0.audience == choice.choice }?.people == nil }
    // Who answered and who did not are all there are.
    let isRestHidden = result.withoutAudience == nil
    let head = shape.off.isEmpty ? [isRestHidden] : [isRestHidden, isRestHidden]
    published.overall = published.overall.hiding(head + hidden, shape)
    return published
  }
}

/// Which sectors' answers behind a theme's evidence are hidden in the questions' tables.
private struct HiddenEvidence {
  private struct Key: Hashable {
    var stream: Stream
    var theme: Name
    var sector: Sector
  }

  private var keys: Set<Key> = []
  private var peopleHidden: Set<Sector> = []

  init(_ survey: Survey, _ questions: [QuestionFigures]) {
    let known = survey.questionsByName
    for figures in questions {
      guard let question = known[figures.question], let evidence = question.evidence else { continue }
      let stream: Stream =
        switch evidence {
        case .need, .importance, .performance: .need
        case .ranking: .ranking
        case .votes: .votes
        case .comments: .comments
        }
      var themes = survey.themes.map(\.name)
      if stream == .need {
        themes = question.theme(of: question.line(figures.line)).map { [$0] } ?? []
      }
      let slices =
        figures.byAudience.isEmpty
        ? [(Sector.all, figures.overall)] : figures.byAudience.map { ($0.sector, $0.figures) }
      for (sector, slice) in slices where slice.isHidingSome {
        if slice.answered == nil { peopleHidden.insert(sector) }
        for theme in themes { keys.insert(Key(stream: stream, theme: theme, sector: sector)) }
      }
    }
  }

  func contains(_ stream: Stream, _ theme: Name, _ sector: Sector) -> Bool {
    keys.contains(Key(stream: stream, theme: theme, sector: sector))
  }

  /// Whether it is hidden how many answered one of its questions, which the number of those with any evidence could tell.
  func hidesPeople(_ sector: Sector) -> Bool { peopleHidden.contains(sector) }
}

extension AnswerFigures {
  /// Whether any of its counts is hidden.
  fileprivate var isHidingSome: Bool {
    if answered == nil || notApplicable == nil { return true }
    switch detail {
    case .choices(let choices): return choices.contains { $0.count == nil }
    case .places(let choices): return choices.contains { $0.places.contains(nil) }
    case .points(let choices): return choices.contains { $0.points == nil }
    case .items(let items): return items == nil
    case .numbers, .dates, .text, .acknowledged: return false
    }
  }
}
