import Testing
import Themes

@Suite struct PersonalDetailTests {
  @Test(arguments: [
    ("Write to jean.mac-lean@highland.example.org, or not.", "Write to [e-mail address], or not."),
    ("a@b.scot", "[e-mail address]"),
    ("Ring 01463 555 019 or +44 (0)1463 555019.", "Ring [telephone number] or [telephone number]."),
    ("(01463) 555-019!", "[telephone number]!"), ("Between IV2 3AB and iv27 4pl", "Between [postcode] and [postcode]"),
    ("Ask Mrs MacLeod, or Dr. J. O'Neill-Ross of the surgery", "Ask [name], or [name] of the surgery"),
    ("Cllr Morag Munro's surgery", "[name]'s surgery"), ("Màiri NicDhòmhnaill said", "[name] said"),
    ("my name is Jo Bloggs and", "my name is [name] and"), ("My name is Zo.", "My name is [name]."),
    ("EC1A 1BB", "[postcode]"), ("é 01463555019 é", "é [telephone number] é"),
  ])
  func `what a person could be found by is taken out`(text: String, redacted: String) {
    #expect(PersonalDetail.redacted(text) == redacted)
  }

  @Test(arguments: [
    "", "In 2016 we had 1,200 members and £40,000.", "0.5 of a post", "@ noon", "me@home", "Between 2012-2016, 3 or 4",
    "Fort William Hospital and James Street", "The Elizabeth Hall", "Margaret rang", "Dr who?", "Scottish Water",
    "my name is on it",
    "Help people, Mr and Mrs, all of us",
    "The A9, the B862 and M1 roads", "form H1 1 copy", "Room 12, 07:30", "00 11",
  ])
  func `what only looks a little like it stays`(text: String) {
    #expect(PersonalDetail.redacted(text) == text)
  }
}
