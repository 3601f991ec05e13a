internal import Priorities
package import Reports
internal import Responses
package import Sessions
package import Surveys
package import Themes

/// Reports for tests of how reports look: every question type, a group that is pooled, people who leave things out.
package enum SampleReport {
  /// The survey that the sample is of.
  package static var survey: Survey {
    get throws {
      try Survey.read(
        """
        survey: sample
        title: Paths & <lights>
        organiser: The parish council
        opens: 2026-01-01
        closes: 2026-03-31
        privacy: The clerk holds the answers; write to clerk@example.org
        audiences:
          north: { label: The north, population: 40 }
          south: { label: The south, population: 60 }
          visitors: { label: Visitors }
        themes:
          paths: { label: Paths, improvement: Mend the paths }
          lights: { label: Lighting }
          benches: { label: Benches | seats }
          buses: { label: Buses }
        scales:
          agreement:
            choices: { agree: Agree, neither: Neither, disagree: Disagree, dont_know: Don't know }
            best: first
            unfavourable: [disagree]
            not_applicable: [dont_know]
        pages:
          - title: You
            questions:
              - { name: who, type: select_one, label: Where do you live?, choices: audiences }
              - name: pets
                type: repeat
                label: Your pets
                max: 2
                questions:
                  - { name: kind, type: select_one, label: Which kind?, choices: [Dog, Cat] }
                  - { name: age, type: integer, label: How old?, constraint: . >= 0 and . < 20 }
          - title: The parish
            questions:
              - name: statements
                type: matrix
                label: How far do you agree?
                scale: agreement
                evidence: need
                rows:
                  dry: { label: The paths are dry, theme: paths }
                  dark: { label: It is dark, theme: lights, unfavourable: [agree] }
                  rest: { label: I can sit down, theme: benches }
              - { name: kept, type: select_one, label: The buses run, scale: agreement, evidence: need, theme: buses }
              - { name: first, type: rank, label: What comes first?, choices: themes, max: 2, evidence: ranking }
              - { name: dots, type: allocate, label: Place five dots, choices: themes, total: 5, evidence: votes }
              - name: ways
                type: select_multiple
                label: How do you get about?
                choices: { walk: On foot, bus: By bus, other: { label: Otherwise, specify: true } }
              - { name: ease, type: range, label: How easy is it?, start: 0, end: 10, step: 1 }
              - { name: height, type: decimal, label: How far do you walk? }
              - { name: day, type: date, label: When were you last out? }
              - { name: change, type: text, label: What would you change?, evidence: comments }
              - { name: quote, type: acknowledge, label: You may quote me, permits: quote }
        priorities: { top: 2 }
        sessions:
          - { id: evening, kind: focus_group, title: An evening, audience: north, date: 2026-02-01 }
        report:
          body: The council
          agenda_item: "4"
          title: What people said
          summary: In short, *no* <b>signs</b> | are read.
          context: [First., Second.]
          asks: [Agree to the plan.]
        """)
    }
  }

  /// A report on that many random people, of whom every tenth names no group and every ninth is a visitor.
  package static func make(
    people: Int = 60, survey: Survey? = nil, sessions: [SessionOutcome] = [],
    contributions: [Name: ContributionFigures] = [:]
  ) throws -> PriorityReport {
    let survey = try survey ?? self.survey
    let layout = MatrixLayout(survey)
    var matrix = ResponseMatrix(layout)
    var chance = SeededChance(seed: 11)
    let today = CivilDate(year: 2026, month: 2, day: 1)
    for person in 0..<people {
      var sheet = RandomAnswers.sheet(for: survey.pages.flatMap(\.questions), faults: 0, using: &chance)
      if survey.question(named: "who") != nil {
        let sector: Name? = person % 10 == 9 ? nil : person % 9 == 8 ? "visitors" : person % 3 == 0 ? "north" : "south"
        sheet[QuestionPath("who")] = sector.map { .choice($0) }
      }
      guard let today else { continue }
      let submitted = Interview(survey: survey, sheet: sheet, today: today).submission()
      try matrix.append(codes: ResponseCodes.encode(submitted, layout), isSimulated: true)
    }
    var ledger = Ledger()
    ledger.analysed = people
    return PriorityReport(
      survey: survey, result: PriorityResult.compute(survey, matrix, sessions: sessions, contributions: contributions),
      ledger: ledger,
      form: "sha256:form",
      method: "sha256:method", date: CivilDate(year: 2026, month: 4, day: 30),
      days: people == 0 ? nil : today.map { $0...$0 }, modes: people == 0 ? [:] : [.web: people - 5, .paper: 5])
  }
}
