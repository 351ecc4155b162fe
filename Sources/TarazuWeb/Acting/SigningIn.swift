// Signing in, which nobody is yet.

import TarazuHTTP
import TarazuPages
import TarazuProtocol
import TarazuWire

/// What comes of the form of the sign-in page.
enum SigningIn {
  enum Result: Sendable {
    /// The session's token, and where to go.
    case done(token: String, path: String)
    case again(SignInPage)
  }

  static func signIn(_ form: [QueryItem], _ service: ServiceCaller) async -> Result {
    func field(_ name: String) -> String { form.first { $0.name == name }?.value ?? "" }
    let name = field("name").filter { !$0.isWhitespace }
    let path = OwnPath.checked(field("return"))
    let request = SignInRequest(
      name: name, password: field("password"),
      secondFactor: Periods.latinDigits(field("code").filter { !$0.isWhitespace }))
    do {
      let answer = try await service.ask(AuthService.signIn, request)
      guard SessionCookie.isToken(answer.token) else { throw Status(.unknown, .badAnswer, "no session's token") }
      let account = answer.self_
      let first =
        account?.passwordChangeNeeded == true
        ? PagePath.password : account?.secondFactorNeeded == true ? PagePath.secondFactor : nil
      return .done(token: answer.token, path: first ?? path ?? PagePath.morning)
    } catch {
      return .again(SignInPage(problem: problem(error as? Status), name: name, returnTo: path ?? ""))
    }
  }

  private static func problem(_ status: Status?) -> SignInPage.Problem {
    switch status?.code {
    case .unauthenticated, .invalidArgument: .wrong
    case .resourceExhausted: .wait(seconds: status?.waitSeconds ?? 60)
    default: .unavailable
    }
  }
}
