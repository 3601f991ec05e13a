package import Responses
package import Surveys

/// A piece of a text of the author's, or an answer that was piped into it and must be escaped for where it is shown.
package enum PipedPart: Hashable, Sendable {
  case text(String)
  case answer(String)
}

extension Phrases {
  /// The wording in this language, cut where `${name}` pipes an earlier answer; nothing stands for an unanswered question.
  ///
  /// A name that the survey does not have stays as it is written. In an item of a repeat the item's own answers come first.
  package func piped(
    _ wording: Wording, in interview: Interview, item: QuestionPath.RepeatItem? = nil
  ) -> [PipedPart] {
    var parts: [PipedPart] = []
    var plain = ""
    var rest = wording.text(in: language)[...]
    while let open = rest.firstIndex(of: "$") {
      plain += rest[..<open]
      rest = rest[open...]
      guard rest.hasPrefix("${"), let close = rest.firstIndex(of: "}"),
        let answer = answer(String(rest[rest.index(open, offsetBy: 2)..<close]), interview, item)
      else {
        plain.append(rest.removeFirst())
        continue
      }
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      parts.append(.answer(answer))
      rest = rest[rest.index(after: close)...]
    }
    plain += rest
    if !plain.isEmpty { parts.append(.text(plain)) }
    return parts
  }

  /// The wording as one text, for where nothing needs to be escaped.
  package func plain(
    _ wording: Wording, in interview: Interview, item: QuestionPath.RepeatItem? = nil
  ) -> String {
    piped(wording, in: interview, item: item).map { part in
      switch part {
      case .text(let text), .answer(let text): text
      }
    }.joined()
  }

  /// The wording read as Markdown, in which an answer is never more than text.
  package func markdown(
    _ wording: Wording, in interview: Interview, item: QuestionPath.RepeatItem? = nil
  ) -> Markdown {
    let parts = piped(wording, in: interview, item: item)
    // Scalars of private use stand for the answers while the text is read.
    let used = Set(wording.text(in: language).unicodeScalars)
    var free = (UInt32(0xF0000)...0xFFFFD).lazy.compactMap(Unicode.Scalar.init).makeIterator()
    var values: [Unicode.Scalar: String] = [:]
    let text = parts.map { part in
      switch part {
      case .text(let text): return text
      case .answer(let answer):
        var place = free.next()
        while let one = place, used.contains(one) { place = free.next() }
        guard let place else { return "" }
        values[place] = answer
        return String(place)
      }
    }.joined()
    return Markdown(text).filled(values)
  }

  /// The words of the relevant answer under a name; nil where the survey has no such name.
  private func answer(_ text: String, _ interview: Interview, _ item: QuestionPath.RepeatItem?) -> String? {
    let names = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = names.first.flatMap({ Name($0) }), let entry = interview.index[name] else { return nil }
    let sheet = interview.submission()
    let path = QuestionPath(name, in: entry.repeated == nil ? nil : item)
    if names.count > 1 {
      guard let part = Name(names[1]) else { return nil }
      if case .grid(let ratings)? = sheet[path], case .matrix(let matrix) = entry.question.kind {
        let chosen = ratings.first { $0.row == part }?.choice
        return matrix.choices.first { $0.name == chosen }?.label.text(in: language) ?? ""
      }
      if case .allocation(let placed)? = sheet[path] {
        return placed.first { $0.choice == part }.map { String($0.points) } ?? ""
      }
      return sheet[specification: part, at: path] ?? ""
    }
    guard let answer = sheet[path] else { return "" }
    return words(for: answer, beside: sheet.specifications(of: entry.question, at: path), to: entry.question)
  }
}
