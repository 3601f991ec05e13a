internal import HTTPTypes
internal import Hummingbird
internal import Pages

/// Hands the address that a form leads to over to the script that sent it, in the place of a redirection that it could not see into.
///
/// Its anchor is lost on no browser so, and the page is fetched once.
struct ScriptedSending: RouterMiddleware {
  typealias Context = FormContext

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if request.method == .post, response.status == .seeOther,
      let name = HTTPField.Name(SendingScript.header.name), request.headers[name] == SendingScript.header.value
    {
      response.status = .noContent
    }
    return response
  }
}
