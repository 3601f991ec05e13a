internal import Foundation
internal import GRDB
internal import Responses

/// Opens a file as a store: looks before it touches, then sets every connection up.
enum StoreOpening {
  /// What `PRAGMA application_id` says in a store: "Spei".
  static let applicationID = 0x5370_6569

  static func open(_ path: String, patience: Double) throws -> (pool: DatabasePool, key: [UInt8]) {
    // Two processes that make or change the same store at once would be in each other's way.
    let turn = takeTurn(in: split(path).folder)
    defer { if turn >= 0 { Foundation.close(turn) } }
    let isThere = try inspect(path, patience: patience)
    if !isThere { try makePrivateFile(path) }
    let pool = try DatabasePool(path: path, configuration: configuration(patience: patience))
    try pool.writeWithoutTransaction { db in
      // The pool has set NORMAL by now, under which a commit may be lost with the power.
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    try StoreMigrations.all.migrate(pool)
    let key = try pool.writeWithoutTransaction { db in
      let sql = "SELECT value FROM setting WHERE name = 'key'"
      if let known = try Data.fetchOne(db, sql: sql) { return known as Data? }
      try db.execute(
        sql: "INSERT INTO setting (name, value) VALUES ('key', ?) ON CONFLICT (name) DO NOTHING",
        arguments: [Data(chance(32))])
      return try Data.fetchOne(db, sql: sql)
    }
    guard let key, key.count == 32 else { throw StoreFault.corrupt(path: path, detail: "it has lost its key") }
    return (pool, [UInt8](key))
  }

  /// Looks at a file without changing it: false where there is none or it is empty.
  ///
  /// - Throws: `StoreFault` if it is no store of this version or an older one, SQLite's error if it is no database.
  private static func inspect(_ path: String, patience: Double) throws -> Bool {
    let (folder, name) = split(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw StoreFault.cannotOpen(path: path, detail: "there is no folder \(folder)")
    }
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      guard access(folder, W_OK) == 0 else { throw StoreFault.readOnly(path: path) }
      return false
    }
    guard !isFolder.boolValue else { throw StoreFault.cannotOpen(path: path, detail: "\(name) is a folder") }
    guard access(path, R_OK) == 0 else {
      throw StoreFault.cannotOpen(path: path, detail: String(cString: strerror(errno)))
    }
    guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else { throw StoreFault.readOnly(path: path) }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int, size > 0 else { return false }
    var looking = Configuration()
    looking.readonly = true
    looking.busyMode = .timeout(patience)
    let queue = try DatabaseQueue(path: path, configuration: looking)
    defer { try? queue.close() }
    try queue.read { db in
      let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      guard application == applicationID || (application == 0 && tables == 0) else {
        throw StoreFault.corrupt(path: path, detail: "it is a database of another program")
      }
      guard try !StoreMigrations.all.hasBeenSuperseded(db) else { throw StoreFault.fromNewerVersion(path: path) }
    }
    return true
  }

  /// Waits until no other process opens a store in the folder, and holds it until the descriptor is closed; negative where the file system
  /// knows no such thing.
  private static func takeTurn(in folder: String) -> Int32 {
    let descriptor = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return descriptor }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { break }
    }
    return descriptor
  }

  /// Answers are nobody else's business: a new store can be read by its owner alone.
  private static func makePrivateFile(_ path: String) throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      // An empty file is there already, or has come in between.
      case EEXIST: return
      case EACCES, EPERM, EROFS: throw StoreFault.readOnly(path: path)
      case ENOSPC, EDQUOT: throw StoreFault.full(path: path)
      default: throw StoreFault.cannotOpen(path: path, detail: String(cString: strerror(errno)))
      }
    }
    Foundation.close(descriptor)
  }

  /// How every connection is set up, whatever it is for.
  static let caution = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY"

  static func configuration(patience: Double, readonly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(sql: caution)
      if !db.configuration.readonly {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA secure_delete = ON")
      }
    }
    return configuration
  }

  private static func chance(_ count: Int) -> [UInt8] {
    var system = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
