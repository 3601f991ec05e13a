/// What a facilitator is told of what they did: that it is done, or why it is not.
package enum DeedPhrase: String, Hashable, Sendable, CaseIterable {
  // What has just been done, by the word that the form sends.
  case made, open, shut, attend, person, off, count, add, reword, group, move, ungroup, merge, title, undo, slot, stop,
    vote, close, reopen, reveal, discard, wall, give, ungive, pick, unpick, agree, about

  // Why something is not done.
  case write, tooLong, wholeNumber, minutesRange, voteChanged, countAgain, closeFirst, openFirst, noAreas,
    nothingCounted
  case tickOneGroup, tickForGroup, tickToTakeOut, tickTwoGroups, tickOneForTitle, undoneSince, chooseArea, tickArea,
    ownPlaces
  case gone, wrongDay, changedSince

  // What a text or a number is for, after `write`, `tooLong` and `wholeNumber`.
  case someName, someWords, someTitle, groupTitle, slotWhat, whichTable, peopleInRoom, theMinutes, dotsOn, peopleOfDots,
    placeOf, sessionTitle
}

extension DeedPhrase {
  /// Whether it says that something is done; the others say why not, or are a part of that.
  package var isDone: Bool {
    switch self {
    case .made, .open, .shut, .attend, .person, .off, .count, .add, .reword, .group, .move, .ungroup, .merge, .title,
      .undo, .slot, .stop, .vote, .close, .reopen, .reveal, .discard, .wall, .give, .ungive, .pick, .unpick, .agree,
      .about:
      true
    default: false
    }
  }

  /// The text in English; `{…}` marks where a value goes.
  var english: String {
    switch self {
    case .made: "The session is made."
    case .open: "The room is open to phones."
    case .shut: "The room is closed to phones."
    case .attend: "They are on the list."
    case .person: "The list is put right."
    case .off: "They are off the list."
    case .count: "The number is kept."
    case .add: "It is added."
    case .reword: "It is put right. What was written first is kept in its trail."
    case .group: "The group is made."
    case .move: "They are in the group."
    case .ungroup: "They are in no group."
    case .merge: "The groups are one."
    case .title: "The group has its new title."
    case .undo: "It is taken back."
    case .slot: "The slot has begun."
    case .stop: "The slot is stopped."
    case .vote: "The vote is open."
    case .close: "The vote is closed."
    case .reopen: "The vote is open again."
    case .reveal: "Everybody sees the result."
    case .discard: "The vote is discarded."
    case .wall: "The numbers are kept."
    case .give: "The table has its areas."
    case .ungive: "The table has no areas any more."
    case .pick: "The pick is written down."
    case .unpick: "The pick is taken back."
    case .agree: "The order is kept."
    case .about: "It is put right."
    case .write: "Write {what}"
    case .tooLong: "Write at most {max} characters for {what}: these are {count}"
    case .wholeNumber: "Write {what} as a whole number up to {max}"
    case .minutesRange: "Write the minutes as a whole number from 1 to 600"
    case .voteChanged: "Another vote has been opened since, or this one was discarded. Look at how the vote stands now"
    case .countAgain:
      "There are more dots on the wall than the people who placed them have. Count again, write the numbers below, then close the vote"
    case .closeFirst: "Close the vote before you show the result"
    case .openFirst: "Open a vote before you enter dots from the wall"
    case .noAreas: "The survey has no areas to vote on"
    case .nothingCounted: "Write the dots on at least one area"
    case .tickOneGroup: "Tick one group to put them into"
    case .tickForGroup: "Tick what is to go into the group"
    case .tickToTakeOut: "Tick what is to be taken out of its group"
    case .tickTwoGroups: "Tick two groups or more"
    case .tickOneForTitle: "Tick the one group that gets the title"
    case .undoneSince:
      "Something else has been done since, or it was taken back already. Look at what would be undone now"
    case .chooseArea: "Choose an area"
    case .tickArea: "Tick at least one area for the table"
    case .ownPlaces: "Give each area a place of its own, from 1 on"
    case .gone: "It was taken back already. Look at what stands here now"
    case .wrongDay: "Write the day as year-month-day, such as 2016-01-18"
    case .changedSince:
      "Somebody else has put it right since. What you wrote is still in the form, with what it says now beside it: keep the one that is right"
    case .someName: "a name"
    case .someWords: "what somebody said"
    case .someTitle: "the new title"
    case .groupTitle: "a title for the group"
    case .slotWhat: "what the slot is for"
    case .whichTable: "which table"
    case .peopleInRoom: "how many people are in the room"
    case .theMinutes: "the minutes"
    case .dotsOn: "the dots on ‘{area}’"
    case .peopleOfDots: "how many people placed them"
    case .placeOf: "the place of ‘{area}’"
    case .sessionTitle: "a title for the session"
    }
  }
}
