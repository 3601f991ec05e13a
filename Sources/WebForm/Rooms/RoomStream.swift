internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pages
internal import ServiceLifecycle

/// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): the live parts of a page, each under its name, sent
/// whole when they begin and whenever they have become others.
///
/// What was missed while the line was cut comes with the first events of the next.
struct RoomStream: Sendable {
  let rooms: SessionRooms
  /// Another one whenever the parts may be others; nil where there is nothing to show any more.
  let stamp: @Sendable () throws -> SessionRooms.Stamp?
  /// The parts of the page, by name.
  let parts: @Sendable () throws -> [(name: String, html: String)]
  /// After so many wakings without news a line is sent that says nothing, so that nobody takes the stream for dead: 8 s.
  private static let silence = 10

  init(
    _ rooms: SessionRooms, stamp: @escaping @Sendable () throws -> SessionRooms.Stamp?,
    parts: @escaping @Sendable () throws -> [(name: String, html: String)]
  ) {
    self.rooms = rooms
    self.stamp = stamp
    self.parts = parts
  }

  /// The answer that goes on until whoever looks goes away, or the server ends.
  func response() async throws -> Response {
    guard await rooms.live.hasSpace else { throw Refusal.busy("too many streams") }
    let body = ResponseBody { writer in
      guard let (number, wakings) = await rooms.live.listen() else { return try await writer.finish(nil) }
      do {
        var news = News(stream: self)
        // A browser that lost the line waits so long before it tries again.
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        for await _ in wakings.cancelOnGracefulShutdown() {
          // Parts of a page may take a while to draw, and others read and write on this thread.
          let text = try await withTaskExecutorPreference(globalConcurrentExecutor) { try news.next() }
          guard let text else { break }
          if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
        }
      } catch {
        await rooms.live.leave(number)
        throw error
      }
      await rooms.live.leave(number)
      try await writer.finish(nil)
    }
    var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
    // A proxy in front must hand on each event as it comes.
    headers.set("X-Accel-Buffering", "no")
    return Response(status: .ok, headers: headers, body: body)
  }

  /// What one browser has been sent, and what it is sent next.
  private struct News {
    let stream: RoomStream
    private var last: SessionRooms.Stamp?
    private var sent: [String: String] = [:]
    private var silent = 0

    init(stream: RoomStream) { self.stream = stream }

    /// The events that are due; empty for none, nil at the end.
    mutating func next() throws -> String? {
      guard let stamp = try stream.stamp() else { return nil }
      if stamp == last {
        silent += 1
        guard silent >= RoomStream.silence else { return "" }
        silent = 0
        return ":\n\n"
      }
      (last, silent) = (stamp, 0)
      var text = ""
      for part in try stream.parts() where sent[part.name] != part.html {
        sent[part.name] = part.html
        text += RoomStream.event(part.name, part.html)
      }
      return text
    }
  }

  /// One event; a line of the data for each line of the text.
  static func event(_ name: String, _ data: String) -> String {
    let lines = data.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    return "event: \(name)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
  }
}
