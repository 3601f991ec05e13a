internal import Hummingbird

extension Cookie {
  /// The header that has a browser keep something for one part of the site, out of every script's reach, and sent along by no other site's forms.
  ///
  /// - Parameters:
  ///   - path: where the part of the site begins, such as `/s/tea`.
  ///   - seconds: for how long it is kept; nil until the browser is closed, 0 to have it forgotten.
  static func own(
    _ name: String, _ value: String, at path: String, for seconds: Int? = nil, sameSite: SameSite = .lax, isSecure: Bool
  ) -> String {
    Cookie(
      name: name, value: value, maxAge: seconds, path: path, secure: isSecure, httpOnly: true, sameSite: sameSite
    ).description
  }
}
