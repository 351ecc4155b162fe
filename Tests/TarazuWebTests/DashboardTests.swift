import Foundation
import TestSupport
import Testing

/// The dashboard as a browser sees it, before a real service and a real store.
@Suite struct DashboardTests {
  @Test(.timeLimit(.minutes(5)))
  func signingInByBothProtocols() async throws {
    try await Dashboard.run { dashboard in
      for usesHTTP1 in [false, true] {
        let name = usesHTTP1 ? "head-1" : "head-2"
        let first = try await dashboard.principal(name, "head", unit: "08")
        var browser = Browser(dashboard)
        browser.usesHTTP1 = usesHTTP1
        let form = try await browser.get("/sign-in")
        #expect(form.status == 200 && form.version == (usesHTTP1 ? "HTTP/1.1" : "HTTP/2"))
        for field in ["name", "password", "code"] { #expect(form.body.contains("name=\"\(field)\"")) }
        let wrong = try await browser.post("/sign-in", ["name": name, "password": "not this one"])
        #expect(wrong.status == 401 && browser.cookie == nil)
        // A one-time password is good only to set one's own.
        let signedIn = try await browser.post("/sign-in", ["name": name, "password": first, "return": "/units"])
        #expect(signedIn.status == 303 && signedIn["location"] == "/account/password")
        #expect(browser.cookie?.count == "__Host-tarazu=tzs_".count + 43)
        let cookie = try #require(signedIn["set-cookie"])
        for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] { #expect(cookie.contains(part)) }
        #expect(try await browser.get("/")["location"] == "/account/password")
        let set = try await browser.post(
          "/account/password",
          ["old": first, "new": Browser.password, "again": Browser.password, "token": browser.token])
        #expect(set.status == 303 && set["location"] == "/account?done=password")
        let again = try await browser.post("/sign-in", ["name": name, "password": Browser.password])
        #expect(again.status == 303 && again["location"] == "/")
        let morning = try await browser.get("/")
        #expect(morning.status == 200)
        #expect(morning["cache-control"] == "no-store")
        // Signing out ends the session in the service, and the browser forgets everything.
        let old = browser.cookie
        let out = try await browser.post("/sign-out", ["token": browser.token])
        #expect(out.status == 303 && out["clear-site-data"] != nil && browser.cookie == nil)
        browser.cookie = old
        #expect(try await browser.get("/")["location"] == "/sign-in?ended=1")
      }
      #expect(try await dashboard.stop() == 0)
    }
  }

  /// Every response has the headers, whatever it is. (ATTACKS 82)
  @Test(.timeLimit(.minutes(5)))
  func everyResponseHasTheHeaders() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("viewer")
      var nobody = Browser(dashboard)
      var responses = [
        try await nobody.get("/sign-in"), try await nobody.get("/"), try await nobody.get("/static/none"),
        try await nobody.post("/sign-in", ["name": "viewer"], ["Origin: https://evil"]),
        try await nobody.send("/", ["Host: evil"], []), try await nobody.send("/", [], ["-X", "TRACE"]),
        try await nobody.send("/sign-in", [], ["--data", String(repeating: "a", count: 70_000)]),
        try await nobody.get("/" + String(repeating: "a", count: 17_000)),
      ]
      for path in ["/", "/units", "/units/08", "/units/none", "/none", "/live?ask=", "/admin/audit"] {
        responses.append(try await browser.get(path))
      }
      for response in responses {
        #expect(response.status != 0)
        #expect(response["content-security-policy"]?.contains("frame-ancestors 'none'") == true, "\(response)")
        #expect(response["content-security-policy"]?.contains("unsafe") == false)
        #expect(response["strict-transport-security"] == "max-age=31536000; includeSubDomains")
        #expect(response["x-content-type-options"] == "nosniff" && response["referrer-policy"] == "no-referrer")
        #expect(response["cross-origin-opener-policy"] == "same-origin")
        #expect(response["cross-origin-resource-policy"] == "same-origin")
        #expect(response["cache-control"] == "no-store")
        #expect(response.body.firstMatch(of: /<script(?![^>]*src=)|<style|style=|onerror=|onclick=/) == nil)
      }
      let statuses = responses.map(\.status)
      #expect(statuses == [200, 303, 404, 403, 421, 405, 413, 431, 200, 200, 200, 403, 404, 400, 403])
    }
  }

  /// A change comes from a page of the same session and of this site, or nothing changes. (ATTACKS 84)
  @Test(.timeLimit(.minutes(5)))
  func foreignFormsChangeNothing() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("owner")
      let other = try await dashboard.signedIn("other")
      let (token, foreign) = (browser.token, other.token)
      let own = "Origin: \(browser.origin)"
      func status(_ headers: [String], _ arguments: [String]) async throws -> Int {
        var browser = browser
        return try await browser.send("/sign-out", headers, arguments).status
      }
      let form = ["--data", "token=\(token)"]
      #expect(try await status([own], []) == 403)
      #expect(try await status([own], ["--data", "token="]) == 403)
      #expect(try await status([own], ["--data", "token=\(foreign)"]) == 403)
      #expect(try await status(["Origin: https://evil"], form) == 403)
      #expect(try await status(["Origin: null"], form) == 403)
      #expect(try await status([], form) == 403)
      #expect(try await status([own, "Sec-Fetch-Site: cross-site"], form) == 403)
      #expect(try await status([own, "Content-Type: text/plain"], form) == 403)
      #expect(try await browser.get("/sign-out?token=\(token)").status == 403)
      #expect(try await browser.get("/account").status == 200)
      #expect(try await status([own, "Sec-Fetch-Site: same-origin"], form) == 303)
      #expect(try await browser.get("/account").status == 303)
    }
  }

  /// Own paths alone, own hosts alone, files of the table alone. (ATTACKS 86, 83)
  @Test(.timeLimit(.minutes(5)))
  func nothingLeadsElsewhere() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("walker")
      for path in ["//evil", "/\\evil", "https:evil", "https://evil", "evil", "/%0d%0aset-cookie:a=b", ""] {
        var another = Browser(dashboard)
        // A session of one's own choice is none, and is replaced.
        another.cookie = "__Host-tarazu=tzs_" + String(repeating: "a", count: 43)
        #expect(try await another.get("/account").status == 303)
        let response = try await another.post(
          "/sign-in", ["name": "walker", "password": Browser.password, "return": path])
        let location = try #require(response["location"])
        #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("\\"), "\(path)")
        #expect(another.cookie?.contains("aaaa") == false)
      }
      for path in ["/static/..%2f..%2fkeys/access.key", "/static/../../keys/access.key", "/static/"] {
        #expect(try await browser.get(path).status == 404)
      }
      #expect(try await browser.send("/", ["Host: evil"], []).status == 421)
      #expect(try await browser.send("/", [], ["-X", "TRACE"]).status == 405)
      #expect(try await browser.send("/units", [], ["-X", "PUT", "--data", "a"]).status == 405)
      let head = try await browser.send("/units", [], ["--head"])
      #expect(head.status == 200 && head.body.isEmpty)
      // A link from elsewhere comes without the cookie: the page loads itself again.
      var linked = Browser(dashboard)
      let reload = try await linked.get("/units/08", ["Sec-Fetch-Site: cross-site"])
      #expect(reload.status == 200 && reload["cache-control"] == "no-store")
      #expect(try await linked.get("/units/08")["location"] == "/sign-in?return=%2Funits%2F08")
    }
  }

  /// What is hidden and what is absent are one page, but for the token, which is new in each. (ATTACKS 87, 89)
  @Test(.timeLimit(.minutes(5)))
  func hiddenAndAbsentAreAlike() async throws {
    try await Dashboard.run { dashboard in
      let more = """
        {"type":"unit","level":"province","code":"09","parent":"IR","name":"y"}
        {"type":"unit","level":"district","code":"0901","parent":"09","name":"y"}
        """
      try Dashboard.expect(
        try await dashboard.harness.tarazu("directory", "import", try dashboard.harness.file("more", more.utf8)))
      var browser = try await dashboard.signedIn("local")
      func page(_ path: String) async throws -> (status: Int, body: String) {
        let response = try await browser.get(path)
        return (response.status, response.body.replacing(/[0-9a-f]{128}/, with: "TOKEN"))
      }
      let hidden = try await page("/units/0901")
      #expect(hidden.status == 403 && !hidden.body.contains("0901"))
      for path in ["/units/9799", "/indicators/pending?unit=0901", "/cases/none"] {
        #expect(try await page(path) == hidden, "\(path)")
      }
      // What is no code at all is told apart, and comes back as text.
      let malformed = try await page("/units/%3Cimg%20src=x%3E")
      #expect(malformed.status == 400 && !malformed.body.contains("<img"))
    }
  }

  /// Each page answers for each role, and what a role may not see is a kind page.
  @Test(.timeLimit(.minutes(5)))
  func everyPageForEveryRole() async throws {
    try await Dashboard.run { dashboard in
      let pages = [
        "/", "/extremes", "/units", "/units?text=x", "/units/08", "/units/080101", "/indicators", "/indicators/pending",
        "/indicators/processing_days_mean?by=quarter", "/explain/pending", "/action", "/meeting", "/method", "/wall",
        "/account", "/account/password", "/account/second-factor", "/quality", "/quality?show=rejections",
        "/?look=funnel", "/extremes?level=branch&kind=civil&kpi=clearance_rate",
      ]
      let cases = ["/lists/pending", "/lists/undated", "/contributions/pending?part=numerator"]
      for (role, seesCases) in [("head", true), ("analyst", false)] {
        var browser = try await dashboard.signedIn("of-\(role)", role)
        for path in pages {
          let response = try await browser.get(path)
          #expect(response.status == 200, "\(path) for \(role)")
        }
        for path in cases {
          #expect(try await browser.get(path).status == (seesCases ? 200 : 403), "\(path) for \(role)")
        }
        #expect(try await browser.get("/admin/principals").status == 403)
        #expect(try await browser.get("/units/08?from=1404-01-01").status == 400)
        #expect(
          try await browser.get("/units/08?from=%DB%B1%DB%B4%DB%B0%DB%B4-%DB%B0%DB%B1-%DB%B0%DB%B1&to=1404-12-29")
            .status == 200)
      }
      // A branch whose level is not open yet.
      var closed = try await dashboard.signedIn("closed", unit: "080101")
      #expect(try await closed.get("/").status == 403)
      #expect(try await closed.get("/account").status == 200)
    }
  }

  /// An administrator takes up a second factor before all else, and administers with it.
  @Test(.timeLimit(.minutes(5)))
  func anAdministratorTakesUpASecondFactor() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("chief", "admin")
      #expect(try await browser.get("/")["location"] == "/account/second-factor")
      #expect(try await browser.get("/account/second-factor").status == 200)
      // A password alone is not enough to take one up: another administrator makes the seed.
      #expect(try await browser.post("/account/second-factor", ["token": browser.token]).status == 403)
      let file = dashboard.harness.home + "/chief.seed"
      try Dashboard.expect(try await dashboard.harness.tarazu("principal", "factor", "chief", "--file", file))
      let uri = try String(contentsOfFile: file, encoding: .utf8)
      let secret = String(try #require(uri.firstMatch(of: /secret=([A-Z2-7]+)/)).1)
      // Each code is good once: the next one signs in.
      let signIn = [
        "name": "chief", "password": Browser.password, "code": try await Browser.code(of: secret, later: 1),
      ]
      #expect(try await browser.post("/sign-in", signIn)["location"] == "/")
      for path in ["/", "/admin/principals", "/admin/principals/chief", "/admin/rollout", "/admin/audit"] {
        #expect(try await browser.get(path).status == 200, "\(path)")
      }
      let form = ["name": "clerk", "role": "analyst", "unit": "08", "credential": "password", "token": browser.token]
      let added = try await browser.post("/admin/principals/add", form)
      #expect(added.status == 200 && added["cache-control"] == "no-store")
      let again = try await browser.post("/admin/principals/add", form)
      #expect(again.status == 400)
      #expect(try await browser.get("/admin/principals/clerk").status == 200)
      let opened = ["province": "08", "level": "branch", "open": "yes", "token": browser.token]
      #expect(try await browser.post("/admin/rollout", opened)["location"] == "/admin/rollout?done=rollout")
      #expect(try await dashboard.harness.tarazu("rollout", "show").output.contains("08"))
    }
  }

  /// Tables are taken along from the page's own address.
  @Test(.timeLimit(.minutes(5)))
  func tablesAreTakenAlong() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("taker")
      let csv = try await browser.get("/units/08?format=csv")
      #expect(csv.status == 200 && csv["content-type"] == "text/csv; charset=utf-8", "\(csv.body.prefix(300))")
      #expect(csv["content-disposition"]?.hasPrefix("attachment; filename=\"tarazu-") == true)
      #expect(csv.body.hasPrefix("\u{FEFF}") && csv.body.contains("\r\n"))
      let xlsx = try await browser.send("/units/08?format=xlsx", [], ["--head"])
      #expect(xlsx.status == 200 && (xlsx["content-length"].flatMap { Int($0) } ?? 0) > 2_000)
      #expect(try await browser.get("/units/08?format=csv&table=none").status == 404)
      #expect(try await browser.get("/units/08?format=exe").status == 400)
      #expect(try await browser.get("/units/08?format=csv", ["Sec-Fetch-Site: cross-site"]).status == 403)
      #expect(try await browser.get("/units/08?format=csv", ["Sec-Fetch-Site: none"]).status == 200)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aHeadTakesUpASecondFactor() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("careful")
      let enrolled = try await browser.post("/account/second-factor", ["token": browser.token])
      let secret = String(try #require(enrolled.body.firstMatch(of: /secret=([A-Z2-7]+)/)).1)
      let path = "/account/second-factor/confirm"
      let wrong = try await browser.post(path, ["token": browser.token, "code": "00000x", "uri": "otpauth://totp/a"])
      #expect(wrong.status == 400 && wrong.body.contains("otpauth://totp/a"))
      let code = try await Browser.code(of: secret)
      #expect(
        try await browser.post(path, ["token": browser.token, "code": code])["location"] == "/account?done=factor")
      // Each code is good once: the next one signs in.
      var signIn = ["name": "careful", "password": Browser.password, "code": code]
      #expect(try await browser.post("/sign-in", signIn).status == 401)
      signIn["code"] = try await Browser.code(of: secret, later: 1)
      #expect(try await browser.post("/sign-in", signIn)["location"] == "/")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func figuresFollowAndEndWithTheSession() async throws {
    try await Dashboard.run { dashboard in
      var browser = try await dashboard.signedIn("watcher")
      let token = browser.token
      let ask = "unit%3D08%26from%3D2026-01-01%26to%3D2026-12-31%26kpi%3Dpending.inflow"
      let reader = browser
      async let stream = reader.sent("/live?ask=\(ask)", [], ["--no-buffer", "--max-time", "20"])
      try await Task.sleep(for: .seconds(1))
      let began = ContinuousClock.now
      #expect(try await browser.post("/sign-out", ["token": token]).status == 303)
      let response = try await stream
      // The stream has ended by itself, soon after the session.
      #expect(ContinuousClock.now - began < .seconds(10))
      #expect(response.status == 200 && response["content-type"] == "text/event-stream; charset=utf-8")
      #expect(response.body.contains("event: figures") && response.body.contains("data-kpi"))
      #expect(response.body.contains("event: signed-out"))
    }
  }
}
