/// Every text of the interface, by what it says; the words are in a catalogue for each language.
///
/// Where a text holds a number that changes its words there are two: one ending in `One`, for 1, and one for every other number.
package enum Phrase: String, Hashable, Sendable, CaseIterable {
  // Labels of a questionnaire.
  case required, optional, yes, no, start, next, back, save, change, submit, checkAnswers, notAnswered, privacy
  case chooseOne, chooseSeveral, chooseFromTo, chooseAtLeast, chooseAtLeastOne, chooseAtMost, chooseAtMostOne
  case rankUpTo, rankFirst, shareOut, shareOutOne, shareOutUpTo, chooseOnEachRow
  case numberFromTo, numberWhole, numberAny, dateHint, emailHint, textHint, multilineHint, tickHint
  case questionOf, pageOf, itemOf, addAnother, removeItem, specify, pointsLeft, pointsLeftOne, charactersLeft
  case closesOn, organisedBy, chooseLanguage, problemsHeading, problemsHeadingOne, simulated

  // What ends a questionnaire.
  case thanks, receipt, receiptUse, notOpenYet, closed, closedByHand, nothingStored, notSubmitted, soundAnswers,
    limitReached

  // The line-by-line face of the terminal.
  case commandsHint, commandsAndSaveHint, transcriptHint, screenTranscriptHint, illegible, keyIllegible, help,
    unknownCommand, atFirstQuestion, prompt, confirmSubmit, addItem
  case answerByNumber, answerByNumbers, answerByRanks, answerByPoints, answerYesNo, emptyToSkip, emptyToKeep,
    currentAnswer, endWithStop
  case mustFixFirst, noSuchNumber, yesOrNo, inputEnded, stopped

  // The full-screen face of the terminal: what a key does, in a word or two, and what is said around a question.
  case keyMove, keyChoose, keyTick, keyNext, keyLeaveOut, keyBack, keyHelp, keyLanguage, keySave, keyPlace,
    keyThatPlace,
    keyPoints, keyThatMany, keyRate, keyNewLine, keyEditor, keySend, keyScroll, keyBegin, keyClose
  case typeToFind, nothingFound, found, ticked, notTicked, charactersOver, windowTooSmall, more, screenHelp
  case sendOrChange, typeNumberToChange, notInList, weekdays, months, dayInWords

  // What is kept until the person comes back.
  case keptAsYouGo, savedToResume, draftNotKept, welcomeBack, draftOfOlderForm, draftPartlyRead, draftErased,
    nextPerson

  // The pages of the web form.
  case errorPrefix, thereIsAProblem, skipToMain, languages, whatBecame, ifChosenSay, placeNumber, moveUp, moveDown,
    pointsPlaced, moreQuestions, howLong, howLongOne, startNow, goOnWithAnswers, beginAnew, needsCookie, printOnPaper,
    sendWhenReady
  case saved, savedCode, savedLink, resumeHeading, resumeCode, resumeGo, resumeUnknown, resumeSent, savedFor, startPage,
    sent, receiptHeading,
    receiptKeep,
    finish, finishHint, resultsHeading, seeResults, seeResultsClosed,
    tooFewForResults, tooFewForResultsClosed, resultsHeld, resultsHeldClosed, closedHeading, closedKept, notOpenHeading,
    fullHeading,
    notFoundHeading, notFoundText, busyHeading,
    busyText, unsent, tooMuchText, notUnderstoodText, faultText,
    sentFromElsewhere, tooQuick, openSurveys, noOpenSurveys
  case receiptQuestion, receiptField, receiptLook, receiptUnknown, receiptMistyped, youAnswered, withdraw, withdrawHint,
    withdrawErases, withdrawReports, withdrawInvitation, withdrawYes, withdrawNo, withdrawn,
    whatItFed, reportedOn, ledBy, dueBy, standsOnTrack, standsAtRisk, standsBehind, standsDone
  case invitationHeading, invitationNeeded, invitationNeededHere, invitationField, invitationUnknown,
    invitationUsedHeading, invitationUsed,
    invitationTooOften, invitationPrivacy

  // What must change about an answer.
  case mustAnswer, mustChooseOne, mustChooseSeveral, mustRank, mustAllocate, mustAllocateOne, mustRate, mustTick
  case mustEnterNumber, mustEnterWholeNumber, mustEnterText, mustEnterDate, mustEnterEmail, mustAddItem
  case constraintFails, unknownQuestion, unknownPart, unknownMark, unknownChoice, didYouMean
  case expectedSeveral, expectedPoints, expectedRatings, expectedItems, expectedTick, expectedNothing
  case tooFew, tooFewOne, tooMany, tooManyOne, tooManyRanks, tooManyRanksOne
  case exclusive, repeatedRank, unclearRank, tooManyPoints, tooFewPoints, negativePoints, notWhole, notFinite
  case belowRange, aboveRange, outsideRange, offStep, tooLong, notADate, notAnEmail
  case tooFewItems, tooFewItemsOne, tooManyItems, tooManyItemsOne, unexpectedSpecification, unprintable

  // The paper form.
  case paperPen, paperMayLeaveOut, paperCodes, paperReturn, paperReturnTo, paperReturnBy, paperOffice, paperOfficeFields
  case paperRank, paperRankOne, paperShare, paperDate, paperMoreItems, paperPiped, paperLink
  case paperOnlyIf, paperHeadingOnlyIf, paperDepends, paperDependsOne, paperDependsUnsaid
  case ifAll, ifAny, ifIs, ifIsNot, ifRowIs, ifRowIsNot, ifChosen, ifNotChosen, ifAnswered, ifUnanswered
  case ifTicked, ifNotTicked, ifMore, ifLess, ifAtLeast, ifAtMost
}
