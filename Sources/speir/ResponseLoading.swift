internal import Priorities
internal import ResponseFiles
internal import Responses
internal import SQLiteStore
internal import Surveys

/// How the commands that work on figures come to a survey's responses.
extension World {
  /// All responses in a survey's store, sorted; empty where nothing was ever stored.
  func sortedResponses(to loaded: LoadedSurvey) throws(Failure) -> SortedResponses {
    try countedResponses(to: loaded).sorted
  }

  /// All responses in a survey's store, sorted, and counted as far as its blocks go; empty where nothing was ever stored.
  func countedResponses(to loaded: LoadedSurvey) throws(Failure) -> CountedResponses {
    let store = try existingStore(of: loaded.survey.id)
    guard let store else {
      do throws(SortedResponses.Fault) {
        console.printError("Nothing has been stored yet: there is no \(folder.store(of: loaded.survey.id)).")
        return CountedResponses(
          sorted: try SortedResponses(loaded.survey, form: loaded.form, window: loaded.window, from: NoResponses()) {
            _ in nil
          })
      } catch {
        throw Failure(error, folder.store(of: loaded.survey.id))
      }
    }
    return try countedResponses(to: loaded, in: store)
  }

  /// All responses in that store, sorted and counted.
  func countedResponses(to loaded: LoadedSurvey, in store: SurveyStore) throws(Failure) -> CountedResponses {
    let projection = try projection(of: loaded, store)
    do throws(SortedResponses.Fault) { return try projection.read(store) } catch { throw Failure(error, store.path) }
  }

  /// What is known of a survey's responses without any answer; nothing where nothing was ever stored.
  func account(of loaded: LoadedSurvey) throws(Failure) -> SortingAccount {
    guard let store = try existingStore(of: loaded.survey.id) else { return try sortedResponses(to: loaded).account }
    return try responseCounts(to: loaded, in: store).account
  }

  /// What is known of the responses in that store without their answers.
  func responseCounts(to loaded: LoadedSurvey, in store: SurveyStore) throws(Failure) -> ResponseCounts {
    let projection = try projection(of: loaded, store)
    do throws(SortedResponses.Fault) { return try projection.count(store) } catch { throw Failure(error, store.path) }
  }

  private func projection(of loaded: LoadedSurvey, _ store: SurveyStore) throws(Failure) -> Projection {
    let window = loaded.window.opened(by: try rulings(on: loaded.survey.id))
    return Projection(loaded.survey, form: loaded.form, method: loaded.method, window: window) { store.survey(of: $0) }
  }
}

extension World {
  /// All responses in a file of JSON Lines, or on standard input for `-`, sorted; older forms are read by the definitions in the store.
  ///
  /// - Throws: `Failure` with every line that cannot be taken.
  func sortedResponses(
    to loaded: LoadedSurvey, inFile path: String
  ) throws(Failure) -> (sorted: SortedResponses, file: ResponseFile) {
    let store = try existingStore(of: loaded.survey.id)
    let chunks = try InputChunks(path)
    var lines = chunks.lines
    var checking = LineChecking(loaded.survey, form: loaded.form, try surroundings(of: loaded, store))
    var faults = LineFaults(file: path == "-" ? "standard input" : path)
    let file = ResponseFile(&lines, &checking) { faults.add($1, line: $0) }
    try chunks.check()
    guard faults.count == 0 else {
      throw Failure(
        .badData,
        """
        \(faults.text)
        \(faults.count.counted("line")) of \(faults.file) cannot be taken. Mend them, or leave them out by importing the file with \
        --skip-invalid; a spreadsheet has to be imported, too.
        """)
    }
    let window = loaded.window.opened(by: try rulings(on: loaded.survey.id))
    do throws(SortedResponses.Fault) {
      let sorted = try SortedResponses(loaded.survey, form: loaded.form, window: window, from: file) {
        store?.survey(of: $0)
      }
      return (sorted, file)
    } catch {
      throw Failure(error, path)
    }
  }
}

/// The source of a survey that nobody has answered.
private struct NoResponses: ResponseSource {
  func counters() throws(StoreFault) -> ResponseCounters { ResponseCounters() }
  func readCodes(_ body: (CodedRow) -> Bool) throws(StoreFault) {}
  func readTexts(_ body: (ResponseID, ResponseText) -> Bool) throws(StoreFault) {}
  func readLanguages(_ body: (ResponseID, Language) -> Bool) throws(StoreFault) {}
}
