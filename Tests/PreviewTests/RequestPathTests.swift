import Testing

@testable import Preview

struct RequestPathTests {
  @Test(arguments: [
    ("/", "", true), ("/guide/", "guide", true), ("/guide/debuter.html", "guide/debuter.html", false),
    ("/donn%C3%A9es/%C3%A9t%C3%A9.png", "données/été.png", false), ("/a?x=/../..", "a", false), ("/...", "...", false),
  ])
  func decodes(_ target: String, _ path: String, _ isFolder: Bool) throws {
    let decoded = try #require(RequestPath(target))
    #expect(decoded.path == path)
    #expect(decoded.isFolder == isFolder)
  }

  @Test(arguments: [
    "", "guide", "//etc/passwd", "/guide//x", "/..", "/../etc/passwd", "/guide/../../etc/passwd", "/%2e%2e/etc/passwd",
    "/.%2e/etc/passwd", "/..%2fetc/passwd", "/%2fetc/passwd", "/guide%5c..%5c..", "/..\\..", "/.", "/a/./b", "/%00", "/a%0d%0ab",
    "/%",
    "/%2", "/%zz", "/%ff", "/%c0%ae%c0%ae/etc/passwd",
  ])
  func refuses(_ target: String) {
    #expect(RequestPath(target) == nil)
  }

  @Test func aValueOfTheQueryIsDecoded() {
    #expect(RequestPath("/x?a=1&page=%2Fguide%2F")?.value(of: "page") == "/guide/")
    #expect(RequestPath("/x?pages=1")?.value(of: "page") == nil)
  }
}

struct RequestHeadTests {
  @Test func readsTheLineAndTheHosts() throws {
    let head = try #require(parse("GET /a?b HTTP/1.1\r\nhOST:  localhost:1 \r\nX: y\r\nHost: z\r\n\r\n"))
    #expect(head.method == "GET")
    #expect(head.target == "/a?b")
    #expect(head.hosts == ["localhost:1", "z"])
  }

  @Test(arguments: [
    "\r\n\r\n", "GET / HTTP/1.1", "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
    "GET http://x/ HTTP/1.1\r\n\r\n",
    "GET /\u{e9} HTTP/1.1\r\n\r\n", "GET /a\nb HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nX: a\rb\r\n\r\n", "GET /\0 HTTP/1.1\r\n\r\n",
  ])
  func refuses(_ text: String) {
    #expect(parse(text) == nil)
  }

  private func parse(_ text: String) -> RequestHead? { RequestHead(Array(text.utf8)[...]) }
}
