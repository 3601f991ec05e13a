import NIOCore
import NIOHTTP1
import NIOPosix
import ResponseFiles
import Synchronization

/// A chat endpoint in this process that answers as a test tells it to, well or badly; it listens until the process ends.
final class ChatServer: Sendable {
  /// What is done with a request.
  enum Reply: Sendable {
    case status(Int, [(String, String)] = [], String = "")
    /// A chat completion whose message is this.
    case message(String)
    /// Each comment is coded to a theme by its first word, as long as that theme is listed.
    case firstWords(String)
    /// Nothing, ever.
    case silence
    /// The head of an answer and a part of its body, then nothing more.
    case half
    /// The connection is cut in the middle of the body.
    case cut
  }

  /// A request as it came.
  struct Request: Sendable {
    var path: String
    var headers: HTTPHeaders
    var body: String

    /// The ids and texts of the comments in it, in their order.
    var comments: [(id: Int, text: String)] {
      guard case .array(let messages)? = (try? JSONReader.read(Array(body.utf8)))?["messages"],
        case .string(let material)? = messages.last?["content"],
        case .array(let comments)? = (try? JSONReader.read(Array(material.utf8)))?["comments"]
      else { return [] }
      return comments.compactMap { one in
        if case .number(let id)? = one["id"], case .string(let text)? = one["text"] { (Int(id), text) } else { nil }
      }
    }
  }

  /// What it was told and what came, shared by its connections.
  final class Script: Sendable {
    private let state: Mutex<(replies: [Reply], requests: [Request])>

    init(_ replies: [Reply]) { state = Mutex((replies, [])) }

    var requests: [Request] { state.withLock { $0.requests } }

    func take(_ request: Request) -> Reply {
      state.withLock { state in
        state.requests.append(request)
        return state.replies.count > 1 ? state.replies.removeFirst() : state.replies.first ?? .silence
      }
    }
  }

  private let script: Script
  private let channel: any Channel

  /// Gives the replies in their order, and the last of them to every request after.
  init(_ replies: Reply...) throws {
    let script = Script(replies)
    self.script = script
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
          try channel.pipeline.syncOperations.addHandler(ChatHandler(script))
        }
      }.bind(host: "127.0.0.1", port: 0).wait()
  }

  /// What to give as `--endpoint`.
  var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/v1" }
  /// Every request so far.
  var requests: [Request] { script.requests }

  /// A chat completion with that message, as JSON.
  static func completion(_ message: String) -> String {
    let message = JSONValue.object([.init("role", .string("assistant")), .init("content", .string(message))])
    return JSONValue.object([
      .init("choices", .array([.object([.init("index", .number(0)), .init("message", message)])]))
    ])
    .text
  }

  /// An answer in good order: each comment coded to the theme by its first word.
  static func firstWords(_ comments: [(id: Int, text: String)], _ theme: String) -> String {
    let entries = comments.map { id, text in
      let word = text.split(separator: " ").first.map(String.init) ?? text
      let code = JSONValue.object([.init("theme", .string(theme)), .init("quote", .string(word))])
      return JSONValue.object([.init("id", .number(Double(id))), .init("codes", .array([code]))])
    }
    return JSONValue.object([.init("comments", .array(entries))]).text
  }
}

/// One connection to the endpoint.
private final class ChatHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let script: ChatServer.Script
  private var request: ChatServer.Request?

  init(_ script: ChatServer.Script) { self.script = script }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): request = ChatServer.Request(path: head.uri, headers: head.headers, body: "")
    case .body(let bytes): request?.body += String(buffer: bytes)
    case .end:
      guard let own = request else { return }
      request = nil
      reply(script.take(own), to: own, context)
    }
  }

  private func reply(_ reply: ChatServer.Reply, to request: ChatServer.Request, _ context: ChannelHandlerContext) {
    switch reply {
    case .silence: return
    case .status(let code, let headers, let body): write(code, headers, body, context)
    case .message(let text): write(200, [], ChatServer.completion(text), context)
    case .firstWords(let theme):
      write(200, [], ChatServer.completion(ChatServer.firstWords(request.comments, theme)), context)
    case .half, .cut:
      head(200, [("Content-Length", "1000")], context)
      context.writeAndFlush(
        wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "{\"choices\":[{\"mess")))), promise: nil)
      if case .cut = reply { context.close(promise: nil) }
    }
  }

  private func head(_ code: Int, _ headers: [(String, String)], _ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: code), headers: HTTPHeaders(headers))
    context.write(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func write(_ code: Int, _ headers: [(String, String)], _ body: String, _ context: ChannelHandlerContext) {
    head(code, headers + [("Content-Length", String(body.utf8.count))], context)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
