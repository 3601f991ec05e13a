/// Words that say nothing of what a text is about.
enum CommonWords {
  /// English articles, pronouns, prepositions, conjunctions, auxiliaries and the like, folded; apostrophes as `'`.
  static let english = Set(
    """
    a about above after again against all almost also although always am an and any are aren't around as at away be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else enough even
    ever every few for from further get gets getting give given go goes going got had hadn't has hasn't have haven't having he her here hers
    herself him himself his how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just keep least less let like made
    make makes many may maybe me might more most much must my myself need needs neither never no nobody none nor not nothing now of off often
    on once one only onto or other others ought our ours ourselves out over own perhaps please put quite rather really said same say says see
    seem seems shall she should shouldn't since so some somebody someone something sometimes still such take takes than that that's the their
    theirs them themselves then there there's these they they're thing things think this those though through to too toward towards under
    unless until up upon us use used using very want wants was wasn't way we we're we've well were weren't what whatever when where whether
    which while who whoever whom whose why will with within without won't would wouldn't yes yet you you're your yours yourself
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
