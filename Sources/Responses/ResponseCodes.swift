internal import Surveys

/// One person's answers as the bytes of a `MatrixLayout`: the row, then for each repeat its items' rows in order.
package enum ResponseCodes {
  /// The bits of a number that is not there: a NaN that no arithmetic makes.
  package static let missing: UInt64 = 0x7FF8_5370_6569_7200

  /// The bytes of a sheet. What the layout does not know is left out; linear in the number of fields.
  package static func encode(_ sheet: AnswerSheet, _ layout: MatrixLayout) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(layout.width)
    append(sheet, layout, to: &bytes)
    return bytes
  }

  private static func append(_ sheet: AnswerSheet, _ layout: MatrixLayout, to bytes: inout [UInt8]) {
    var nested: [(AnswerSheet, MatrixLayout)] = []
    for field in layout.fields {
      let answer = sheet[field.question]
      switch field.form {
      case .choice(let names):
        let code: Int =
          switch answer {
          case .choice(let name): (names.firstIndex(of: name) ?? -1) + 1
          case .grid(let ratings):
            ratings.first { $0.row == field.line }.map { rating in
              (names.firstIndex(of: rating.choice) ?? -1) + 1
            } ?? 0
          default: 0
          }
        append(code, width: field.form.width, to: &bytes)
      case .choices(let names):
        var set = [UInt8](repeating: 0, count: field.form.width)
        if case .choices(let chosen)? = answer {
          set[0] = 1
          for name in chosen {
            guard let index = names.firstIndex(of: name) else { continue }
            set[(index + 1) / 8] |= 1 << ((index + 1) % 8)
          }
        }
        bytes += set
      case .places(let names):
        var places = [UInt8](repeating: 0, count: names.count)
        if case .ranking(let ranked)? = answer {
          var place: UInt8 = 0
          for name in ranked where place < 255 {
            guard let index = names.firstIndex(of: name), places[index] == 0 else { continue }
            place += 1
            places[index] = place
          }
        }
        bytes += places
      case .points(let names):
        var points = [Int](repeating: 0, count: names.count)
        if case .allocation(let placed)? = answer {
          for one in placed {
            guard let index = names.firstIndex(of: one.choice) else { continue }
            points[index] = min(max(one.points, 0), 65_535)
          }
        }
        for one in points { append(one, width: 2, to: &bytes) }
      case .number:
        let bits: UInt64 =
          switch answer {
          case .number(let number), .calculated(.number(let number)): number.bitPattern
          case .calculated(.boolean(let truth)): (truth ? 1.0 : 0.0).bitPattern
          default: missing
          }
        append(Int(Int64(bitPattern: bits)), width: 8, to: &bytes)
      case .day:
        if case .date(let day)? = answer {
          append(day.daysSince1970, width: 4, to: &bytes)
        } else {
          append(Int(Int32.min), width: 4, to: &bytes)
        }
      case .answered, .ticked:
        bytes.append(answer == nil ? 0 : 1)
      case .items(let inner):
        let items: [AnswerSheet] = if case .items(let items)? = answer { items } else { [] }
        append(items.count, width: 4, to: &bytes)
        nested += items.map { ($0, inner) }
      }
    }
    for (item, inner) in nested { append(item, inner, to: &bytes) }
  }

  private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
  }
}
