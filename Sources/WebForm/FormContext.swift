internal import Hummingbird
internal import NIOCore

/// What a request brings beside itself: the address it came from, for the limit on each client, and nothing that is kept.
struct FormContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let address: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress
  }
}
