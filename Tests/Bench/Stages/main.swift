// Times what a report does with many responses, stage by stage, inside one process.
//
//     Stages DEFINITION.yaml STORE.sqlite [COPIES]
//
// For counts.py. With copies, each block is kept so many times over, as if there were so many more people, before anything but the first stage is timed;
// the store is of no use afterwards, and the last line is the most memory that was held, in bytes. It makes the store's blocks anew and adds one response; each line that it writes is a stage, a tab, and seconds.
import Foundation
import Priorities
import Responses
import SQLiteStore
import Seals
import SurveyFiles
import Surveys

func timed<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
  let start = ContinuousClock.now
  let value = try work()
  print("\(name)\t\((ContinuousClock.now - start) / .seconds(1))")
  return value
}

let paths = CommandLine.arguments.dropFirst()
let copies = paths.count == 3 ? paths.last.flatMap { Int($0) } : 1
guard 2...3 ~= paths.count, let copies, let file = paths.first, let path = paths.dropFirst().first,
  let bytes = FileManager.default.contents(atPath: file),
  var survey = SurveyReader.read(Array(bytes), file: file).survey
else {
  print("Usage: Stages DEFINITION.yaml STORE.sqlite")
  exit(64)
}
let store = try SurveyStore(path: path)
// Blocks under another name are of no use, so that the first reading is from the rows alone.
let edition = UUID().uuidString
let projection = Projection(survey, form: survey.formHash, method: edition, window: AcceptanceWindow()) { _ in nil }

_ = try timed("cold") { try projection.count(store) }
if copies > 1 {
  let kept = try store.keptBlocks(under: projection.key)
  let blocks = try kept.blocks.map { block in
    BlockChange.Block(
      bound: block.bound, summary: block.summary ?? [], columns: try store.columns(ofBlockFrom: block.bound) ?? [])
  }
  let change = BlockChange(key: projection.key, version: kept.version, mark: kept.mark, gone: nil)
  _ = try store.keep(change, copies * blocks.count) { at in
    // Letters come behind all ids.
    var block = blocks[at % blocks.count]
    if at >= blocks.count { block.bound = "x\(100 + at / blocks.count)\(block.bound)" }
    return block
  }
}
for _ in 0..<5 { _ = try timed("counts") { try projection.count(store) } }

var copy: Submission?
try store.readRecords { record in
  try? store.readCodes(in: IDRange(from: record.id.text)) { row in
    var record = record
    record.id = ResponseID(bytes: [255] + (0..<15).map { _ in UInt8.random(in: 0...255) })
    copy = Submission(
      record: record, codes: row.codes, texts: [], receipt: nil, addresses: [], receivedAt: Moment(milliseconds: 0))
    return false
  }
  return false
}
_ = try store.add(limit: nil) {
  defer { copy = nil }
  return copy.map { .response($0) } ?? .end
}
_ = try timed("one more") { try projection.count(store) }

let whole = try timed("columns") { try projection.read(store) }
for _ in 0..<3 { _ = timed("table") { CrossTable.compute(survey, whole.sorted.matrix, by: "one0") } }
survey.priorities.bootstrap = 0
let order = timed("order") { PriorityResult.compute(survey, whole.sorted.matrix, counts: whole.counts) }
survey.priorities.bootstrap = 2000
let sure = timed("redrawn") { PriorityResult.compute(survey, whole.sorted.matrix, counts: whole.counts) }
guard order.people == sure.people else { exit(70) }
if copies > 1 {
  var usage = rusage()
  getrusage(0, &usage)
  print("people\t\(order.people)\nmemory\t\(usage.ru_maxrss * 1024)")
}
