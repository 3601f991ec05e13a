internal import Surveys

/// Names for what a draft declares, made from texts and unlike one another whatever their case.
package struct DraftNames {
  private var taken: Set<String>

  /// - Parameter taken: names that are given already.
  package init(taken: [String] = []) { self.taken = Set(taken.map { $0.lowercased() }) }

  /// A name from a text: the text itself where it is one, else its first words; `fallback` and a number where nothing of it can be a name.
  /// `keepsCase` leaves a text that is a name as it is, in whatever case.
  package mutating func name(from text: String, fallback: String, keepsCase: Bool = false) -> String {
    let limit = 40
    var base = (keepsCase ? Name(text) : nil)?.text ?? Name.made(from: text)?.text ?? fallback
    if base.count > limit {
      let cut = base.prefix(limit)
      base = String(cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut)
    }
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}
