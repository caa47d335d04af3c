import PluginKit
import Synchronization

/// What the kinds of one plugin share: its description, its conversation, its answers.
final class PluginHost: Sendable {
  let description: PluginDescription
  let setting: PluginSetting
  private let grant: Grant
  private let conversation: Conversation
  private let cache: AnswerCache
  /// Of the registry that it is told of, once it is known.
  private let payloadDigest = Mutex<Digest?>(nil)

  init(_ description: PluginDescription, grant: Grant, in setting: PluginSetting) {
    self.description = description
    self.setting = setting
    self.grant = grant
    conversation = Conversation(description, grant: grant, folder: setting.folder)
    cache = AnswerCache(file: setting.cache)
  }

  deinit {
    conversation.close()
    cache.save()
  }

  /// What a request and its answer are about.
  struct Request {
    var method: String
    /// Everything that the answer depends on besides the plugin and the registry.
    var key: [[UInt8]]
    var parameters: () -> JSONValue
  }

  /// The answer to a request, kept from an earlier build or asked now, once `read` has found it sound.
  func answer<Value>(
    _ request: Request, registry: Snapshot, read: (JSONValue) throws(PluginFailure) -> Value
  ) throws(PluginFailure) -> Value {
    let digest = key(of: request, registry)
    if let kept = cache.answer(for: digest), let value = try? read(kept) { return value }
    let result = try conversation.ask(request.method, request.parameters()) {
      Messages.start(registry, tables: description.tables, options: grant.options)
    }
    let value = try read(result)
    cache.keep(result, for: digest)
    return value
  }

  func diagnostic(_ failure: PluginFailure, at place: Place?) -> Diagnostic {
    failure.diagnostic(of: description.name, at: place ?? Place(file: setting.file), installation: description.installation)
  }

  private func key(of request: Request, _ registry: Snapshot) -> Digest {
    let payload = payloadDigest.withLock { known -> Digest in
      let digest = known ?? self.payload(registry)
      known = digest
      return digest
    }
    let parts = [payload.bytes, Array(request.method.utf8)] + request.key
    return Digest(of: parts.flatMap { part in withUnsafeBytes(of: part.count) { Array($0) } + part })
  }

  private func payload(_ registry: Snapshot) -> Digest {
    let tables = description.tables.map { registry.table($0)?.digest.hex ?? "" }
    let texts =
      tables + [Messages.value(grant.options).compact] + grant.environment.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
    return Digest(of: setting.digest.bytes + Array(texts.joined(separator: "\u{1F}").utf8))
  }
}

extension Document {
  /// What an answer about this document depends on.
  var requestKey: [[UInt8]] {
    [Array(path.text.utf8), Array(language.utf8), Array(model.name.utf8), Digest(of: source.bytes).bytes]
  }
}
