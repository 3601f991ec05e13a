/// What is said at length to whoever answers at a terminal.
extension EnglishPhrases {
  static let help = """
    Type your answer and press Enter. Choices can be given by their number, their name or their words.
    An empty line leaves an optional question unanswered, or keeps the answer that is there; - takes it away.
    back   return to the question before
    help   show this again
    save   leave, and come back to your answers later, where that is offered
    quit   stop without sending anything
    illegible   where a paper form is copied: the answer cannot be read
    To give one of these words itself as an answer, put a full stop and a space before it: ". back".
    """
  static let transcriptHint =
    "You are copying a paper form. A question that was left blank there can be left blank here; type illegible for an answer that cannot be read."
  static let screenTranscriptHint =
    "You are copying a paper form. A question that was left blank there can be left blank here; press F3 for an answer that cannot be read."
}
