// Changes of one's own account.

import TarazuPages
import TarazuProtocol
import TarazuWire

enum AccountActing {
  static func signOut(_ visit: Visit) async throws -> Outcome {
    let _: SignOutResponse = try await visit.service.ask(AuthService.signOut, SignOutRequest())
    return .signedOut
  }

  static func setPassword(_ visit: Visit) async throws -> Outcome {
    guard visit.field("new") == visit.field("again") else { return .show(Loaded(PasswordPage(problem: .different))) }
    do {
      let _: ChangePasswordResponse = try await visit.service.ask(
        AuthService.changePassword,
        ChangePasswordRequest(oldPassword: visit.field("old"), newPassword: visit.field("new")))
      return .redirect(OwnPath.adding("done", "password", to: PagePath.account))
    } catch let status as Status {
      guard let problem = Self.problem(status) else { throw status }
      return .show(Loaded(PasswordPage(problem: problem)))
    }
  }

  private static func problem(_ status: Status) -> PasswordPage.Problem? {
    switch status.code {
    case .invalidArgument where status.fields.first?.path == "old_password": .wrong
    case .invalidArgument: .refused(status.fields.first?.problem ?? status.message)
    case .resourceExhausted: .wait(seconds: status.waitSeconds ?? 60)
    default: nil
    }
  }

  static func enrolSecondFactor(_ visit: Visit) async throws -> Outcome {
    let answer = try await visit.service.ask(AuthService.enrolSecondFactor, EnrolSecondFactorRequest())
    return .show(Loaded(SecondFactorPage(uri: answer.uri)))
  }

  static func confirmSecondFactor(_ visit: Visit) async throws -> Outcome {
    let code = Periods.latinDigits(visit.field("code").filter { !$0.isWhitespace })
    do {
      let _: ConfirmSecondFactorResponse = try await visit.service.ask(
        AuthService.confirmSecondFactor, ConfirmSecondFactorRequest(code: code))
      return .redirect(OwnPath.adding("done", "factor", to: PagePath.account))
    } catch let status as Status {
      guard status.code == .invalidArgument else { throw status }
      return .show(Loaded(SecondFactorPage(uri: seed(visit.field("uri")), isWrong: true)))
    }
  }

  /// The seed that a form brings back to be shown again: only what could be one.
  private static func seed(_ uri: String) -> String? {
    uri.hasPrefix("otpauth://") && uri.utf8.count <= 1_000 && uri.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      ? uri : nil
  }

  static func endSession(_ visit: Visit) async throws -> Outcome {
    guard let id = Int64(visit.field("id")) else { throw Status.badField("id", "a number is needed") }
    let _: EndSessionResponse = try await visit.service.ask(AuthService.endSession, EndSessionRequest(id: id))
    return .redirect(OwnPath.adding("done", "session", to: PagePath.account))
  }
}
