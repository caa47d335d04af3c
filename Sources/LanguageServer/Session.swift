import Authoring
import Edition
import PluginKit

/// One conversation with an editor.
struct Session {
  private(set) var hasEnded = false
  private(set) var wasShutDown = false

  private let request: Build.Request
  private let language: Localized.Language
  private let uris: DocumentURI
  private var workspace: Workspace?
  /// As the editor names them.
  private var open: [String: SourcePath] = [:]

  init(_ request: Build.Request, language: Localized.Language) {
    self.request = request
    self.language = language
    uris = DocumentURI(root: request.root)
  }

  /// - Returns: what is to be sent: an answer to a request, and notifications.
  mutating func answer(_ message: JSONValue) async -> [JSONValue] {
    guard let method = message["method"]?.text else { return [] }
    let parameters = message["params"] ?? .null
    guard let id = message["id"] else { return await take(method, parameters) }
    if wasShutDown { return [Self.failure(id, code: -32_600, "the server is shut down")] }
    switch method {
    case "initialize":
      workspace = await Workspace.open(request)
      return [Self.success(id, Self.capabilities)]
    case "shutdown":
      wasShutDown = true
      return [Self.success(id, .null)]
    default:
      guard let result = ask(method, parameters) else { return [Self.failure(id, code: -32_601, "unknown method: \(method)")] }
      return [Self.success(id, result)]
    }
  }

  /// A request about a place in a document; nil for a method that is not known.
  private func ask(_ method: String, _ parameters: JSONValue) -> JSONValue? {
    let answers: [String: (DocumentPlace) -> JSONValue] = [
      "textDocument/completion": { Completion($0).answer }, "textDocument/hover": { Hover($0).answer },
      "textDocument/codeAction": { QuickFixes($0, range: parameters["range"]).answer },
      "textDocument/definition": { Definition($0).answer },
    ]
    guard let answer = answers[method] else { return nil }
    return place(parameters).map(answer) ?? .null
  }

  private func place(_ parameters: JSONValue) -> DocumentPlace? {
    guard let uri = parameters["textDocument"]?["uri"]?.text, let path = open[uri] ?? uris.path(of: uri), let workspace,
      let document = workspace.document(at: path)
    else { return nil }
    let position = parameters["position"] ?? parameters["range"]?["start"]
    return DocumentPlace(
      document: document, offset: document.source.offset(position), uri: uri, workspace: workspace, language: language, uris: uris
    )
  }

  /// A notification.
  private mutating func take(_ method: String, _ parameters: JSONValue) async -> [JSONValue] {
    let uri = parameters["textDocument"]?["uri"]?.text ?? ""
    switch method {
    case "textDocument/didOpen": return change(uri, to: parameters["textDocument"]?["text"]?.text)
    case "textDocument/didChange": return change(uri, to: parameters["contentChanges"]?.items.last?["text"]?.text)
    case "textDocument/didSave":
      workspace?.refresh()
      return publish(uri)
    case "textDocument/didClose":
      // What was not saved is gone; the file says again what it says.
      if let path = open.removeValue(forKey: uri), let bytes = try? FileSystem.disk.read(uris.file(of: path)) {
        workspace?.replace(path, with: bytes)
      }
      return [Self.diagnostics([], of: uri)]
    case "exit":
      hasEnded = true
      return []
    default: return []
    }
  }

  private mutating func change(_ uri: String, to text: String?) -> [JSONValue] {
    guard let path = uris.path(of: uri), let text else { return [] }
    open[uri] = path
    workspace?.replace(path, with: Array(text.utf8))
    return publish(uri)
  }

  private func publish(_ uri: String) -> [JSONValue] {
    guard let path = open[uri], let workspace, let document = workspace.document(at: path) else { return [] }
    let diagnostics = workspace.diagnostics(of: document).map { DiagnosticMessage($0, language: language, uris: uris).json }
    return [Self.diagnostics(diagnostics, of: uri)]
  }

  private static func diagnostics(_ diagnostics: [JSONValue], of uri: String) -> JSONValue {
    .keys([
      "jsonrpc": .text("2.0"), "method": .text("textDocument/publishDiagnostics"),
      "params": .keys(["uri": .text(uri), "diagnostics": .array(diagnostics)]),
    ])
  }

  private static func success(_ id: JSONValue, _ result: JSONValue) -> JSONValue {
    .keys(["jsonrpc": .text("2.0"), "id": id, "result": result])
  }

  private static func failure(_ id: JSONValue, code: Int, _ message: String) -> JSONValue {
    .keys(["jsonrpc": .text("2.0"), "id": id, "error": .keys(["code": .integer(code), "message": .text(message)])])
  }

  /// Documents come whole at each change: a record is a few kilobytes, and no edit can be misapplied.
  private static let capabilities = JSONValue.keys([
    "capabilities": .keys([
      "textDocumentSync": .keys(["openClose": .flag(true), "change": .integer(1), "save": .keys([:])]),
      "completionProvider": .keys(["triggerCharacters": .texts(["[", ":", " ", ","])]), "hoverProvider": .flag(true),
      "codeActionProvider": .keys(["codeActionKinds": .texts(["quickfix"])]), "definitionProvider": .flag(true),
    ]),
    "serverInfo": .keys(["name": .text("vademecum"), "version": .text(ToolVersion.current)]),
  ])
}

/// Where an editor asks something.
struct DocumentPlace {
  let document: Document
  let offset: Int
  let uri: String
  let workspace: Workspace
  let language: Localized.Language
  let uris: DocumentURI

  /// That of the document; while its front matter cannot be read, the one that its text still names.
  var model: Model {
    document.markdown.isReadable
      ? document.model : FrontMatterCursor.modelName(in: source).flatMap { workspace.models[$0] } ?? document.model
  }

  var source: SourceText { document.source }
  var corpus: Corpus { workspace.corpus }
}
