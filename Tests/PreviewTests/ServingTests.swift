import Foundation
import Testing

@testable import Preview

/// A real server on a free port; every answer comes over a socket.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ServingTests {
  @Test func aPageIsServedWithTheScriptAndOtherFilesAsTheyAre() async throws {
    let site = try TestSite()
    let before = site.names
    try await previewing(site) { preview, _ in
      let page = await ask(preview.port, "/guide/debuter.html")
      #expect(page.status == 200)
      #expect(page.header("content-type") == "text/html; charset=utf-8")
      #expect(page.header("cache-control") == "no-store")
      #expect(page.header("content-length") == "\(page.body.utf8.count)")
      #expect(page.body.contains("Premier jet."))
      #expect(
        page.body.contains(
          #/<script defer src="/.vademecum/apercu.js" data-edition="[0-9a-z]+-[0-9a-f]+-[0-9]+"></script>\n</head>/#))
      let style = await ask(preview.port, "/actifs/vademecum.css")
      #expect(style.header("content-type") == "text/css; charset=utf-8")
      #expect(style.body.hasPrefix(":root{"))
      let onDisk = try String(contentsOfFile: site.root + "/site/theme/actifs/favicon.svg", encoding: .utf8)
      #expect(await ask(preview.port, "/actifs/favicon.svg").body == onDisk)
      #expect(await ask(preview.port, "/.vademecum/apercu.js").body.contains("EventSource"))
      #expect(await ask(preview.port, "/.vademecum/apercu.css").status == 200)
    }
    #expect(site.names == before, "the preview writes nothing")
  }

  @Test func foldersLeadToTheirIndex() async throws {
    try await previewing(try TestSite()) { preview, _ in
      let folder = await ask(preview.port, "/guide?q=1")
      #expect(folder.status == 302)
      #expect(folder.header("location") == "/guide/?q=1")
      #expect(await ask(preview.port, "/guide/").body.contains("Le guide."))
      #expect(await ask(preview.port, "/").body.contains("Bienvenue"))
    }
  }

  @Test func whatIsNotThereIsThePageOfTheSiteThatSaysSo() async throws {
    try await previewing(try TestSite()) { preview, _ in
      for target in ["/absente.html", "/guide/debuter", "/guide/debuter.html/", "/actifs", "/_site/index.html", "/.git/config"] {
        let answer = await ask(preview.port, target)
        #expect(answer.status == 404, "\(target)")
        #expect(answer.body.contains("/.vademecum/apercu.js"), "\(target)")
      }
    }
  }

  @Test func headSaysWhatGetWouldAndNoMore() async throws {
    try await previewing(try TestSite()) { preview, _ in
      for target in ["/", "/guide", "/absente.html", "/.vademecum/apercu.js"] {
        let (get, head) = (await ask(preview.port, target), await ask(preview.port, target, method: "HEAD"))
        #expect(head.head == get.head)
        #expect(head.body.isEmpty)
      }
      #expect(await ask(preview.port, "/.vademecum/evenements", method: "HEAD").status == 200)
      let post = await ask(preview.port, "/", method: "POST")
      #expect(post.status == 405)
      #expect(post.header("allow") == "GET, HEAD")
    }
  }

  @Test func noPathLeavesTheEdition() async throws {
    let site = try TestSite()
    try site.write("secret.txt", "SECRET")
    try await previewing(site) { preview, rebuildings in
      try FileManager.default.createSymbolicLink(
        atPath: site.root + "/content/passe.txt", withDestinationPath: site.root + "/secret.txt")
      #expect(await rebuildings.next()?.isShown == false)
      for target in [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt", "//etc/passwd", "/%2fetc/passwd",
        "/guide/../../secret.txt", "/guide/..%5c..%5csecret.txt", "/passe.txt", "/content/passe.txt", "/site/site.yml",
        "/./secret.txt",
      ] {
        let answer = await ask(preview.port, target)
        #expect(answer.status == 400 || answer.status == 404, "\(target)")
        #expect(!answer.body.contains("SECRET") && !answer.body.contains("root:"), "\(target)")
      }
    }
  }

  @Test func onlyItsOwnNamesAreAnswered() async throws {
    try await previewing(try TestSite()) { preview, _ in
      let port = preview.port
      for host in ["localhost:\(port)", "127.0.0.1:\(port)", "[::1]:\(port)", "LOCALHOST:\(port)"] {
        #expect(await ask(port, "/", host: host).status == 200, "\(host)")
      }
      for host in ["evil.example", "evil.example:\(port)", "localhost", "localhost:1", "127.0.0.1.evil.example:\(port)", ""] {
        let answer = await ask(port, "/", host: host)
        #expect(answer.status == 403, "\(host)")
        #expect(!answer.body.contains("Bienvenue"))
      }
      #expect(await ask(port, raw: "GET / HTTP/1.1\r\n\r\n").status == 400)
      #expect(await ask(port, raw: "GET / HTTP/1.1\r\nHost: localhost:\(port)\r\nHost: evil\r\n\r\n").status == 400)
      #expect(RawClient(port: port, address: 0x7F00_0002) == nil, "no other address is listened on")
    }
  }

  @Test func largeAndSlowRequestsAreRefused() async throws {
    var limits = Limits.usual
    limits.headTime = .seconds(1)
    limits.connections = 3
    try await previewing(try TestSite(), limits: limits) { preview, _ in
      let port = preview.port
      let padding = String(repeating: "a", count: 100_000)
      #expect(await ask(port, raw: "GET / HTTP/1.1\r\nHost: localhost:\(port)\r\nX: \(padding)\r\n\r\n").status == 431)
      #expect(await ask(port, raw: "GET /\(padding)").status == 431)
      #expect(await ask(port, raw: "GET / HT").status == 408)
      #expect(await ask(port, raw: "\0\0\0\r\n\r\n").status == 400)
      // The last answers above have arrived; their connections are still being closed.
      try await Task.sleep(for: .milliseconds(300))
      let idle = (0..<3).compactMap { _ in RawClient(port: port) }
      try await Task.sleep(for: .milliseconds(100))
      // The answer is lost when the connection is closed before the request has come.
      #expect([503, 0].contains(await ask(port, "/").status))
      withExtendedLifetime(idle) {}
      // Slow connections make room, or the suite's time limit ends this.
      while await ask(port, "/").status != 200 { try await Task.sleep(for: .milliseconds(100)) }
    }
  }

  @Test func aTakenPortIsSaid() async throws {
    let site = try TestSite()
    let first = try Preview(site.request, port: 0)
    let error = #expect(throws: PreviewError.self) { try Preview(site.request, port: first.port) }
    guard case .portBusy(first.port) = error else { Issue.record("\(String(describing: error))"); return }
    #expect(error?.message.french.contains("--port \(first.port + 1)") == true)
  }

  @Test func aMissingFolderIsSaid() {
    #expect(throws: PreviewError.self) { try Preview(.init(root: "/nulle/part", date: TestSite().request.date), port: 0) }
  }

  @Test func stopClosesThePortAndTheOpenPages() async throws {
    let site = try TestSite()
    var port: UInt16 = 0
    var page: RawClient?
    try await previewing(site) { preview, _ in
      port = preview.port
      page = listen(port, page: "/")
      #expect(await page?.nextEvent() != nil)
    }
    #expect(await page?.nextEvent() == nil)
    try await Task.sleep(for: .milliseconds(100))
    #expect(RawClient(port: port) == nil)
  }
}
