import ResponseFiles
import Testing

/// What the programs do is held by `Tests/Loading`, which runs them.
@Suite struct LoadingScriptTests {
  @Test(arguments: LoadingScript.allCases)
  func `a program knows every kind of cell and every column of a codebook that it needs`(_ script: LoadingScript) {
    for storage in Codebook.Storage.allCases where storage != .text {
      #expect(script.text.contains(storage.rawValue), "\(storage)")
    }
    for column in ["column", "label", "storage", "value", "value_label", "not_applicable"] {
      #expect(Codebook.header.contains(column) && script.text.contains(column))
    }
    #expect(script.text.hasSuffix("\n") && !script.text.hasSuffix("\n\n"))
  }

  @Test func `the programs have the names that are said to people`() {
    #expect(LoadingScript.allCases.map(\.fileName) == ["load.py", "load.R"])
  }
}
