internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection on which a request takes too long to arrive, however slowly it keeps coming.
///
/// A request moves the deadline and nothing else: one task for each connection looks whether it has passed, and sleeps until it may have.
final class ArrivalDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let time: TimeAmount
  /// When what has begun to arrive must be there; nil between requests.
  private var deadline: NIODeadline?
  private var watch: Scheduled<Void>?

  init(_ time: TimeAmount) { self.time = time }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    watch?.cancel()
    context.fireChannelInactive()
  }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { begin(context) } }

  func handlerRemoved(context: ChannelHandlerContext) { watch?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: if deadline == nil { begin(context) }
    case .end: deadline = nil
    case .body: break
    }
    context.fireChannelRead(data)
  }

  private func begin(_ context: ChannelHandlerContext) {
    deadline = context.eventLoop.now + time
    if watch == nil { look(again: context.eventLoop.now + time, context) }
  }

  private func look(again at: NIODeadline, _ context: ChannelHandlerContext) {
    let handler = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    watch = context.eventLoop.scheduleTask(deadline: at) {
      let (own, context) = handler.value
      own.watch = nil
      guard let deadline = own.deadline else { return }
      if deadline <= context.eventLoop.now { context.close(promise: nil) } else { own.look(again: deadline, context) }
    }
  }
}
