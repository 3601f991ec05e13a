internal import Priorities
internal import Responses
internal import Surveys

extension PriorityReport {
  /// The report as `priority-report.json`: full precision, `null` for what is undefined or not computed, the same bytes for the same input.
  package var json: String {
    let types = survey.questionsByName.mapValues { $0.type.rawValue }
    let head: [(String, OrderedJSON)] = [
      ("survey", .text(survey.id)), ("form", .text(form)), ("method_hash", .text(method)),
      ("method_changed_after_first_response", .boolean(methodChanges != nil)),
      ("simulated", .integer(result.simulated)), ("public", .boolean(result.isPublic)), edition,
      ("method", settings), ("ledger", books), ("audiences", .list(result.audiences.map(audience))),
      ("without_audience", .integer(orNull: result.withoutAudience)), ("sectors", .list(result.sectors.map(sector))),
      ("themes", .list(result.themes.map(theme))),
    ]
    let tail: [(String, OrderedJSON)] = [
      ("questions", .list(result.questions.map { question($0, types[$0.question] ?? "calculate") }))
    ]
    let middle = weightingMembers + certaintyMembers + commentMembers + [sessionMember]
    return OrderedJSON.object(head + middle + tail).rendered() + "\n"
  }

  private var settings: OrderedJSON {
    let settings = result.settings
    return .object([
      ("top", .integer(settings.top)),
      ("weights", .object(Stream.allCases.map { ($0.rawValue, .number(settings.weight(of: $0))) })),
      ("sectors", .text(settings.sectors.rawValue)), ("small_sector", .integer(settings.smallSector)),
      ("comment_codes", .text(settings.commentCodes.rawValue)), ("bootstrap", .integer(settings.bootstrap)),
      ("seed", settings.seed <= UInt64(Int.max) ? .integer(Int(settings.seed)) : .text(String(settings.seed))),
    ])
  }

  private var books: OrderedJSON {
    .object([
      ("received", .integer(ledger.received)), ("withdrawn", .integer(ledger.withdrawn)),
      ("invalid", .integer(ledger.invalid)), ("outside_dates", .integer(ledger.outsideDates)),
      ("blank", .integer(ledger.blank)), ("duplicate", .integer(ledger.duplicate)),
      ("campaign", .integer(ledger.campaign)), ("analysed", .integer(ledger.analysed)),
    ])
  }

  private func audience(_ figures: AudienceFigures) -> OrderedJSON {
    .object(
      suppressed(figures.people == nil) + [
        ("audience", .text(figures.audience.text)), ("people", .integer(orNull: figures.people)),
        ("population", .integer(orNull: figures.population)), ("response_rate", .number(figures.responseRate?.value)),
        ("pooled", .boolean(figures.pooled)),
      ])
  }

  private func sector(_ figures: SectorFigures) -> OrderedJSON {
    .object(
      suppressed(figures.people == nil || figures.respondents == nil) + [
        ("sector", .text(figures.sector.name.text)), ("people", .integer(orNull: figures.people)),
        ("respondents", .integer(orNull: figures.respondents)), ("weight", .number(figures.weight)),
        ("streams", .list(figures.streams.map { .text($0.rawValue) })),
      ])
  }

  private func theme(_ figures: ThemeFigures) -> OrderedJSON {
    let head: [(String, OrderedJSON)] = [
      ("theme", .text(figures.theme.text)), ("rank", .integer(orNull: figures.rank)), ("tied", .boolean(figures.tied)),
      ("priority", .number(figures.priority)), ("per_person", .number(figures.perPerson)),
      ("too_little_evidence", .boolean(figures.tooLittleEvidence)),
    ]
    let tail: [(String, OrderedJSON)] = [
      (
        "sectors",
        .list(
          figures.sectors.map { sector in
            .object(
              [
                ("sector", .text(sector.sector.name.text)), ("score", .number(sector.score)),
                (
                  "streams",
                  .object(
                    sector.streams.map { stream in
                      (
                        stream.stream.rawValue,
                        .object([
                          ("mean", .number(stream.mean)), ("place", .number(stream.place)),
                          ("score", .number(stream.score)), ("people", .integer(stream.people)),
                        ])
                      )
                    })
                ),
              ] + suppressed(sector.isHidden))
          })
      )
    ]
    return .object(head + certaintyMembers(figures) + tail)
  }

  func stratified(_ mean: StratifiedMean?) -> OrderedJSON {
    guard let mean else { return .null }
    return .object([
      ("mean", .number(mean.mean)), ("se", .number(mean.standardError)),
      ("strata", .list(mean.strata.map { .text($0.text) })),
    ])
  }

  /// A member that says that numbers beside it are hidden; none where nothing is.
  func suppressed(_ isHidden: Bool) -> [(String, OrderedJSON)] {
    isHidden ? [("suppressed", .boolean(true))] : []
  }

  /// One question's figures, overall and by group, with further members behind.
  func question(
    _ figures: QuestionFigures, _ type: String, by group: String = "audience", _ more: [(String, OrderedJSON)] = []
  ) -> OrderedJSON {
    let name = ([figures.inRepeat, figures.question, figures.line] as [Name?]).compactMap { $0?.text }
    return .object(
      [("question", .text(name.joined(separator: "."))), ("type", .text(type))]
        + members(figures.overall) + weightedMembers(figures.overall)
        + [
          (
            "by_\(group)",
            .list(
              figures.byAudience.map {
                .object([(group, .text($0.sector.name.text))] + members($0.figures) + weightedMembers($0.figures))
              })
          )
        ] + more)
  }

  private func members(_ figures: AnswerFigures) -> [(String, OrderedJSON)] {
    let head: [(String, OrderedJSON)] =
      [
        ("answered", .integer(orNull: figures.answered)), ("not_applicable", .integer(orNull: figures.notApplicable)),
      ] + suppressed(figures.answered == nil || figures.notApplicable == nil)
    switch figures.detail {
    case .choices(let choices):
      return head + [
        (
          "choices",
          .list(
            choices.map {
              .object(
                [
                  ("choice", .text($0.choice.text)), ("count", .integer(orNull: $0.count)),
                  ("share", .number($0.share?.value)),
                  ("low", .number($0.interval?.low)), ("high", .number($0.interval?.high)),
                ] + suppressed($0.count == nil))
            })
        )
      ]
    case .places(let choices):
      return head + [
        (
          "choices",
          .list(
            choices.map {
              .object(
                [
                  ("choice", .text($0.choice.text)), ("places", .list($0.places.map(OrderedJSON.integer(orNull:)))),
                  ("mean_place", .number($0.meanPlace)),
                ] + suppressed($0.places.contains(nil)))
            })
        )
      ]
    case .points(let choices):
      return head + [
        (
          "choices",
          .list(
            choices.map {
              .object(
                [
                  ("choice", .text($0.choice.text)), ("points", .integer(orNull: $0.points)),
                  ("share", .number($0.share?.value)),
                ] + suppressed($0.points == nil))
            })
        )
      ]
    case .numbers(let numbers):
      return head + [
        ("mean", .number(numbers.mean)), ("se", .number(numbers.standardError)),
        ("stratified", stratified(numbers.stratified)),
        ("min", .number(numbers.minimum)), ("median", .number(numbers.median)), ("max", .number(numbers.maximum)),
      ] + suppressed(result.isPublic && figures.answered != nil)
    case .dates(let days):
      return head + [
        ("first", .text(orNull: days?.lowerBound.description)), ("last", .text(orNull: days?.upperBound.description)),
      ] + suppressed(result.isPublic && figures.answered != nil)
    case .items(let items): return head + [("items", .integer(orNull: items))]
    case .text, .acknowledged: return head
    }
  }
}
