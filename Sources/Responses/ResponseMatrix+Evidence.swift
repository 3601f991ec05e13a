package import Surveys

extension ResponseMatrix {
  /// Whether two people gave the same answers to every question that is evidence, comments left aside.
  ///
  /// Two people without any such answer are alike. Linear in the questions and their choices.
  package func hasSameEvidence(_ survey: Survey, _ one: Int, _ other: Int) -> Bool {
    let evidence = Set(
      survey.questionsOutsideRepeats.filter { $0.evidence != nil && $0.evidence != .comments }.map(\.name))
    return zip(layout.fields, columns).allSatisfy { field, column in
      !evidence.contains(field.question) || column.isSame(one, other)
    }
  }
}

extension ResponseMatrix.Column {
  /// Whether two rows hold the same; items of a repeat are never compared.
  fileprivate func isSame(_ one: Int, _ other: Int) -> Bool {
    func slices<Value: Equatable>(_ values: [Value], _ stride: Int) -> Bool {
      values[(one * stride)..<((one + 1) * stride)].elementsEqual(values[(other * stride)..<((other + 1) * stride)])
    }
    return switch self {
    case .choice(let codes): slices(codes, 1)
    case .choices(let sets, let words): slices(sets, words)
    case .places(let places, let stride): slices(places, stride)
    case .points(let points, let stride): slices(points, stride)
    case .numbers(let numbers): numbers[one].bitPattern == numbers[other].bitPattern
    case .days(let days): slices(days, 1)
    case .flags(let flags): slices(flags, 1)
    case .items: true
    }
  }
}
