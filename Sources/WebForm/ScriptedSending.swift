internal import HTTPTypes
internal import Hummingbird
internal import Pages

/// Hands the address that a form leads to over to the script that sent it, in the place of a redirection that it could not see into.
///
/// Its anchor is lost on no browser so, and the page is fetched once.
enum ScriptedSending {
  private static let header = HTTPField.Name(SendingScript.header.name)

  static func handOver(_ response: inout Response, to request: Request) {
    guard request.method == .post, response.status == .seeOther, let header,
      request.headers[header] == SendingScript.header.value
    else { return }
    response.status = .noContent
  }
}
