/// Every text that people in the room of a session read on their phones and on the wall.
///
/// Where a text holds a number that changes its words there are two: one ending in `One`, for 1, and one for every other number.
package enum RoomPhrase: String, Hashable, Sendable, CaseIterable {
  // Coming in.
  case joinHeading, joinCode, joinHint, join, joinUnknown, joinTooOften, shutHeading, shut, lookAgain, otherRoom

  // What is said.
  case yourWords, wordsHint, yourTable, tableHint, add, added, needsWords, wordsTooLong, addedTooOften, roomIsFull
  case saidHeading, nothingSaid, atTable

  // The vote.
  case voteOpen, placeDots, placeDot, dotsHint, oneMore, oneFewer, dotsPlaced, keepDots, dotsKept
  case dotsTooMany, dotsTooManyOne, dotsNotWhole, voteClosed, voteClosedText, noVote, overtaken, ballotsIn, ballotsInOne

  // The result.
  case resultHeading, area, dots, place, peopleAndDots, agreedHeading, toTheRoom

  // The wall.
  case joinOnPhone, orGoTo, lost, minutesLeft, timeIsUp, screenOf
}

extension RoomPhrase {
  /// The text in English; `{…}` marks where a value goes.
  var english: String {
    switch self {
    case .joinHeading: "Join a session"
    case .joinCode: "The code on the screen"
    case .joinHint: "Six letters and digits, such as 7KD-2MX. You need no account."
    case .join: "Join"
    case .joinUnknown: "There is no session with this code. Check each letter and digit against the screen"
    case .joinTooOften: "Too many attempts. Wait {seconds} s, then try again"
    case .shutHeading: "This room is not open"
    case .shut: "The facilitator has not opened it to phones, or has closed it. What was added before is kept."
    case .lookAgain: "Look again"
    case .otherRoom: "Join another session"
    case .yourWords: "What would you like to say?"
    case .wordsHint: "Everybody in the room can read it. Your name is not kept with it. Up to {max} characters."
    case .yourTable: "Your table (optional)"
    case .tableHint: "Its number or name, if your room has tables."
    case .add: "Add it"
    case .added: "It is added."
    case .needsWords: "Write what you would like to say"
    case .wordsTooLong: "Write at most {max} characters: these are {count}"
    case .addedTooOften: "You have added a lot in a short time. Wait {seconds} s, then add it again"
    case .roomIsFull: "This session can take no more contributions. Tell the facilitator"
    case .saidHeading: "Said so far"
    case .nothingSaid: "Nothing has been said yet."
    case .atTable: "Table {table}"
    case .voteOpen: "The vote is open."
    case .placeDots: "Place your {count} dots"
    case .placeDot: "Place your dot"
    case .dotsHint:
      "Several may go on one area. You can change them until the vote closes. Nobody can see whose dots they are."
    case .oneMore: "One more on {area}"
    case .oneFewer: "One fewer on {area}"
    case .dotsPlaced: "{placed} of {count} dots chosen"
    case .keepDots: "Place these dots"
    case .dotsKept: "Your dots are placed. You can change them until the vote closes."
    case .dotsTooMany: "You have {count} dots and chose {placed}. Take some away"
    case .dotsTooManyOne: "You have one dot and chose {placed}. Take some away"
    case .dotsNotWhole: "Write a whole number from 0 to {count} on each line"
    case .voteClosed: "The vote is closed"
    case .voteClosedText: "The dots that were placed before stand. The facilitator shows the result."
    case .noVote: "There is no vote now"
    case .overtaken: "You have changed your dots on another page. These are the ones that stand."
    case .ballotsIn: "{count} people have placed their dots."
    case .ballotsInOne: "One person has placed their dots."
    case .resultHeading: "What people chose"
    case .area: "Area"
    case .dots: "Dots"
    case .place: "Place"
    case .peopleAndDots: "People: {people}. Dots: {dots}."
    case .agreedHeading: "The order that was agreed"
    case .toTheRoom: "Back to the room"
    case .joinOnPhone: "Join on your phone"
    case .orGoTo: "Or open {address} and type"
    case .lost: "The connection is lost. This page comes back by itself."
    case .minutesLeft: "{minutes} min left"
    case .timeIsUp: "Time is up"
    case .screenOf: "Screen"
    }
  }
}
