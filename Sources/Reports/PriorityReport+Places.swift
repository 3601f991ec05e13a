internal import Priorities
internal import Surveys

extension PriorityReport {
  /// The place of an area as people say it: areas that the evidence does not tell apart share the first of their places, as 1, 1 and 3; nil
  /// where it has none.
  ///
  /// `rank`, in the data, goes on counting within a tie, by the order of everyone as one group.
  func place(_ figures: ThemeFigures) -> Int? {
    guard figures.tied, let rank = figures.rank, let priority = figures.priority else { return figures.rank }
    return result.themes.first { other in
      other.tied && other.priority.map { abs($0 - priority) <= 1e-9 } == true && (other.rank ?? .max) <= rank
    }?.rank ?? rank
  }

  /// The priority with two decimals; `[c]` where it is hidden, an en dash where there is none.
  func shownPriority(_ figures: ThemeFigures) -> String {
    guard figures.rank != nil else { return "–" }
    return figures.priority == nil ? Figures.hidden : Figures.decimal(figures.priority, 2)
  }

  /// Which areas are left out though the evidence does not tell them from the last of the first; nil where there are none.
  var levelSentence: String? {
    let level = result.themes.filter { figures in
      (figures.rank ?? 0) > result.settings.top && (place(figures) ?? .max) <= result.settings.top
    }
    guard !level.isEmpty else { return nil }
    let (stand, last) = (
      level.count == 1 ? ("is", "stands") : ("are", "stand"), result.settings.top == 1 ? "it" : "the last of them"
    )
    return
      "\(labels(level.map(\.theme))) \(stand.0) level with \(last), and \(stand.1) lower only by the order of everyone counted as one "
      + "group, or else as listed."
  }

  /// Which areas are first for a group and not among the first of the order, so that no board has to ask; nil where there are none.
  var groupsFirstSentence: String? {
    guard !isNoneLeftOut, result.sectors.count > 1 else { return nil }
    let areas = result.themes.filter { ($0.rank ?? 0) > result.settings.top }.compactMap { area -> String? in
      let groups = result.sectors.indices.filter { isAloneFirst(area, for: $0) }.map {
        label(of: result.sectors[$0].sector)
      }
      guard !groups.isEmpty, let place = shownPlace(area) else { return nil }
      return "\(labels([area.theme])), at place \(place), comes first for \(Figures.list(groups))"
    }
    return areas.isEmpty
      ? nil : "Not among these: \(areas.joined(separator: "; ")). The table of priorities has each group’s own order."
  }

  /// Whether an area stands before all others for a group, as far as the paper shows how it placed them.
  private func isAloneFirst(_ area: ThemeFigures, for sector: Int) -> Bool {
    guard result.sectors[sector].sector != .pooled, let own = area.sectors[sector].score else { return false }
    return result.themes.allSatisfy { other in
      let placed = other.sectors[sector]
      return other.theme == area.theme || (!placed.isHidden || placed.score != nil) && (placed.score ?? -1) < own - 1e-9
    }
  }

  /// The place with an equals sign for a tie; nil where the area has none.
  func shownPlace(_ figures: ThemeFigures, sign: String = " =") -> String? {
    place(figures).map { "\($0)\(figures.tied ? sign : "")" }
  }
}
