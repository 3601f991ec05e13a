// What the server's bench compares with: the same web library without any of the house's own work.
//
//     Baseline PORT STORE BYTES
//
// GET /  answers a constant of so many bytes. POST / inserts the raw body, one commit a request, flushed to the disk, and answers a constant.
import Foundation
import GRDB
import Hummingbird
import Logging
import NIOCore

let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8090
let pool = try DatabasePool(path: CommandLine.arguments.dropFirst(2).first ?? "baseline.sqlite")
try pool.writeWithoutTransaction { db in
  try db.execute(sql: "PRAGMA synchronous = FULL")
  try db.execute(sql: "CREATE TABLE IF NOT EXISTS body (seq INTEGER PRIMARY KEY, text TEXT NOT NULL)")
  guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else { throw CocoaError(.featureUnsupported) }
}
let bytes = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 7000
let page = ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes)
let router = Router()
router.get("/") { _, _ in Response(status: .ok, body: ResponseBody(byteBuffer: page)) }
router.post("/") { request, _ in
  let body = try await request.body.collect(upTo: 1 << 20)
  let text = String(buffer: body)
  try await pool.write { db in
    try db.cachedStatement(sql: "INSERT INTO body (text) VALUES (?)").execute(arguments: [text])
  }
  return Response(status: .created, body: ResponseBody(byteBuffer: ByteBuffer(string: "{}")))
}
var logger = Logger(label: "baseline")
logger.logLevel = .error
let application = Application(
  router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)), logger: logger)
try await application.runService()
