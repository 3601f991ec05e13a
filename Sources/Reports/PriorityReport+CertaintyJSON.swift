internal import Priorities
internal import Surveys

extension PriorityReport {
  /// The members of `priority-report.json` that say how sure the order is; null where a thing is not defined.
  var certaintyMembers: [(String, OrderedJSON)] {
    let certainty = result.certainty
    return [
      ("redraws", .list(certainty.redraws.map(redrawn))), ("rules", certainty.rules.map(rules) ?? .null),
      ("leave_one_out", certainty.leaveOneOut.map { .list($0.map(leftOut)) } ?? .null),
      (
        "agreement",
        .object([
          ("kendall_w", .number(certainty.agreement.kendallW)), ("themes", .integer(certainty.agreement.themes)),
          (
            "tau_b",
            .list(
              certainty.agreement.pairs.map {
                .object([
                  ("a", .text($0.first.name.text)), ("b", .text($0.second.name.text)), ("tau_b", .number($0.tauB)),
                ])
              })
          ),
        ])
      ),
      ("twins", certainty.twins.map { .list($0.map(twins)) } ?? .null),
    ] + (certainty.asOne.isEmpty ? [] : [("as_one", .list(certainty.asOne.map(asOne)))])
  }

  private func asOne(_ one: Certainty.AsOne) -> OrderedJSON {
    .object([("themes", list(one.themes)), ("merged_order", list(one.merged))])
  }

  private func twins(_ twins: Certainty.Twins) -> OrderedJSON {
    .object([
      ("a", .text(twins.first.text)), ("b", .text(twins.second.text)), ("people", .integer(twins.people)),
      ("jaccard", .number(twins.jaccard)), ("merged_order", list(twins.merged)),
    ])
  }

  /// A theme's own members.
  func certaintyMembers(_ theme: ThemeFigures) -> [(String, OrderedJSON)] {
    [
      (
        "range_in_redraws",
        theme.rangeInRedraws.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null
      ),
      ("in_top", .number(theme.inTop)), ("weightings_in_top", .number(theme.weightingsInTop)),
      ("verdict", .text(orNull: theme.verdict?.rawValue)), ("band", .integer(orNull: theme.band)),
    ]
  }

  private func redrawn(_ one: Certainty.Redrawn) -> OrderedJSON {
    let manner =
      switch one.manner {
      case .withReplacement: "with_replacement"
      case .finite: "finite"
      case .crowded: "crowded"
      case .incomplete: "incomplete"
      case nil: String?.none
      }
    return .object(
      (manner == nil ? [("suppressed", .boolean(true))] : []) + [
        ("sector", .text(one.sector.name.text)), ("manner", .text(orNull: manner)),
      ])
  }

  private func list(_ themes: [Name]) -> OrderedJSON { .list(themes.map { .text($0.text) }) }

  private func rules(_ rules: Certainty.Rules) -> OrderedJSON {
    .object([
      ("borda", list(rules.borda)), ("schulze", .list(rules.schulze.map(list))),
      ("kemeny", rules.kemeny.map(list) ?? .null),
      ("kemeny_optima", .integer(orNull: rules.kemeny == nil ? nil : rules.kemenyOptima)),
      ("votes", rules.votes.map { list($0.flatMap { $0 }) } ?? .null),
      ("missing", .list(rules.missing.map { .text($0.rawValue) })),
      ("differ", .list(rules.differ.map { list([$0.first, $0.second]) })),
    ])
  }

  private func leftOut(_ one: Certainty.LeftOut) -> OrderedJSON {
    let part: (String, OrderedJSON) =
      switch one.part {
      case .stream(let stream): ("stream", .text(stream.rawValue))
      case .sector(let sector): ("sector", .text(sector.name.text))
      }
    return .object([("left_out", .object([part])), ("enter", list(one.enter)), ("leave", list(one.leave))])
  }
}
