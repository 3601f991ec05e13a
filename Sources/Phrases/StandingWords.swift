package import Responses
internal import Surveys

extension Phrases {
  /// Why a survey takes no answers now; nil where it does.
  package func words(for standing: SurveyStanding) -> String? {
    switch standing {
    case .open: nil
    case .notYet(let day): self(.notOpenYet, ["date": inWords(day)])
    case .closed(let day): self(.closed, ["date": inWords(day)])
    case .closedByHand: self(.closedByHand)
    }
  }
}
