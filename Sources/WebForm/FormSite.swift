internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import Phrases
internal import Responses
internal import Seals
package import Surveys

/// All surveys that are served, and what lies outside: the clock, and what is believed of a proxy in front.
package struct FormSite: Sendable {
  /// By id.
  package let surveys: [String: ServedSurvey]
  /// The clock.
  package let now: @Sendable () -> Moment
  /// Which proxies in front say by which scheme and for whom they ask (`X-Forwarded-Proto`, `X-Forwarded-For`).
  package let proxies: ProxyTrust
  /// Lets organisers in; nil where there are no pages for them.
  package let organiser: OrganiserDoor?
  /// Lets nobody try invitations for long.
  let invitationAttempts = AttemptLimit.ofCodes
  /// Lets nobody try the codes of begun answers for long.
  let codeAttempts = AttemptLimit.ofCodes
  /// The least time in which a person can have answered; what comes sooner is asked to look again.
  package let leastTime: Int64

  package init(
    _ surveys: [ServedSurvey], now: @escaping @Sendable () -> Moment, proxies: ProxyTrust = .nobody,
    organiser: OrganiserDoor? = nil, leastMilliseconds: Int64 = 2000
  ) {
    self.surveys = Dictionary(surveys.map { ($0.survey.id, $0) }) { first, _ in first }
    self.now = now
    self.proxies = proxies
    self.organiser = organiser
    leastTime = leastMilliseconds
  }

  /// The survey that a request names.
  func served(_ context: some RequestContext) throws(Refusal) -> ServedSurvey {
    guard let id = context.parameters.get("id"), let served = surveys[id] else { throw .notFound }
    return served
  }

  /// Whether figures about the running of the site may be seen: on the machine itself, past any proxy, and by organisers.
  func maySeeMetrics(_ request: Request, _ context: FormContext) -> Bool {
    if organiser?.session(request, now()) != nil { return true }
    return !context.isForwarded && (context.address.map(ClientName.isLocal) ?? true)
  }

  /// Whether the person who asks does so by HTTPS, as a proxy says; what others say is taken out before (`ProxyTrust.settled`).
  func isSecure(_ request: Request) -> Bool {
    ProxyTrust.forwardedProto.flatMap { request.headers[$0] } == "https"
  }

  /// Where the site is for whoever asks, such as `https://survey.example.org`.
  func origin(_ request: Request) -> String {
    let host = request.head.authority ?? "localhost"
    return (isSecure(request) ? "https://" : "http://")
      + host.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".:-[]".contains($0)) }
  }

  /// The fields of a form that was sent; at most 256 kB are read.
  func body(_ request: Request) async throws -> FormBody {
    let type = request.headers[.contentType] ?? ""
    guard type.prefix(while: { $0 != ";" }).lowercased() == "application/x-www-form-urlencoded" else {
      throw Refusal.wrongType
    }
    let bytes = try await bytes(request)
    do { return try FormBody(bytes) } catch { throw error == .tooManyFields ? Refusal.tooLarge : .malformed }
  }

  /// What was sent, up to 256 kB.
  ///
  /// Of what is larger up to 2 MB are taken in and thrown away, for whoever still sends, such as a proxy, sees a connection that broke in the
  /// place of what it is told.
  func bytes(_ request: Request) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    var length = 0
    for try await part in request.body {
      length += part.readableBytes
      guard length <= 2 * 1024 * 1024 else { throw Refusal.tooLarge }
      if length <= 256 * 1024 { bytes += part.readableBytesView } else { bytes = [] }
    }
    guard length <= 256 * 1024 else { throw Refusal.tooLarge }
    return bytes
  }

  /// Does a deed, and turns what stands in the way into what a person is told.
  func perform(_ deed: FormDeed, _ served: ServedSurvey) async throws(Refusal) -> FormOutcome {
    let outcome: FormOutcome
    do {
      outcome = try await served.queue.perform(deed)
    } catch {
      switch error {
      case .overfull: throw .busy("too many requests wait")
      case .store(let fault): throw .busy(String(describing: fault))
      }
    }
    switch deed {
    case .submit(_, let draft?, _), .discard(let draft): served.forget(draft: draft)
    case .submit, .keep: break
    }
    switch outcome {
    case .tooLarge: throw .tooLarge
    case .crowded: throw .busy("as many drafts wait as are kept")
    case .done, .known, .withdrawn, .full, .uninvited: return outcome
    }
  }

  /// Refuses a request to change something that came from a page of another site.
  func requireOwn(_ request: Request) throws(Refusal) {
    if isFromElsewhere(request) { throw .sentFromElsewhere }
  }

  /// Whether a request to change something came from a page of another site, as browsers say.
  func isFromElsewhere(_ request: Request) -> Bool {
    if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
      return site == "cross-site" || site == "same-site"
    }
    // Older browsers say where a form came from, if anything.
    guard let origin = request.headers[.origin], let host = request.head.authority else { return false }
    return origin != "null" && !origin.hasSuffix("//" + host)
  }
}
