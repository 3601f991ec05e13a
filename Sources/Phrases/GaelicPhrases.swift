/// Scottish Gaelic, as far as it goes: only words that are beyond doubt, the rest falls back to English.
enum GaelicPhrases {
  static let texts: [Phrase: String] = [
    .back: "Air ais"
  ]
}
