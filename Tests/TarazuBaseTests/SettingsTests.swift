import TarazuBase
import Testing

/// The settings file of a home: what it may say, and how mistakes are reported.
@Suite struct SettingsTests {
  private func mistake(_ text: String) -> String {
    do throws(Settings.Mistake) {
      _ = try Settings(text: text)
      return "none"
    } catch { return error.description }
  }

  @Test func everySettingIsRead() throws {
    let settings = try Settings(
      text: """
        # who must show a second factor
        second_factor = all

        client_certificates=required
          crl = tls/client.crl
        listen = 0.0.0.0
        names = tarazu.example, 10.0.0.7
        web_names =  https://tarazu.example
        """)
    var expected = Settings()
    expected.secondFactor = .all
    expected.clientCertificates = .required
    expected.crl = "tls/client.crl"
    expected.listen = "0.0.0.0"
    expected.names = ["tarazu.example", "10.0.0.7"]
    expected.webNames = ["https://tarazu.example"]
    #expect(settings == expected)
  }

  @Test func anEmptyFileIsTheDefaults() throws {
    #expect(try Settings(text: "") == Settings())
    #expect(try Settings(text: "\r\n# nothing\r\n") == Settings())
  }

  @Test func mistakesNameTheLineAndWhatIsAllowed() {
    #expect(
      mistake("listen = ::1\nsecond-factor = all")
        == "tarazu.conf, line 2: there is no setting second-factor; allowed are second_factor, client_certificates, "
        + "crl, listen, names, web_names")
    #expect(
      mistake("second_factor = some") == "tarazu.conf, line 1: second_factor is some; allowed are admins, all")
    #expect(
      mistake("\nclient_certificates =")
        == "tarazu.conf, line 2: client_certificates is empty; allowed are off, optional, required")
    #expect(mistake("crl =") == "tarazu.conf, line 1: crl is empty; leave the line out for the default")
    #expect(mistake("listen") == "tarazu.conf, line 1: a line has the form: name = value")
    #expect(mistake("names = a\nnames = b") == "tarazu.conf, line 2: names is set twice")
  }
}
