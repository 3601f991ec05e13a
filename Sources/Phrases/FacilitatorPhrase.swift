/// Every text of the screen from which a facilitator holds a session.
///
/// Where a text holds a number that changes its words there are two: one ending in `One`, for 1, and one for every other number.
package enum FacilitatorPhrase: String, Hashable, Sendable, CaseIterable {
  // The frame.
  case allSurveys, signOut, allSessions, loadAgain, signedOut, signInAgain

  // The list of sessions.
  case sessions, noSession, session, kind, heldOn, state, isOpen, begun, notBegun, makeOnSpot, whatKind, make,
    backToSurvey
  case awareness, focusGroup, consensus, planning, meeting

  // The room.
  case openToPhones, notOpenToPhones, people, peopleOne, nobodyCounted, said, shut, open, code, screenForWall, asPhones,
    unreachable, undo
  // What is taken back, after `undo`.
  case undoListed, undoCounted, undoReworded, undoSeated, undoUnseated, undoGroup, undoMoved, undoMerged, undoTitle,
    undoWall, undoSlot, undoStop, undoAreas, undoPick, undoAgreed, undoLast
  case about, title, day, dayHint, venue, keepAbout, saysNow

  // Who is here.
  case whoIsHere, namesStandAlone, nobodyListed, writePeople, name, they, organisation, ofWhom, writeThem, howMany,
    keepNumber, role, present, chair, secretariat, apologies, putRight, putPersonRight, keepPerson, takeOff

  // Time.
  case time, noSlot, startSlot, slotFor, minutes, slotTable, start, stop

  // What is said.
  case whatIsSaid, writeWords, table, add, nothingSaid, allGrouped, newGroup, makeGroup, moveInto, takeOut, groups,
    noGroup, mergeGroups, newTitle, giveTitle, atTable, before, from, putWordsRight, words, wordsTable, keepWords

  // The vote.
  case vote, noThemes, voteIsOpen, voteIsClosed, dotsEach, dotEach, morePhones, close, revealed, reveal, reopen,
    discard,
    noVote, openVote, theDots, area, dots, fromPhones, fromWall, place, dotsInAll, peopleUnknown, differing
  case enterWall, wallHint, wallTable, wallVoters, keepNumbers, wallSoFar, wholeWall, placedBy, nothingOnWall

  // Areas of small groups, picks and the order.
  case areasOfTables, noAreas, giveAreas, giveTable, tickAreas, giveThem, pack, packs, areas, minutesOf
  case picks, nothingPicked, writePick, pickArea, improvement, why, improvementPicked, whyPicked, writeDown, takeBack
  case order, noOrder, writeOrder, orderHint, whyThere, keepOrder
}

extension FacilitatorPhrase {
  /// The text in English; `{…}` marks where a value goes.
  var english: String {
    switch self {
    case .allSurveys: "All surveys"
    case .signOut: "Sign out"
    case .allSessions: "All sessions"
    case .loadAgain: "Load the page again to see what is new"
    case .signedOut:
      "You are not signed in any more. Copy what you have typed and not sent yet, then sign in again; you come back to this page."
    case .signInAgain: "Sign in again"
    case .sessions: "Sessions"
    case .noSession: "There is no session yet."
    case .session: "Session"
    case .kind: "Kind"
    case .heldOn: "Day"
    case .state: "State"
    case .isOpen: "Open to phones"
    case .begun: "Begun"
    case .notBegun: "Not begun"
    case .makeOnSpot: "Make a session on the spot"
    case .whatKind: "What kind is it?"
    case .make: "Make the session"
    case .backToSurvey: "Back to the survey"
    case .awareness: "Awareness"
    case .focusGroup: "Focus group"
    case .consensus: "Consensus"
    case .planning: "Planning"
    case .meeting: "Meeting"
    case .openToPhones: "Open to phones."
    case .notOpenToPhones: "Not open to phones."
    case .people: "{count} people in the room."
    case .peopleOne: "1 person in the room."
    case .nobodyCounted: "Nobody is counted yet."
    case .said: "{count} said."
    case .shut: "Close the room to phones"
    case .open: "Open the room to phones"
    case .code: "Code:"
    case .screenForWall: "The screen for the wall"
    case .asPhones: "The room as phones see it"
    case .unreachable:
      "Phones cannot reach this address: it means this machine alone. Open these pages under the address by which phones reach the server."
    case .undo: "Undo:"
    case .undoListed: "{name} on the list"
    case .undoCounted: "{count} in the room"
    case .undoReworded: "reworded to ‘{text}’"
    case .undoSeated: "said at table {table}"
    case .undoUnseated: "said at no table"
    case .undoGroup: "the group ‘{title}’"
    case .undoMoved: "{count} moved"
    case .undoMerged: "{count} merged"
    case .undoTitle: "the title ‘{title}’"
    case .undoWall: "a number from the wall"
    case .undoSlot: "the slot ‘{title}’"
    case .undoStop: "the end of a slot"
    case .undoAreas: "the areas of table {table}"
    case .undoPick: "a pick of table {table}: {area}"
    case .undoAgreed: "the agreed order"
    case .undoLast: "the last thing"
    case .about: "Put the title, the day or the place right"
    case .title: "What is the session called?"
    case .day: "Its day"
    case .dayHint: "As year-month-day, such as 2016-01-18"
    case .venue: "Where it is held"
    case .keepAbout: "Keep the title, the day and the place"
    case .saysNow: "(it says now: {text})"
    case .whoIsHere: "Who is here"
    case .namesStandAlone: "A name stands on this list alone: never beside what was said, and never beside dots."
    case .nobodyListed: "Nobody is on the list yet."
    case .writePeople: "Write people down"
    case .name: "Name"
    case .they: "They are"
    case .organisation: "Organisation"
    case .ofWhom: "Of whom"
    case .writeThem: "Write them down"
    case .howMany: "How many people are in the room?"
    case .keepNumber: "Keep the number"
    case .role: "Role"
    case .present: "Present"
    case .chair: "Chair"
    case .secretariat: "Secretariat"
    case .apologies: "Apologies"
    case .putRight: "Put right"
    case .putPersonRight: "Put right what stands of {name}"
    case .keepPerson: "Keep the entry so"
    case .takeOff: "Take them off the list"
    case .time: "Time"
    case .noSlot: "No slot runs."
    case .startSlot: "Start a slot"
    case .slotFor: "What is it for?"
    case .minutes: "Minutes"
    case .slotTable: "Table (all, if left out)"
    case .start: "Start the slot"
    case .stop: "Stop the slot"
    case .whatIsSaid: "What is said"
    case .writeWords: "Write down what somebody says"
    case .table: "Table"
    case .add: "Add it"
    case .nothingSaid: "Nothing has been said yet."
    case .allGrouped: "Everything lies in a group."
    case .newGroup: "Put those that are ticked into a new group, called"
    case .makeGroup: "Make the group"
    case .moveInto: "Put them into the group that is ticked below"
    case .takeOut: "Take them out of their group"
    case .groups: "Groups"
    case .noGroup: "There is no group yet."
    case .mergeGroups: "Make the groups that are ticked one: the first stays"
    case .newTitle: "Another title for the group that is ticked"
    case .giveTitle: "Give it this title"
    case .atTable: "table {table}"
    case .before: "before: {text}"
    case .from: "from: {text}"
    case .putWordsRight: "Put right what was written down"
    case .words: "What was said"
    case .wordsTable: "Its table (none, if left out)"
    case .keepWords: "Keep these words"
    case .vote: "The vote"
    case .noThemes: "The survey has no areas to vote on. Write its themes into the definition."
    case .voteIsOpen: "Open."
    case .voteIsClosed: "Closed."
    case .dotsEach: "{count} dots each."
    case .dotEach: "1 dot each."
    case .morePhones:
      "More phones have voted than there are people in the room ({count}). Count the room, or discard the vote and hold it again."
    case .close: "Close the vote"
    case .revealed: "Everybody sees the result."
    case .reveal: "Show everybody the result"
    case .reopen: "Open it again"
    case .discard: "Discard it"
    case .noVote: "No vote is open."
    case .openVote: "Open a vote with {count} dots each"
    case .theDots: "The dots"
    case .area: "Area"
    case .dots: "Dots"
    case .fromPhones: "From phones"
    case .fromWall: "From the wall"
    case .place: "Place"
    case .dotsInAll: "{dots} dots in all. People: {people}."
    case .peopleUnknown: "not known"
    case .differing: "The tables do not add up to the whole wall at: {areas}. The whole wall counts."
    case .enterWall: "Enter dots from the wall"
    case .wallHint:
      "In total, or table by table. A number replaces the one before of the same table; a field that is left empty changes nothing."
    case .wallTable: "Table (the whole wall, if left out)"
    case .wallVoters: "How many people placed them?"
    case .keepNumbers: "Keep the numbers"
    case .wallSoFar: "Counted on the wall so far"
    case .wholeWall: "The whole wall"
    case .placedBy: "Placed by"
    case .nothingOnWall: "Nothing has been counted on the wall yet."
    case .areasOfTables: "What each small group takes"
    case .noAreas: "No areas have been given to tables yet."
    case .giveAreas: "Give areas to a table"
    case .giveTable: "Which table?"
    case .tickAreas: "Its areas: they take the place of those that it had"
    case .giveThem: "Give it these areas"
    case .pack: "The pack of table {table}"
    case .packs: "To read first"
    case .minutesOf: "Minutes of the session"
    case .areas: "Areas"
    case .picks: "What the groups pick"
    case .nothingPicked: "Nothing has been picked yet."
    case .writePick: "Write a pick down"
    case .pickArea: "Area"
    case .improvement: "The improvement, in their words (optional)"
    case .why: "Why (optional)"
    case .improvementPicked: "Improvement"
    case .whyPicked: "Why"
    case .writeDown: "Write it down"
    case .takeBack: "Take it back"
    case .order: "The order that is agreed"
    case .noOrder: "No order has been agreed yet."
    case .writeOrder: "Write the order down"
    case .orderHint: "1 comes first. An area without a number has no place in the order."
    case .whyThere: "Why there (optional)"
    case .keepOrder: "Keep the order"
    }
  }
}
