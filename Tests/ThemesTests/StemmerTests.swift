import Foundation
import Testing
import Themes

@Suite struct StemmerTests {
  static let data = ProcessInfo.processInfo.environment["SPEIR_PUBLIC_DATA"] ?? ""

  @Test(arguments: [
    ("capacities", "capac"), ("capacity", "capac"), ("training", "train"), ("trained", "train"), ("skills", "skill"),
    ("meetings", "meet"), ("dying", "die"), ("skies", "sky"), ("universities", "universiti"), ("geologist", "geolog"),
    ("hopping", "hop"), ("hoping", "hope"), ("sayings", "say"), ("succeeded", "succeed"), ("group's", "group"),
    ("a", "a"), ("", ""), ("naïvely", "naïv"),
  ])
  func `words of one family have one stem`(word: String, stem: String) {
    #expect(Stemmer.stem(word) == stem)
  }

  @Test(.enabled(if: !data.isEmpty))
  func `every word of the Snowball project's own vocabulary has the stem that the project gives it`() throws {
    func lines(_ name: String) throws -> [Substring] {
      let file = URL(filePath: StemmerTests.data).appending(path: "snowball/\(name)")
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    }
    let (words, stems) = (try lines("english-voc.txt"), try lines("english-stems.txt"))
    #expect(words.count > 40_000)
    try #require(words.count == stems.count)
    let wrong = zip(words, stems).filter { Stemmer.stem($0) != String($1) }
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }
}
