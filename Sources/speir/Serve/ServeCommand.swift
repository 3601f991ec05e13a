internal import ArgumentParser
internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Responses
internal import SQLiteStore
internal import Seals
internal import Surveys
internal import WebForm

/// `speir serve`: the web form and the endpoint, until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Ask surveys on the web.",
    discussion: """
      Serves the surveys that are named, or every one in surveys/. Answers are on the disk before anybody is told that they were \
      taken. Stop it with Ctrl-C or SIGTERM: what was accepted is finished first. For the outside world put a proxy with TLS in front.

      With a secret of at least 16 characters, in $SPEIR_ORGANISER_SECRET or in a file, there are pages for organisers at /organise.
      """)

  @Argument(help: ArgumentHelp("Ids or paths of the surveys. (default: every one in surveys/)", valueName: "survey"))
  var surveys: [String] = []

  @Option(help: ArgumentHelp("The address to listen at; 0.0.0.0 for every one.", valueName: "host"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port to listen at; 0 for any that is free.", valueName: "port"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "How many requests a second each client may send, and twenty times as many at once; 0 for no bound. A room behind one address is one client.",
      valueName: "number"))
  var clientRate = 20

  @Flag(help: "Believe a proxy in front: X-Forwarded-Proto and X-Forwarded-For.")
  var behindProxy = false

  @Option(
    help: ArgumentHelp(
      "The address of a proxy, or its network, such as 172.18.0.0/16; may be said more than once. It alone is believed, and has no bound on its connections.",
      valueName: "address"))
  var trustedProxy: [String] = []

  @Option(
    help: ArgumentHelp("The file that holds the organisers' secret; only its owner may read it.", valueName: "file"))
  var organiserSecretFile: String?

  @OptionGroup var directory: DirectoryOption

  func validate() throws {
    guard clientRate >= 0 else { throw ValidationError("--client-rate is 0 or more.") }
    for text in trustedProxy where AddressRange(text) == nil {
      throw ValidationError(
        "--trusted-proxy is an address such as 172.18.0.2, or a network such as 172.18.0.0/16, and not “\(text)”.")
    }
    guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run() async throws {
    let world = World.live(directory)
    let names = surveys.isEmpty ? world.folder.surveyFiles() : surveys
    guard !names.isEmpty else {
      throw Failure(.noInput, "There is no survey in \(world.folder.surveys). Write one, or name another --directory.")
    }
    let secret = try OrganiserSecret.read(
      file: organiserSecretFile, environment: ProcessInfo.processInfo.environment)
    var chance = SystemRandomNumberGenerator()
    let door = secret.map { OrganiserDoor(OrganiserSeal(secret: $0, using: &chance)) }
    var served: [ServedSurvey] = []
    for name in names { served.append(try world.served(try world.load(name))) }
    let site = FormSite(served, now: world.now, proxies: proxies, organiser: door)
    var logger = Logger(label: "speir") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .info
    let console = world.console
    let host = host
    let application = WebForm.application(
      site, WebForm.Settings(host: host, port: port, perClient: clientRate == 0 ? nil : clientRate), logger: logger,
      running: { port in
        console.print("Listening at http://\(host):\(port)")
        if door != nil { console.printError("Organisers sign in at http://\(host):\(port)/organise") }
      })
    if proxies == .anybody, !["127.0.0.1", "::1", "localhost"].contains(host) {
      console.printError(
        "Whoever reaches \(host) is taken for the proxy. Name the proxy's address with --trusted-proxy.")
    }
    OpenFiles.raise(for: WebForm.connections, console)
    defer {
      // What was erased stands in no file when the program has ended.
      for one in served { try? one.store.settle() }
    }
    do {
      try await application.runService()
    } catch {
      throw ServeCommand.failure(error, host, port)
    }
  }
}

extension ServeCommand {
  /// Those that are named; without a name whoever connects, where there is a proxy at all.
  var proxies: ProxyTrust {
    if !trustedProxy.isEmpty { return .at(trustedProxy.compactMap(AddressRange.init)) }
    return behindProxy ? .anybody : .nobody
  }

  /// Why the server cannot run, with what to do.
  static func failure(_ error: any Error, _ host: String, _ port: Int) -> Failure {
    let place = "\(host):\(port)"
    let text =
      switch (error as? IOError)?.errnoCode {
      case EADDRINUSE:
        "Another program listens on port \(port) of \(host). Stop it, or name another port, such as --port \(port < 65535 ? port + 1 : 8080)."
      case EACCES: "You may not listen on port \(port). Name one from 1024, such as --port 8080."
      case EADDRNOTAVAIL: "This machine has no address \(host). Name one that it has with --host, or 127.0.0.1."
      default: "The server cannot listen at \(place), or had to stop: \(error)."
      }
    return Failure(.unavailable, text)
  }
}

extension World {
  /// A survey with its store, ready to be asked on the web.
  ///
  /// - Throws: `Failure` where its privacy notice is still a blank to fill in, or its store cannot be opened.
  func served(_ loaded: LoadedSurvey) throws(Failure) -> ServedSurvey {
    guard !loaded.survey.hasBlankPrivacy else {
      throw Failure(
        .notAllowed,
        "\(loaded.survey.id): the privacy notice is still a blank to fill in. Say who holds the answers, why, for how long, and whom to write to."
      )
    }
    let store = try store(for: loaded)
    let zone = loaded.survey.timezone
    let startDay = try today(in: zone)
    let days = try days(in: zone)
    let day: @Sendable (Moment) -> CivilDate = { days($0) ?? startDay }
    // What nobody came back to is gone, also where nobody has come since.
    do {
      try store.discardLapsed(at: now())
    } catch {
      throw Failure(error)
    }
    return ServedSurvey(
      survey: loaded.survey, store: store, day: day, archived: { store.survey(of: $0) },
      desk: LiveDesk(self, loaded, store, day: day), sessions: store)
  }
}
