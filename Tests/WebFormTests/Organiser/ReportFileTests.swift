import Testing

@testable import WebForm

struct ReportFileTests {
  @Test(arguments: [
    ("questions.csv", "tea-not-for-publication-questions.csv"),
    ("by-home.csv", "tea-not-for-publication-by-home.csv"),
    ("against-older.json", "tea-not-for-publication-against-older.json"),
    ("priority-report.md", "tea-not-for-publication-priority-report.md"),
    ("briefing-talk-1.md", "tea-not-for-publication-briefing-talk-1.md"),
    ("letter.md", "tea-not-for-publication-letter.md"), ("plan.csv", "plan.csv"), ("due-dates.ics", "due-dates.ics"),
    ("public/questions.csv", "tea-for-publication-questions.csv"),
  ])
  func `a saved report says in its name for whom it is`(name: String, saved: String) {
    #expect(ReportFile.saved(name, of: "tea") == saved)
  }
}
