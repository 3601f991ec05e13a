internal import PlanFiles
internal import Plans
internal import Priorities
internal import Reports
internal import Responses
internal import SurveyFiles
internal import Surveys

/// A plan's file with the survey that it answers.
struct LoadedPlan {
  /// The name of its folder under `reports`.
  var id: String
  var path: String
  var reading: PlanReading
  /// Nil for a plan without a survey.
  var survey: LoadedSurvey?

  /// The plan itself.
  ///
  /// - Throws: `Failure` with everything that is wrong with the file.
  func plan() throws(Failure) -> Plan {
    guard let plan = reading.plan else {
      throw Failure(
        .badData, FindingPrinter(width: 120).text(of: reading.shown) + "Mend the plan first: speir plan check \(id)")
    }
    return plan
  }
}

extension Folder {
  func plan(of id: String) -> String { reports(of: id) + "/plan.yaml" }
  func progress(of id: String) -> String { reports(of: id) + "/progress.yaml" }
}

extension World {
  /// The id of a survey or plan that was named by it or by a definition's path.
  func planID(_ name: String) throws(Failure) -> String {
    guard name.contains("/") || name.hasSuffix(".yaml") else { return name }
    return try load(name).survey.id
  }

  /// Reads a plan by the id of its survey, or by that of its folder where no survey led to it.
  ///
  /// - Throws: `Failure` where there is no plan, or its survey cannot be read; a faulty plan is not thrown.
  func loadPlan(_ name: String) throws(Failure) -> LoadedPlan {
    let id = try planID(name)
    let path = folder.plan(of: id)
    let bytes: [UInt8]
    do throws(Failure) {
      bytes = try InputFile.bytes(of: path, limit: SurveyText.limit)
    } catch  where error.status == .noInput {
      throw Failure(.noInput, "\(error.message) Make a plan with: speir plan new \(id)")
    }
    let reading = PlanReader.read(bytes, file: path)
    var loaded = LoadedPlan(id: id, path: path, reading: reading, survey: nil)
    if let survey = reading.plan?.survey { loaded.survey = try load(survey) }
    return loaded
  }

  /// What the responses to a survey say to a plan; without any responses the areas stand there without an order.
  func evidence(
    on loaded: LoadedSurvey, inFile responses: String?, codes: String?, sessions file: String? = nil
  ) throws(Failure) -> PlanEvidence {
    if responses == nil, try existingStore(of: loaded.survey.id) == nil {
      return PlanEvidence(
        areas: loaded.survey.themes.map {
          PlanEvidence.Area(theme: $0.name, label: $0.label.text, improvement: ($0.improvement ?? $0.label).text)
        }, top: loaded.survey.priorities.top, responses: 0)
    }
    let evidence = try evidence(of: loaded, inFile: responses, codes: codes, sessions: file)
    let counted = evidence.responses
    return PriorityReport(
      survey: loaded.survey,
      result: PriorityResult.compute(
        loaded.survey, counted.sorted.matrix, counts: counted.counts, comments: evidence.comments,
        sessions: evidence.sessions),
      ledger: counted.sorted.ledger,
      form: loaded.form.text, method: loaded.method, date: nil
    ).planEvidence
  }
}
