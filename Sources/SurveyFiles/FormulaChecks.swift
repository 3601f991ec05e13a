internal import Surveys

extension DefinitionReader {
  mutating func report(_ fault: FormulaFault, in text: YAMLText) {
    var finding = Finding(fault.severity, at: text.place(ofByte: fault.span.lowerBound, in: file), fault.message)
    finding.notes = fault.notes
    add(finding)
  }

  /// Holds every formula and every shown answer against the questions before it.
  mutating func checkFormulas() {
    var uses: [Name: [Name]] = [:]
    for waiting in pending {
      guard case .calculation = waiting.use, let question = waiting.question else { continue }
      uses[question] = waiting.formula.references.map(\.name)
    }
    for waiting in pending {
      guard !waiting.formula.references.contains(where: { known[$0.name]?.isBroken ?? false }) else { continue }
      var reported: [Range<Int>] = []
      for reference in waiting.formula.references {
        guard let message = misplaced(reference.name, part: reference.part, waiting, uses) else { continue }
        reported.append(reference.span)
        report(FormulaFault(span: reference.span, message: message.0, notes: [message.1]), in: waiting.text)
      }
      let scope = EarlierQuestions(
        known: known, before: waiting.before, within: waiting.within, ownType: waiting.ownType)
      var faults = waiting.formula.check(in: scope, isCondition: waiting.use != .calculation)
      faults.removeAll { fault in reported.contains { $0.overlaps(fault.span) } }
      if reported.isEmpty && !faults.contains(where: { $0.severity == .error }) {
        let before = findings.count
        checkReach(waiting)
        // What comes of a condition that is false from end to end says more than that it is.
        if findings.count > before { faults.removeAll { $0.span == waiting.formula.span } }
      }
      for fault in faults { report(fault, in: waiting.text) }
    }
    for pipe in pipes { check(pipe) }
  }

  /// Why a formula may not refer to a question that there is; nil if it may, or if there is none.
  private func misplaced(
    _ name: Name, part: Name?, _ waiting: PendingFormula, _ uses: [Name: [Name]]
  ) -> (String, String)? {
    guard let question = known[name] else { return nil }
    if question.order < waiting.before {
      guard question.type == nil, part == nil, let example = question.parts.keys.min() else { return nil }
      return ("‘\(name)’ has several parts", "Name one of them, as in ${\(name).\(example)}")
    }
    if name == waiting.question {
      return ("The question ‘\(name)’ refers to itself", "In a constraint its own answer is written as a full stop")
    }
    if let own = waiting.question, case .calculation = waiting.use, let path = path(from: name, to: own, uses) {
      let circle = ([own] + path).map(\.text).joined(separator: " → ")
      return ("These calculations go round in a circle: \(circle)", "Let one of them stand on answers alone")
    }
    return (
      "‘\(name)’ is asked later, on line \(question.place.line)",
      "A formula may only refer to questions that stand before it"
    )
  }

  /// The calculations that lead from one question to another; nil if none do. Linear in the references.
  private func path(from start: Name, to end: Name, _ uses: [Name: [Name]]) -> [Name]? {
    var waiting = [[start]]
    var seen: Set<Name> = [start]
    while let path = waiting.popLast() {
      for next in path.last.flatMap({ uses[$0] }) ?? [] {
        if next == end { return path + [next] }
        if seen.insert(next).inserted { waiting.append(path + [next]) }
      }
    }
    return nil
  }

  private mutating func check(_ pipe: PendingPipe) {
    let bytes = Array(pipe.text.string.utf8)
    var start = 0
    while start + 1 < bytes.count {
      guard bytes[start] == UInt8(ascii: "$"), bytes[start + 1] == UInt8(ascii: "{") else {
        start += 1
        continue
      }
      let place = pipe.text.place(ofByte: start, in: file)
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else {
        return error(at: place, "A ${ is not closed", "Write the name of an earlier question and a }")
      }
      let inner = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
      let parts = inner.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      start = end + 1
      let scope = EarlierQuestions(known: known, before: pipe.before)
      if let name = parts.first.flatMap({ Name($0) }) {
        let part = parts.count > 1 ? Name(parts[1]) : nil
        if parts.count < 2 || part != nil, scope.type(of: name, part: part) != nil { continue }
        if known[name]?.isBroken ?? false { continue }
        if let later = known[name], later.order >= pipe.before {
          error(
            at: place, "‘\(name)’ is asked later, on line \(later.place.line)",
            "A text can only show answers to questions that stand before it")
          continue
        }
      }
      let hint = Spelling.nearest(to: inner, among: scope.names).map { "Did you mean ‘${\($0)}’?" }
      error(at: place, "There is no earlier answer ‘\(inner)’ to show", hint ?? "Write the name of an earlier question")
    }
  }
}
