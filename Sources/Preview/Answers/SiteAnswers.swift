import PluginKit

/// Finds the answer to a request among the files of the edition, which are in memory: no path leads to the disk.
struct SiteAnswers: Sendable {
  let stage: Stage
  let port: UInt16

  func answer(_ request: RequestHead) -> Response {
    guard isForThisServer(request.hosts) else { return .refusal(request.hosts.count == 1 ? .forbidden : .badRequest) }
    guard let path = RequestPath(request.target) else { return .refusal(.badRequest) }
    switch request.method {
    case "GET": return answer(path)
    case "HEAD": return answer(path).withoutBody
    default: return .refusal(.methodNotAllowed)
    }
  }

  /// A page of another site can have its own name resolve to this machine (DNS rebinding); the name it asks for gives it away.
  private func isForThisServer(_ hosts: [String]) -> Bool {
    guard hosts.count == 1, let host = hosts.first?.lowercased() else { return false }
    let names = ["localhost", "127.0.0.1", "[::1]"]
    return names.contains { host == "\($0):\(port)" || (port == 80 && host == $0) }
  }

  private func answer(_ path: RequestPath) -> Response {
    switch path.path {
    case PageScript.scriptPath: .file(PageScript.script, ContentType.of("js"))
    case PageScript.stylePath: .file(PageScript.style, ContentType.of("css"))
    case PageScript.eventsPath: .states(of: shownPage(path))
    default: file(path, in: stage.site)
    }
  }

  /// The address of the page that asks for its states: `?page=/guide/`.
  private func shownPage(_ events: RequestPath) -> Address {
    guard let page = events.value(of: "page").flatMap({ RequestPath($0) }) else { return Address("") }
    return Address(Self.fileName(page))
  }

  private func file(_ path: RequestPath, in site: ShownSite) -> Response {
    let name = Self.fileName(path)
    if let bytes = site.files[name] {
      return response(bytes, name, .ok, site)
    }
    if !path.isFolder, site.files[path.path + "/index.html"] != nil {
      return .redirect(to: path.encodedPath + "/" + (path.query.map { "?" + $0 } ?? ""))
    }
    if site.files.isEmpty {
      return response(PageScript.placeholder(isBuilt: site.isBuilt, stage.language), "index.html", .serviceUnavailable, site)
    }
    guard let notFound = site.files["404.html"] else { return .refusal(.notFound) }
    return response(notFound, "404.html", .notFound, site)
  }

  private func response(_ bytes: [UInt8], _ name: String, _ status: Response.Status, _ site: ShownSite) -> Response {
    let isPage = name.hasSuffix(".html")
    return .file(
      isPage ? PageScript.add(to: bytes, edition: site.edition(of: name)) : bytes, ContentType.of(name), status: status)
  }

  private static func fileName(_ path: RequestPath) -> String {
    guard path.isFolder else { return path.path }
    return path.path.isEmpty ? "index.html" : path.path + "/index.html"
  }
}
