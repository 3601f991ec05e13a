internal import Surveys

/// Which questions are asked, or reckoned, by what was answered to others: how many answered them can tell what was answered there.
struct Reliance {
  /// The questions named by the conditions that a question stands under, and by its calculation; only those with any.
  private var named: [Name: Set<Name>] = [:]

  /// Linear in the questions and their formulas.
  init(_ survey: Survey) {
    func names(_ formula: Formula?) -> Set<Name> { Set((formula?.references ?? []).map(\.name)) }
    func walk(_ questions: [Question], _ outer: Set<Name>) {
      for question in questions {
        var own = outer.union(names(question.relevant))
        if case .calculate(let formula) = question.kind { own.formUnion(names(formula)) }
        own.remove(question.name)
        if !own.isEmpty { named[question.name] = own }
        walk(question.children, own)
      }
    }
    for page in survey.pages { walk(page.questions, names(page.relevant)) }
  }

  /// Hides what a hidden count of another question could be reckoned from: of a question asked by it, every slice where one of the
  /// other's slices hides a count, and the whole where its whole does.
  ///
  /// Questions that follow from these are hidden with them. Questions times the length of the longest chain.
  func hide(_ figures: inout [QuestionFigures], _ shape: (Name) -> AnswerShape) {
    guard !named.isEmpty else { return }
    var (whole, slices): (Set<Name>, Set<Name>) = ([], [])
    for one in figures {
      let own = shape(one.question)
      if one.overall.hides(own) { whole.insert(one.question) }
      if one.byAudience.contains(where: { $0.figures.hides(own) }) { slices.insert(one.question) }
    }
    whole = following(whole)
    slices = following(slices).union(whole)
    for place in figures.indices {
      let (name, own) = (figures[place].question, shape(figures[place].question))
      if named[name].map({ !$0.isDisjoint(with: whole) }) ?? false {
        figures[place].overall = figures[place].overall.allHidden(own)
      }
      guard named[name].map({ !$0.isDisjoint(with: slices) }) ?? false else { continue }
      for at in figures[place].byAudience.indices {
        figures[place].byAudience[at].figures = figures[place].byAudience[at].figures.allHidden(own)
      }
      if case .numbers(var numbers) = figures[place].overall.detail {
        numbers.stratified = nil
        figures[place].overall.detail = .numbers(numbers)
      }
    }
  }

  /// Some questions, and all that are asked by them, directly or by others.
  private func following(_ first: Set<Name>) -> Set<Name> {
    var all = first
    while true {
      let more = named.filter { !all.contains($0.key) && !$0.value.isDisjoint(with: all) }
      if more.isEmpty { return all }
      all.formUnion(more.keys)
    }
  }
}
