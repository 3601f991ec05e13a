import Surveys
import TestSupport
import Testing

/// The bytes that are hashed, of definitions as they are written.
struct CanonicalFormTests {
  private let base = """
    survey: hashed
    title: Hashed
    organiser: O
    privacy: Write to a@b.c
    themes: { paths: Paths, lighting: Lighting }
    scales: { s: { choices: [Good, Bad], unfavourable: [bad] } }
    pages:
      - questions:
          - { name: a, type: select_one, label: A, choices: [X, Y] }
          - { name: m, type: matrix, label: M, scale: s, evidence: need, rows: { r: { label: R, theme: paths } } }
          - { name: k, type: rank, label: K, choices: themes, evidence: ranking }
    priorities: { top: 2 }
    """

  private func changed(_ old: String, _ new: String) throws -> (form: Bool, method: Bool) {
    let other = base.replacing(old, with: new)
    #expect(other != base)
    let (a, b) = (try Survey.read(base), try Survey.read(other))
    return (a.formBytes != b.formBytes, a.methodBytes != b.methodBytes)
  }

  @Test func `comments and layout change nothing`() throws {
    let question = """
      name: a
              type: select_one     # a comment
              label: >-
                A
              choices:

                x: "X"
                y: Y
      """
    let other =
      "# a comment\n"
      + base.replacing("title: Hashed", with: "title:   'Hashed'   # quoted\n")
      .replacing("{ name: a, type: select_one, label: A, choices: [X, Y] }", with: question)
    #expect(other.contains("label: >-"))
    let (a, b) = (try Survey.read(base), try Survey.read(other))
    #expect(a.formBytes == b.formBytes)
    #expect(a.methodBytes == b.methodBytes)
  }

  @Test(arguments: [
    ("[X, Y]", "[Y, X]"), ("label: A,", "label: B,"), ("label: A,", "label: A, required: true,"),
    ("label: A,", "label: A, constraint: \". = 'x'\","), ("title: Hashed", "title: Other"), ("label: R", "label: S"),
    ("Write to a@b.c", "Write to d@e.f"), ("name: a,", "name: b,"), ("label: A,", "label: A, hint: H,"),
  ])
  func `what is asked and how it is checked changes the form alone`(old: String, new: String) throws {
    let change = try changed(old, new)
    #expect(change.form && !change.method)
  }

  @Test(arguments: [
    ("top: 2", "top: 1"), ("unfavourable: [bad]", "unfavourable: [good]"), ("theme: paths", "theme: lighting"),
    ("top: 2", "top: 2, weights: { votes: 0 }"), ("theme: paths", "theme: paths, unfavourable: [good]"),
    ("paths: Paths", "paths: { label: Paths, codebook: [mud] }"),
    ("pages:", "sessions: [{ id: x, kind: focus_group, title: X, dots: 3 }]\npages:"),
  ])
  func `themes, evidence and settings change the method alone`(old: String, new: String) throws {
    let change = try changed(old, new)
    #expect(!change.form && change.method)
  }

  @Test(arguments: [
    ("title: Hashed", "title: Hashed\nopens: 2026-01-01"), ("title: Hashed", "title: Hashed\nlimit: 5"),
    ("title: Hashed", "title: Hashed\nversion: '2'"), ("title: Hashed", "title: Hashed\nreport: { author: X }"),
    ("top: 2", "top: 2, weights: { votes: 1 }"),
  ])
  func `days, limits, the author's label and the front page change neither`(old: String, new: String) throws {
    let change = try changed(old, new)
    #expect(!change.form && !change.method)
  }

  @Test func `the order of themes changes both, since they are offered in it`() throws {
    let change = try changed("paths: Paths, lighting: Lighting", "lighting: Lighting, paths: Paths")
    #expect(change.form && change.method)
  }

  @Test func `texts cannot be shifted from one part into the next`() throws {
    let one = try Survey.read(base.replacing("label: A,", with: "label: AB, hint: C,"))
    let other = try Survey.read(base.replacing("label: A,", with: "label: A, hint: BC,"))
    #expect(one.formBytes != other.formBytes)
  }
}
