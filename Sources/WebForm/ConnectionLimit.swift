internal import NIOCore
internal import Synchronization

/// How many connections each client has, in memory alone; the machine itself and the proxies that are named count for none.
final class ConnectionCounts: Sendable {
  private let most: Int
  private let proxies: ProxyTrust
  private let open = Mutex<[String: Int]>([:])

  init(most: Int, proxies: ProxyTrust = .nobody) {
    self.most = most
    self.proxies = proxies
  }

  /// Whom a connection from an address counts for; nil where there is no bound, for many people come by it.
  func client(_ address: String) -> String? {
    ClientName.isLocal(address) || proxies.isNamed(address) ? nil : ClientName.of(address)
  }

  /// Takes one more; false where the client has as many as it may.
  func take(_ client: String) -> Bool {
    open.withLock { open in
      guard open[client, default: 0] < most else { return false }
      open[client, default: 0] += 1
      return true
    }
  }

  func giveBack(_ client: String) {
    open.withLock { open in
      let left = (open[client] ?? 0) - 1
      open[client] = left > 0 ? left : nil
    }
  }
}

/// Closes a connection of a client that has too many already, so that nobody takes them all.
final class ConnectionLimit: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let counts: ConnectionCounts
  /// Whom the connection is counted for.
  private var client: String?

  init(_ counts: ConnectionCounts) { self.counts = counts }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { start(context) } }

  func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  private func start(_ context: ChannelHandlerContext) {
    guard client == nil, let address = context.channel.remoteAddress?.ipAddress, let name = counts.client(address)
    else {
      return
    }
    guard counts.take(name) else { return context.close(promise: nil) }
    client = name
  }

  private func end() {
    if let client { counts.giveBack(client) }
    client = nil
  }
}
