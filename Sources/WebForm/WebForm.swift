package import Hummingbird
package import Logging
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Pages
internal import Phrases
internal import Responses
internal import Surveys

/// The web form and the endpoint as one application.
package enum WebForm {
  /// How the server is set up.
  package struct Settings: Sendable {
    package var host: String
    package var port: Int
    /// How many requests a client may send at once, and how many more each second; nil for no bound.
    package var burst: Int?
    package var perSecond: Double

    package init(host: String, port: Int, burst: Int?, perSecond: Double = 20) {
      self.host = host
      self.port = port
      self.burst = burst
      self.perSecond = perSecond
    }

    /// Twenty seconds' worth of requests at once; nil for no bound.
    package init(host: String, port: Int, perClient: Int?) {
      self.init(host: host, port: port, burst: perClient.map { 20 * $0 }, perSecond: Double(perClient ?? 0))
    }
  }

  /// How many connections there may be, and how many of them one client may have.
  package static let connections = 4096
  private static let connectionsPerClient = 256

  /// The application, not yet running.
  ///
  /// - Parameter running: called with the port once requests are taken.
  package static func application(
    _ site: FormSite, _ settings: Settings, logger: Logger, running: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let counts = ConnectionCounts(most: connectionsPerClient, proxies: site.proxies)
    return Application(
      router: router(site, settings),
      server: HTTPServerBuilder { responder in
        LoopChannel(base: HTTP1Channel(responder: responder, configuration: channel(counts)))
      },
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(connections)),
      services: [DraftSweep(site: site)],
      onServerRunning: { channel in running(channel.localAddress?.port ?? settings.port) }, logger: logger)
  }

  /// What every connection is held to.
  private static func channel(_ counts: ConnectionCounts) -> HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionLimit(counts), ArrivalDeadline(.seconds(30))],
      idleTimeout: .seconds(30),
      httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
  }

  static func router(_ site: FormSite, _ settings: Settings) -> Router<FormContext> {
    let router = Router(context: FormContext.self, options: .autoGenerateHeadEndpoints)
    let counts = Counts()
    router.addMiddleware { Reception(counts: counts, proxies: site.proxies) }
    if let burst = settings.burst {
      router.addMiddleware { ClientLimit(capacity: burst, perSecond: settings.perSecond) }
    }
    let pages = PageRoutes(site: site)
    let questions = QuestionRoutes(site: site)
    let check = CheckRoutes(site: site)
    let receipts = ReceiptRoutes(site: site)
    let endpoint = EndpointRoutes(site: site)
    router.get("/") { _, _ in try home(site) }
    router.get("/form.js") { _, _ in
      Answering.text(FormScript.text, type: "text/javascript; charset=utf-8", cache: "public, max-age=86400")
    }
    router.get("/robots.txt") { _, _ in
      Answering.text("User-agent: *\nDisallow: /\n", type: "text/plain; charset=utf-8", cache: "public, max-age=86400")
    }
    let survey = router.group("/s/:id")
    survey.get { try await pages.start($0, $1) }
    survey.post("start") { try await pages.begin($0, $1) }
    survey.get("p/:page") { try await questions.show($0, $1) }
    survey.post("p/:page") { try await questions.take($0, $1) }
    survey.get("check") { try await check.show($0, $1) }
    survey.post("check") { try await check.send($0, $1) }
    survey.get("done") { try await pages.done($0, $1) }
    survey.get("saved") { try await pages.saved($0, $1) }
    survey.get("resume") { try await pages.resume($0, $1) }
    survey.post("resume") { try await pages.comeBack($0, $1) }
    survey.post("leave") { try await pages.leave($0, $1) }
    survey.get("paper") { try await pages.paper($0, $1) }
    let invitations = InvitationRoutes(site: site)
    survey.get("i/:invitation") { try await invitations.open($0, $1) }
    survey.get("invitation") { try await invitations.ask($0, $1) }
    survey.post("invitation") { try await invitations.take($0, $1) }
    let receipt = survey.group("receipt").add(middleware: Aside())
    receipt.get { try await receipts.ask($0, $1) }
    receipt.post { try await receipts.look($0, $1) }
    let results = ResultRoutes(site: site)
    survey.group("results").add(middleware: Aside()).get { try await results.show($0, $1) }
    addRooms(router, RoomRoutes(site: site, limits: RoomLimits()))
    let programs = router.group("/api/v1")
    programs.get("surveys/:id") { try await endpoint.definition($0, $1) }
    programs.post("surveys/:id/responses") { try await endpoint.submit($0, $1) }
    programs.group("responses").add(middleware: Aside()).delete(":receipt") { try await endpoint.erase($0, $1) }
    if let door = site.organiser { addOrganiser(router, OrganiserRoutes(site: site, door: door)) }
    router.get("/openapi.yaml") { _, _ in
      Answering.text(OpenAPIDocument.text(Array(site.surveys.keys)), type: "application/yaml", cache: "no-cache")
    }
    router.get("/healthz") { _, _ in Answering.text("ok\n", type: "text/plain; charset=utf-8") }
    router.get("/readyz") { _, _ in
      for served in site.surveys.values { _ = try served.store.counters() }
      return Answering.text("ready\n", type: "text/plain; charset=utf-8")
    }
    router.get("/metrics") { request, context in
      guard site.maySeeMetrics(request, context) else { throw Refusal.notFound }
      return metrics(site, counts)
    }
    refuseOtherMethods(router)
    return router
  }

  /// Answers every method that an address does not know with those that it knows (RFC 9110, 15.5.6).
  private static func refuseOtherMethods(_ router: Router<FormContext>) {
    let known = Dictionary(grouping: router.routes, by: \.path.description)
    for (path, routes) in known {
      var methods = Set(routes.map(\.method))
      if methods.contains(.get) { methods.insert(.head) }
      let allow = methods.map(\.rawValue).sorted().joined(separator: ", ")
      for method: HTTPRequest.Method in [.get, .head, .post, .put, .patch, .delete, .options, .trace]
      where !methods.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ -> Response in throw Refusal.wrongMethod(allow) }
      }
    }
  }

  private static func addRooms(_ router: Router<FormContext>, _ rooms: RoomRoutes) {
    router.get("/room.js") { _, _ in
      Answering.text(RoomScript.text, type: "text/javascript; charset=utf-8", cache: "public, max-age=86400")
    }
    let room = router.group("/room").add(middleware: Aside())
    room.get { try await rooms.ask($0, $1) }
    room.post { try await rooms.join($0, $1) }
    room.get(":code") { try await rooms.show($0, $1) }
    room.post(":code") { try await rooms.add($0, $1) }
    room.get(":code/screen") { try await rooms.wall($0, $1) }
    room.get(":code/live") { try await rooms.live($0, $1) }
    let dots = DotsRoutes(room: rooms)
    room.get(":code/vote") { try await dots.show($0, $1) }
    room.post(":code/vote") { try await dots.place($0, $1) }
  }

  private static func addOrganiser(_ router: Router<FormContext>, _ organiser: OrganiserRoutes) {
    let desk = DeskRoutes(organiser: organiser)
    let pages = router.group("/organise").add(middleware: Aside())
    pages.get { try await organiser.list($0, $1) }
    pages.get("sign-in") { try await organiser.askIn($0, $1) }
    pages.post("sign-in") { try await organiser.signIn($0, $1) }
    pages.post("sign-out") { try await organiser.signOut($0, $1) }
    pages.get(":id") { try await desk.show($0, $1) }
    pages.get(":id/results") { try await desk.results($0, $1) }
    pages.get(":id/trace") { try await TraceRoutes(desk: desk).show($0, $1) }
    pages.get(":id/files/:file") { try await desk.file($0, $1) }
    pages.get(":id/reports/:file") { try await desk.report($0, $1) }
    pages.get(":id/reports/public/:file") { try await desk.report($0, $1, in: ReportFile.publicFolder) }
    pages.post(":id/reports") { try await desk.makeReport($0, $1) }
    pages.post(":id/opening") { try await desk.open($0, $1) }
    let invitations = InvitationDesk(desk: desk)
    pages.post(":id/invitations") { try await invitations.make($0, $1) }
    pages.get(":id/reminders.csv") { try await invitations.reminders($0, $1) }
    addCoding(router, CodingRoutes(desk: desk))
    addPlan(router, PlanRoutes(desk: desk), PlanPartRoutes(desk: desk), ProgressRoutes(desk: desk))
    let sessions = RoomDeskRoutes(desk: desk)
    pages.get(":id/sessions") { try await sessions.list($0, $1) }
    pages.post(":id/sessions") { try await sessions.make($0, $1) }
    pages.get(":id/sessions/:session") { try await sessions.show($0, $1) }
    pages.post(":id/sessions/:session") { try await sessions.change($0, $1) }
    pages.get(":id/sessions/:session/pack") { try await sessions.pack($0, $1) }
    pages.get(":id/sessions/:session/live") { try await sessions.live($0, $1) }
    let minutes = MinutesRoutes(sessions: sessions)
    pages.get(":id/sessions/:session/minutes") { try await minutes.show($0, $1) }
    pages.post(":id/sessions/:session/minutes") { try await minutes.make($0, $1) }
    pages.get(":id/sessions/:session/minutes/:file") { try await minutes.read($0, $1) }
    pages.post(":id/erasing") { try await desk.erase($0, $1) }
  }

  private static func addCoding(_ router: Router<FormContext>, _ coding: CodingRoutes) {
    router.get(RouterPath(CodingScript.address)) { _, _ in
      Answering.text(CodingScript.text, type: "text/javascript; charset=utf-8", cache: "public, max-age=86400")
    }
    let pages = router.group("/organise/:id/code").add(middleware: Aside())
    pages.get { try await coding.show($0, $1) }
    pages.post { try await coding.decide($0, $1) }
    pages.get("coder") { try await coding.askName($0, $1) }
    pages.post("coder") { try await coding.takeName($0, $1) }
    pages.get("progress") { try await coding.progress($0, $1) }
  }

  private static func addPlan(
    _ router: Router<FormContext>, _ plan: PlanRoutes, _ parts: PlanPartRoutes, _ progress: ProgressRoutes
  ) {
    let additions = PlanAdditionRoutes(desk: plan.desk)
    let pages = router.group("/organise/:id/plan").add(middleware: Aside())
    pages.get { try await plan.show($0, $1) }
    pages.post { try await plan.begin($0, $1) }
    pages.get("progress") { try await progress.show($0, $1) }
    pages.post("progress") { try await progress.record($0, $1) }
    pages.post("report") { try await progress.makeReport($0, $1) }
    pages.get("add") { try await additions.show($0, $1) }
    pages.post("add") { try await additions.add($0, $1) }
    pages.get("order") { try await parts.showOrder($0, $1) }
    pages.post("order") { try await parts.moveUp($0, $1) }
    pages.get(":improvement/remove") { try await parts.ask($0, $1) }
    pages.post(":improvement/remove") { try await parts.remove($0, $1) }
    pages.get(":improvement") { try await plan.edit($0, $1) }
    pages.post(":improvement") { try await plan.save($0, $1) }
  }

  private static func home(_ site: FormSite) throws(StoreFault) -> Response {
    let now = site.now()
    var open: [ServedSurvey] = []
    for served in site.surveys.values.sorted(by: { $0.survey.id < $1.survey.id })
    where try served.standing(at: now) == .open { open.append(served) }
    return Answering.page(
      SitePages.home(
        open.map { ("/s/\($0.survey.id)", $0.survey.title.text, $0.survey.defaultLanguage) }))
  }

  /// Figures about the running of the site, in Prometheus' text format: the samples of each under its own type.
  private static func metrics(_ site: FormSite, _ counts: Counts) -> Response {
    let surveys = site.surveys.values.sorted { $0.survey.id < $1.survey.id }
    var text = counts.text
    func add(_ name: String, _ type: String, _ value: (CommitQueue) -> Int) {
      text += "# TYPE \(name) \(type)\n"
      for served in surveys { text += "\(name){survey=\"\(served.survey.id)\"} \(value(served.queue))\n" }
    }
    add("speir_queue_length", "gauge", \.length)
    add("speir_commits_total", "counter", \.groups)
    add("speir_deeds_total", "counter", \.deeds)
    return Answering.text(text, type: "text/plain; version=0.0.4; charset=utf-8")
  }
}
