/// The tables of the English stemmer: which endings go, what takes their place, and the words that are exceptions.
enum StemmerEndings {
  struct Ending {
    var text: String
    var replacement: String
    /// One of these letters must stand before it; nil for any.
    var after: String?
    /// Whether it must lie in the second region, whatever its table asks.
    var needsSecond = false
  }

  private static func endings(_ rows: [(String, String)]) -> [Ending] {
    rows.flatMap { endings, replacement in
      endings.split(separator: " ").map { Ending(text: String($0), replacement: replacement) }
    }
  }

  /// The longest first, so that the first that fits is the one meant.
  private static func sorted(_ endings: [Ending]) -> [Ending] {
    endings.sorted { $0.text.utf8.count > $1.text.utf8.count }
  }

  static let second = sorted(
    endings([
      ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
      ("izer ization", "ize"), ("ational ation ator", "ate"), ("alism aliti alli", "al"), ("fulness fulli", "ful"),
      ("ousli ousness", "ous"), ("iveness iviti", "ive"), ("biliti bli", "ble"), ("lessli", "less"), ("ogist", "og"),
    ]) + [
      Ending(text: "ogi", replacement: "og", after: "l"), Ending(text: "li", replacement: "", after: "cdeghkmnrt"),
    ])

  static let third = sorted(
    endings([
      ("tional", "tion"), ("ational", "ate"), ("alize", "al"), ("icate iciti ical", "ic"), ("ful ness", ""),
    ]) + [Ending(text: "ative", replacement: "", needsSecond: true)])

  static let fourth = sorted(
    endings([("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", "")]) + [
      Ending(text: "ion", replacement: "", after: "st")
    ])

  /// Beginnings after which the first region starts.
  static let starts = ["univers", "commun", "emerg", "arsen", "gener", "inter", "later", "organ", "past"]

  /// Words that have a stem of their own.
  static let whole: [String: String] = [
    "skis": "ski", "skies": "sky", "idly": "idl", "gently": "gentl", "ugly": "ugli",
    "early": "earli", "only": "onli", "singly": "singl", "sky": "sky", "news": "news", "howe": "howe",
    "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
  ]

  /// Words that stay as they are once a plural's ending is off.
  static let kept: Set<String> = [
    "inning", "outing", "canning", "herring", "earring", "evening", "proceed", "exceed", "succeed",
  ]
}
