internal import HTTPTypes
internal import Hummingbird

/// Which peers are proxies, so that they are believed about whom they ask for and by which scheme.
package enum ProxyTrust: Sendable, Equatable {
  /// None is.
  case nobody
  /// Whoever connects: for a server that nothing but its proxy can reach.
  case anybody
  /// Those at these addresses alone; each may have any number of connections, for it asks for many people.
  case at([AddressRange])

  static let forwardedFor = HTTPField.Name("X-Forwarded-For")
  static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")

  /// Whether what a peer says of others is believed.
  ///
  /// - Parameter address: nil for a peer without one, such as a test's.
  func believes(_ address: String?) -> Bool {
    switch self {
    case .nobody: false
    case .anybody: true
    case .at: address.map(isNamed) ?? false
    }
  }

  /// Whether an address was named as that of a proxy.
  func isNamed(_ address: String) -> Bool {
    guard case .at(let ranges) = self else { return false }
    return ranges.contains { $0.contains(address) }
  }

  /// Who counts as the client of a request.
  ///
  /// Of what a proxy lists the last, for earlier ones are what the client says; those that are named as proxies themselves are passed over.
  func client(_ headers: HTTPFields, _ address: String?) -> String {
    let peer = address ?? ""
    guard believes(address), let name = ProxyTrust.forwardedFor, let list = headers[name] else {
      return ClientName.of(peer)
    }
    let hops = list.split(separator: ",").map { String($0.filter { !$0.isWhitespace }.prefix(64)) }
    return ClientName.of(hops.last { !isNamed($0) } ?? hops.first ?? peer)
  }
}

extension ProxyTrust {
  /// Settles who asks, once for each request, and takes out what a peer says that is no proxy, so that nothing behind can believe it.
  func settled(_ request: Request, _ context: inout FormContext) -> Request {
    context.client = client(request.headers, context.address)
    context.isForwarded = ProxyTrust.forwardedFor.map(request.headers.contains) ?? false
    let names = [ProxyTrust.forwardedFor, ProxyTrust.forwardedProto].compactMap { $0 }
    guard names.contains(where: request.headers.contains), !believes(context.address) else { return request }
    var head = request.head
    for name in names { head.headerFields[name] = nil }
    return Request(head: head, body: request.body)
  }
}
