internal import ArgumentParser
internal import Foundation
internal import Responses
internal import SQLiteStore
internal import Seals

/// `speir forget`: erases what a person said, by the receipt that they hold.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Erase the response that a receipt is for.",
    discussion:
      "The answers, the texts, the e-mail address and the receipt go; only a count of withdrawn responses is left.")

  @Argument(help: "The receipt, as it was shown after submitting.")
  var receipt: String

  @OptionGroup var directory: DirectoryOption

  func run() throws {
    let world = World.live(directory)
    let receipt = try read()
    guard let store = try world.existingStore(of: receipt.survey) else {
      throw Failure(
        .noInput, "There are no responses to ‘\(receipt.survey)’ in \(world.folder.responses)/. Is --directory right?")
    }
    let erasure: Erasure
    do throws(StoreFault) { erasure = try store.forget(receipt.sealed(under: store.key)) } catch {
      throw Failure(error)
    }
    if !erasure.isScrubbed {
      world.console.printError(Erasure.notScrubbed)
    }
    guard erasure.responses > 0 || erasure.addresses > 0 else {
      throw Failure(
        .noInput, "There is no response with this receipt in ‘\(receipt.survey)’. It may have been erased before.")
    }
    world.console.print("The response to ‘\(receipt.survey)’ is erased.")
    world.sayWhatReportsHold(receipt.survey)
    if !erasure.isScrubbed { throw Failure(.tryAgain, "") }
  }

  private func read() throws(Failure) -> Receipt {
    do throws(Receipt.Slip) {
      return try Receipt(receipt)
    } catch {
      switch error {
      case .shape:
        throw Failure(
          .usage,
          "This is no receipt. A receipt is the survey's id and seven groups of four letters and digits, with hyphens.")
      case .mistyped:
        throw Failure(.usage, "A letter or digit of this receipt is wrong. Compare it with the one that was shown.")
      }
    }
  }
}

extension World {
  /// Says that reports made before an erasure may still quote what was erased; nothing where there are none.
  func sayWhatReportsHold(_ survey: String) {
    let reports = folder.reports(of: survey)
    guard (try? FileManager.default.contentsOfDirectory(atPath: reports))?.isEmpty == false else { return }
    console.print(
      "Reports in \(reports) were made before, and may still quote it. Make them again: speir report \(survey). Copies that were handed on are in your hands."
    )
  }
}

extension Erasure {
  /// For the person at the terminal, where another process was in the way.
  static let notScrubbed = """
    Another program is reading the store, so that traces are left in its files for now. They go with the next erasure: run this \
    again in a moment.
    """
}
