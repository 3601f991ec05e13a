package import Surveys

extension Phrases {
  /// A day as people say it, such as "Monday 4 January 2016".
  package func inWords(_ day: CivilDate) -> String {
    let (year, month, date) = day.components
    // 1970-01-01 was a Thursday.
    let weekday = ((day.daysSince1970 + 3) % 7 + 7) % 7
    func word(_ phrase: Phrase, _ place: Int) -> String {
      let words = self(phrase).split(separator: "|")
      return words.indices.contains(place) ? String(words[place]) : ""
    }
    return self(
      .dayInWords,
      [
        "weekday": word(.weekdays, weekday), "day": String(date), "month": word(.months, month - 1),
        "year": String(year),
      ])
  }
}
