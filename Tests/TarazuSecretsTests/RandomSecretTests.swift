import TarazuAccess
import Testing

@testable import TarazuSecrets

@Suite struct RandomSecretTests {
  @Test func tokensHaveTheirForm() throws {
    let one = try Token.random()
    #expect(one.hasPrefix("tz_") && Token.isValid(one))
    #expect(try Token.random() != one)
    #expect(Token.kind(of: try Token.random(.session)) == .session)
  }

  @Test func oneTimePasswordsAreEasyToType() throws {
    var used: Set<Character> = []
    for _ in 0..<200 {
      let password = try OneTimePassword.random()
      let groups = password.split(separator: "-")
      #expect(groups.count == 5 && groups.allSatisfy { $0.count == 4 }, "\(password)")
      used.formUnion(password)
    }
    // 32 characters and the hyphen: 4,000 draws leave none out.
    #expect(used.count == 33)
    #expect(used.isDisjoint(with: "lo01"))
  }
}
