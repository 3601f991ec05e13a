internal import Foundation
package import Testing

/// Holds a text against the golden file of that name in the folder `Golden` beside the test.
///
/// With `RECORD_GOLDEN=1` in the environment the file is written and the test fails, so that a recording never passes for a check.
package func expectGolden(
  _ text: String, _ name: String, file: StaticString = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: "Golden")
  let url = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(name); read it, then run without RECORD_GOLDEN", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: url) else {
    Issue.record("there is no golden file \(name); make it with RECORD_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  let golden = String(decoding: data, as: UTF8.self)
  guard golden != text else { return }
  let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let got = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(wanted, got).firstIndex { $0 != $1 } ?? min(wanted.count, got.count)
  Issue.record(
    """
    \(name) differs from its golden file at line \(line + 1)
      golden: \(line < wanted.count ? String(wanted[line]) : "(end)")
      now:    \(line < got.count ? String(got[line]) : "(end)")
    """, sourceLocation: sourceLocation)
}

extension Sequence {
  fileprivate func firstIndex(where matches: (Element) -> Bool) -> Int? {
    var index = 0
    for element in self {
      if matches(element) { return index }
      index += 1
    }
    return nil
  }
}
