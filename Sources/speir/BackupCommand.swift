internal import ArgumentParser
internal import Foundation
internal import Responses
internal import SQLiteStore
internal import Surveys

/// `speir backup`: a copy of each store, whole and of one moment, while the form goes on taking answers.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the stores of responses, also while answers come in.",
    discussion: """
      Writes <folder>/<survey>.sqlite for each survey; the folder must not hold one already. To restore, stop the server, and copy the \
      file back into responses/. Receipts and codes that people hold work with the copy.
      """)

  @Argument(help: ArgumentHelp("Ids of the surveys. (default: every one that has a store)", valueName: "survey"))
  var surveys: [String] = []

  @Option(help: ArgumentHelp("The folder to write into; made where there is none.", valueName: "dir"))
  var output: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let names = surveys.isEmpty ? world.folder.storedSurveys() : surveys
    guard !names.isEmpty else {
      throw Failure(.noInput, "There is no store in \(world.folder.responses), so there is nothing to copy.")
    }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "The folder \(output) cannot be made. Check that you may write there.")
    }
    for name in names {
      guard let store = try world.existingStore(of: name) else {
        throw Failure(.noInput, "Nothing was ever stored for ‘\(name)’: there is no \(world.folder.store(of: name)).")
      }
      let copy = "\(output)/\(name).sqlite"
      guard !FileManager.default.fileExists(atPath: copy) else {
        throw Failure(.cannotCreate, "\(copy) is there already. Name a new folder, such as one with today's date.")
      }
      do throws(StoreFault) {
        try store.backup(to: copy)
        world.console.print("\(copy): \(try store.counters().responses.counted("response"))")
      } catch {
        throw Failure(error)
      }
    }
  }
}

extension Folder {
  /// The surveys that have a store, in the order of their names.
  fileprivate func storedSurveys() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: responses)) ?? []
    return names.filter { $0.hasSuffix(".sqlite") }.map { String($0.dropLast(7)) }.sorted()
  }
}
