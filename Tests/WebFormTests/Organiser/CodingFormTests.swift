import Pages
import Responses
import Surveys
import TestSupport
import Testing
import Themes

@testable import WebForm

struct CodingFormTests {
  private let survey: Survey
  private let comment: Themes.Comment

  init() throws {
    survey = try Survey.read(CodingRoutesTests.yaml)
    comment = Comment(
      place: CommentPlace(ResponseID(bytes: [1]), QuestionPath("why")), text: "Mend the road. More cake!",
      language: "en")
  }

  /// The codes that a form comes to; "later" for leaving it, "refused" and "else" for the rest.
  private func codes(_ fields: [(String, String)]) -> String {
    let form = CodingForm(FormBody(fields: fields.map { FormBody.Field($0.0, $0.1) }), survey, comment)
    switch form.wish {
    case .decided(let codes): return codes?.text ?? "later"
    case .refused: return "refused"
    case .undo, .split, .again, .stop: return "else"
    }
  }

  @Test func `what is typed goes before what is ticked, and a button before both`() {
    let ticked = [(":theme", "roads"), (":theme", "money")]
    #expect(codes(ticked) == "roads money")
    #expect(codes(ticked + [(":line", "c")]) == "cake")
    #expect(codes(ticked + [(":line", "+c -a")]) == "money cake")
    #expect(codes(ticked + [(":line", " C, a ")]) == "roads cake")
    #expect(codes(ticked + [(":first", "roads money"), (":line", "c"), (":do", "none")]) == "")
    #expect(codes(ticked + [(":line", "c"), (":do", "skip")]) == "later")
    #expect(codes(ticked + [(":first", "money roads"), (":line", "0")]) == "")
  }

  @Test func `none of the themes, chosen with one that was ticked by hand, is refused and loses no tick`() {
    let own = [(":first", "roads"), (":theme", "roads"), (":theme", "money")]
    for choice in [(":do", "none"), (":line", "none")] {
      #expect(codes(own + [choice]) == "refused")
      #expect(codes([(":theme", "cake"), choice]) == "refused")
      // What was suggested and left as it was is no word of the coder's; nor is what stood there when they were asked once more.
      #expect(codes([(":first", "roads"), (":theme", "roads"), choice]) == "")
      #expect(codes([(":first", "roads money"), (":theme", "roads"), (":theme", "money"), choice]) == "")
      #expect(codes([(":first", "roads"), choice]) == "")
    }
    let form = CodingForm(
      FormBody(fields: [FormBody.Field(":theme", "cake"), FormBody.Field(":do", "none")]), survey, comment)
    #expect(form.typed.ticked == [2])
    if case .refused(let words) = form.wish {
      #expect(words.hasPrefix("You ticked ‘Cake’ and chose ‘None of the themes’."))
    }
  }

  @Test func `nothing ticked is no answer, and a theme that is missing is no code`() {
    #expect(codes([]) == "refused")
    #expect(codes([(":theme", "roads"), (":line", "-a")]) == "refused")
    #expect(codes([(":new-theme", "Piers")]) == "refused")
    #expect(codes([(":new-theme", "Piers"), (":do", "none")]) == "")
  }

  @Test func `the themes of sentences become codes with their places`() {
    #expect(codes([(":do", "keep-split"), (":theme-1", "cake"), (":theme-7", "cake")]) == "cake@15-25")
    #expect(codes([(":do", "keep-split"), (":theme", "cake")]) == "refused")
  }

  @Test func `a theme that is not there is refused, and a note is cut and set on one line`() {
    #expect(codes([(":theme", "gone")]) == "refused")
    #expect(codes([(":do", "keep-split"), (":theme-0", "gone")]) == "refused")
    let form = CodingForm(
      FormBody(fields: [FormBody.Field(":note", "one\n\u{7}two " + String(repeating: "x", count: 5000))]), survey,
      comment)
    #expect(form.typed.note.hasPrefix("one two x") && form.typed.note.count < 1001)
  }
}
