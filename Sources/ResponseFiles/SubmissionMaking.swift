package import Responses
package import Surveys

extension Submission {
  /// Takes a response apart into what a store keeps: the record, the codes in the layout of its form, the texts, the addresses.
  ///
  /// `index` and `layout` are of the response's own form. Linear in the number of questions.
  package init(
    _ response: SurveyResponse, _ index: QuestionIndex, _ layout: MatrixLayout, receipt: SealedReceipt? = nil,
    receivedAt: Moment
  ) {
    let sorting = TextSorting(response.answers, index)
    self.init(
      record: ResponseRecord(
        id: response.id, form: response.form, mode: response.mode, language: response.language,
        startedAt: response.startedAt, submittedAt: response.submittedAt, isSimulated: response.isSimulated,
        answers: AnswersJSON.value(response.answers, index).text),
      codes: ResponseCodes.encode(response.answers, layout), texts: sorting.texts, receipt: receipt,
      addresses: sorting.addresses, receivedAt: receivedAt)
  }
}

/// The texts and the addresses of a sheet, each with its place, in the order of the questions.
private struct TextSorting {
  var texts: [ResponseText] = []
  var addresses: [Address] = []

  init(_ sheet: AnswerSheet, _ index: QuestionIndex) {
    for page in index.pages { walk(page, sheet, nil) }
  }

  private mutating func walk(_ some: [QuestionIndex.Entry], _ sheet: AnswerSheet, _ item: QuestionPath.RepeatItem?) {
    for one in some {
      let path = QuestionPath(one.question.name, in: item)
      switch (one.question.kind, sheet[path.question]) {
      case (.group, _): walk(one.children, sheet, item)
      case (.repeated, .items(let items)?):
        for (place, inner) in items.enumerated() {
          walk(one.children, inner, QuestionPath.RepeatItem(path.question, place))
        }
      case (.email, .text(let text)?): addresses.append(Address(path, text))
      case (.text, .text(let text)?) where !text.isEmpty: texts.append(ResponseText(path, text))
      default: break
      }
      guard !sheet.specifications.isEmpty else { continue }
      for choice in one.question.choiceSet?.choices ?? [] where choice.specify {
        if let text = sheet[specification: AnswerSheet.Specification(path.question, choice.name)] {
          texts.append(ResponseText(path, choice: choice.name, text))
        }
      }
    }
  }
}
