internal import Hummingbird
internal import NIOCore

/// What a request brings beside itself: the address it came from, for the limit on each client, and nothing that is kept.
struct FormContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address that the connection comes from.
  var address: String?
  /// Whom the request counts for, once that is settled; behind a proxy, whom it asks for.
  var client: String
  /// Whether somebody in between says so, whether believed or not.
  var isForwarded = false

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress
    client = ""
  }
}
