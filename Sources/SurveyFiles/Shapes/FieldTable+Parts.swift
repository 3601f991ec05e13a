internal import Surveys

extension FieldShape.Part {
  /// The keys of this kind of mapping.
  package var table: FieldTable {
    switch self {
    case .definition: FieldTable.definition
    case .page:
      FieldTable([.may("title", .wording), .may("relevant", .formula), .must("questions", .list(.question, least: 1))])
    case .audience: FieldTable([.must("label", .wording), .may("population", .whole(from: 1))])
    case .theme:
      FieldTable([
        .must("label", .wording), .may("improvement", .wording), .may("codebook", .list(.text, least: 0)),
        .may("not", .list(.text, least: 0)), .may("was", .list(.name, least: 0)),
      ])
    case .scale:
      FieldTable([
        .must("choices", .entries(.choice)), .may("best", .word(Scale.End.self)),
        .may("unfavourable", .list(.name, least: 0)), .may("not_applicable", .list(.name, least: 0)),
      ])
    case .choice:
      FieldTable([
        .must("label", .wording), .may("specify", .flag), .may("exclusive", .flag), .may("not_applicable", .flag),
      ])
    case .row:
      FieldTable([.must("label", .wording), .may("theme", .name), .may("unfavourable", .list(.name, least: 0))])
    case .priorities:
      FieldTable([
        .may("top", .whole(from: 1, to: 1_000)), .may("weights", .mapping(.weights)),
        .may("sectors", .word(PrioritySettings.Sectors.self)), .may("small_sector", .whole(from: 1, to: 1_000_000)),
        .may("comment_codes", .word(PrioritySettings.CommentCodes.self)),
        .may("bootstrap", .whole(from: 0, to: 100_000)), .may("seed", .whole(from: 0, to: .max)),
      ])
    case .weights: FieldTable(Stream.allCases.map { .may($0.rawValue, .number(from: 0)) })
    case .session:
      FieldTable([
        .must("id", .name), .must("kind", .word(PlannedSession.Kind.self)), .must("title", .wording),
        .may("audience", .name), .may("evidence", .word(PlannedSession.Evidence.self)), .may("date", .date),
        .may("dots", .whole(from: 1, to: 1_000)), .may("venue", .wording),
      ])
    case .report:
      FieldTable([
        .may("body", .wording), .may("meeting", .wording), .may("agenda_item", .text), .may("report_no", .text),
        .may("date", .date), .may("author", .wording), .may("title", .wording), .may("summary", .wording),
        .may("context", .list(.wording, least: 0)), .may("asks", .list(.wording, least: 0)),
      ])
    }
  }
}

extension FieldTable {
  fileprivate static let definition = FieldTable([
    .must("survey", .surveyID), .must("title", .wording), .may("version", .text), .must("organiser", .wording),
    .may("languages", .list(.language, least: 1)), .may("opens", .date), .may("closes", .date),
    .may("timezone", .timezone), .may("intro", .wording), .must("privacy", .wording), .may("retain", .period),
    .may("unit", .word(Survey.Unit.self)), .may("limit", .whole(from: 1)), .may("results", .word(Survey.Results.self)),
    .may("access", .word(Survey.Access.self)), .may("audiences", .entries(.audience)),
    .may("themes", .entries(.theme)), .may("scales", .named(.mapping(.scale))),
    .may("choice_lists", .named(.entries(.choice))), .must("pages", .list(.mapping(.page), least: 1)),
    .may("priorities", .mapping(.priorities)), .may("sessions", .list(.mapping(.session), least: 0)),
    .may("report", .mapping(.report)), .may("weight", .name), .may("rake", .named(.named(.number(above: 0)))),
  ])
}
