internal import Foundation
internal import GRDB
package import Responses

extension SurveyStore {
  /// Writes a copy of the store into a new file, whole and of one moment, while others go on writing; it is on the disk on return.
  ///
  /// The copy holds the key under which receipts and codes are hashed, so that they work with it, too.
  /// - Throws: `StoreFault` where there is such a file already, or it cannot be written; nothing is left of it then.
  package func backup(to path: String) throws(StoreFault) {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw .other(path: path, detail: "there is such a file already")
    }
    do {
      try pool.vacuum(into: path)
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.synchronize()
      try file.close()
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw StoreFault(error, path)
    }
  }
}
