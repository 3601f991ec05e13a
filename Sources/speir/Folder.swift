internal import Foundation

/// The folder of a consultation: definitions, responses and reports, each in a folder of its own.
struct Folder: Sendable {
  /// As it was given; `.` for the current folder, so that messages show the paths that a person would type.
  var path: String

  private func inside(_ name: String) -> String { path == "." ? name : path + "/" + name }

  var surveys: String { inside("surveys") }
  var responses: String { inside("responses") }
  var reports: String { inside("reports") }

  /// The store of a survey's responses.
  func store(of survey: String) -> String { responses + "/" + survey + ".sqlite" }

  /// The folder of a survey's reports.
  func reports(of survey: String) -> String { reports + "/" + survey }

  /// Where a survey's reports for publication stand, apart from those for its organisers alone, under the same names.
  func publicReports(of survey: String) -> String { reports(of: survey) + "/public" }

  /// The file of a survey that was named by its id or by a path.
  ///
  /// - Throws: `Failure` where there is none, with the ids that there are.
  func surveyFile(_ survey: String) throws(Failure) -> String {
    if survey.contains("/") || survey.hasSuffix(".yaml") || survey.hasSuffix(".yml") {
      guard FileManager.default.fileExists(atPath: survey) else {
        throw Failure(.noInput, "There is no file \(survey).")
      }
      return survey
    }
    let file = surveys + "/" + survey + ".yaml"
    guard FileManager.default.fileExists(atPath: file) else {
      let other = surveys + "/" + survey + ".yml"
      if FileManager.default.fileExists(atPath: other) {
        throw Failure(.noInput, "Definitions end in .yaml. Rename \(other) to \(survey).yaml.")
      }
      let known = surveyFiles().map { String($0.dropFirst(surveys.count + 1).dropLast(5)) }
      let hint =
        known.isEmpty
        ? "There are no surveys in \(surveys)/; name the folder that holds them with --directory."
        : "The surveys in \(surveys)/ are: \(known.joined(separator: ", "))."
      throw Failure(.noInput, "There is no survey ‘\(survey)’: \(file) does not exist. \(hint)")
    }
    return file
  }

  /// Every definition in the folder, in the order of their names; empty where there is no folder.
  func surveyFiles() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: surveys)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { surveys + "/" + $0 }
  }
}
