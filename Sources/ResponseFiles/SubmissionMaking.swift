package import Responses
package import Surveys

extension Submission {
  /// Takes a response apart into what a store keeps: the record, the codes in the layout of its form, the texts, the addresses.
  ///
  /// `survey` and `layout` are of the response's own form. Linear in the number of questions.
  package init(
    _ response: SurveyResponse, _ survey: Survey, _ layout: MatrixLayout, receipt: SealedReceipt? = nil,
    receivedAt: Moment
  ) {
    let sorting = TextSorting(response.answers, survey)
    self.init(
      record: ResponseRecord(
        id: response.id, form: response.form, mode: response.mode, language: response.language,
        startedAt: response.startedAt, submittedAt: response.submittedAt, isSimulated: response.isSimulated,
        answers: AnswersJSON.value(response.answers, survey).text),
      codes: ResponseCodes.encode(response.answers, layout), texts: sorting.texts, receipt: receipt,
      addresses: sorting.addresses, receivedAt: receivedAt)
  }
}

/// The texts and the addresses of a sheet, each with its place, in the order of the questions.
private struct TextSorting {
  var texts: [ResponseText] = []
  var addresses: [Address] = []

  init(_ sheet: AnswerSheet, _ survey: Survey) {
    for page in survey.pages { walk(page.questions, sheet, nil) }
  }

  private mutating func walk(_ questions: [Question], _ sheet: AnswerSheet, _ item: QuestionPath.RepeatItem?) {
    for question in questions {
      let path = QuestionPath(question.name, in: item)
      switch (question.kind, sheet[question.name]) {
      case (.group(let inner), _): walk(inner, sheet, item)
      case (.repeated(let inner, _, _, _), .items(let items)?):
        for (index, one) in items.enumerated() {
          walk(inner, one, QuestionPath.RepeatItem(question.name, index))
        }
      case (.email, .text(let text)?): addresses.append(Address(path, text))
      case (.text, .text(let text)?) where !text.isEmpty: texts.append(ResponseText(path, text))
      default: break
      }
      guard !sheet.specifications.isEmpty else { continue }
      for choice in question.choiceSet?.choices ?? [] where choice.specify {
        if let text = sheet[specification: AnswerSheet.Specification(question.name, choice.name)] {
          texts.append(ResponseText(path, choice: choice.name, text))
        }
      }
    }
  }
}
