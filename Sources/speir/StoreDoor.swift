internal import Foundation
internal import Reports
internal import Responses
internal import SQLiteStore
internal import SurveyFiles
internal import Surveys

/// How the commands come to a survey's store.
extension World {
  /// The store of a survey; nil where nothing was ever stored.
  func existingStore(of survey: String) throws(Failure) -> SurveyStore? {
    let path = folder.store(of: survey)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do { return try stores.store(at: path) } catch { throw Failure(error) }
  }

  /// The store of a survey, made with its folder where there is none, and its definition archived in it.
  func store(for loaded: LoadedSurvey) throws(Failure) -> SurveyStore {
    do {
      try FileManager.default.createDirectory(atPath: folder.responses, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "The folder \(folder.responses) cannot be made. Check that you may write there.")
    }
    do {
      let store = try stores.store(at: folder.store(of: loaded.survey.id))
      try store.archive(
        ArchivedDefinition(form: loaded.form, method: loaded.method, source: loaded.source, firstUsed: now()))
      return store
    } catch {
      throw Failure(error)
    }
  }
}

extension World {
  /// What was ruled by hand on a survey; empty where nothing was ever stored.
  func rulings(on survey: String) throws(Failure) -> [Ruling] {
    let store = try existingStore(of: survey)
    do { return try store?.rulings() ?? [] } catch { throw Failure(error) }
  }

  /// What is counted otherwise than under the first definition in the store; nil where that is the method of today, or nothing is stored.
  func methodChanges(of loaded: LoadedSurvey) throws(Failure) -> [String]? {
    guard let store = try existingStore(of: loaded.survey.id) else { return nil }
    let first: ArchivedDefinition?
    do { first = try store.definitions().first } catch { throw Failure(error) }
    guard let first, first.method != loaded.method else { return nil }
    let older = SurveyReader.read(Array(first.source.utf8), file: first.form.text).survey
    return older.map { MethodChange.parts(from: $0, to: loaded.survey) } ?? []
  }
}

extension DefinitionArchive {
  /// The definition of a form that was used before; nil if none was archived or it cannot be read any more.
  func survey(of form: FormHash) -> Survey? {
    guard let archived = try? definition(of: form) else { return nil }
    return SurveyReader.read(Array(archived.source.utf8), file: archived.form.text).survey
  }
}

extension Failure {
  /// The words for responses that cannot be sorted.
  init(_ fault: SortedResponses.Fault, _ name: String) {
    switch fault {
    case .store(let fault): self.init(fault)
    case .unknownForm(let id, let form):
      self.init(
        .badData,
        """
        Response \(id) was given under a definition that is not in the store (\(form)). Put back the store it came from, \
        or set the response aside.
        """)
    case .codes(let id, _):
      self.init(.badData, "Response \(id) in \(name) is damaged. Put back a copy that you kept; nothing was changed.")
    }
  }
}
