import Foundation
import PluginKit

/// What an author runs on a plugin: every promise of the protocol, one after the other, on the plugin's own program.
///
/// 1. The program introduces itself as its `plugin.yml` does.
/// 2. It answers a request of each kind that it announces, or refuses it with a reason; twice the same request has the same answer.
/// 3. It refuses a method that does not exist, and passes over a message that asks nothing.
/// 4. It answers its own examples, `exemples/*.json`, as they say.
/// 5. It ends by itself when its input does.
public struct Conformance {
  /// One promise, kept or not.
  public struct Finding: Sendable, Hashable {
    public let promise: Localized
    /// Nil when it is kept.
    public let fault: Localized?
  }

  private let description: PluginDescription
  private let conversation: Conversation
  private let folder: String
  private let grant: Grant
  private let date: PartialDate

  /// - Parameters:
  ///   - folder: the plugin's, which holds `plugin.yml`.
  ///   - date: the « today » of the requests.
  public static func run(_ description: PluginDescription, grant: Grant, folder: String, date: PartialDate) -> [Finding] {
    Conformance(description, grant, folder, date).findings()
  }

  private init(_ description: PluginDescription, _ grant: Grant, _ folder: String, _ date: PartialDate) {
    self.description = description
    self.grant = grant
    self.folder = folder
    self.date = date
    conversation = Conversation(description, grant: grant, folder: folder)
  }

  private func findings() -> [Finding] {
    let requests = SampleRequests(date: date).requests(for: description)
    guard let first = requests.first else { return [] }
    let beginning = finding(
      "elle démarre, confinée, et se présente comme dans plugin.yml",
      "it starts, confined, and introduces itself as in plugin.yml"
    ) {
      () throws(PluginFailure) in _ = try answer(first)
    }
    guard beginning.fault == nil else { return [beginning] }
    let answers = requests.map { request in
      finding(
        "elle répond à « \(request.label.french) », deux fois la même chose",
        "it answers “\(request.label.english)”, twice the same"
      ) {
        () throws(PluginFailure) in try twice(request)
      }
    }
    return [beginning] + answers + [refusesUnknownMethod, passesOverCancel(first)] + examples + [endsWithItsInput]
  }

  private var refusesUnknownMethod: Finding {
    finding("elle refuse une méthode inconnue et continue", "it refuses an unknown method and goes on") {
      () throws(PluginFailure) in
      do throws(PluginFailure) {
        _ = try ask("methode-inconnue", .object([]))
      } catch .refused {
        return
      }
      throw PluginFailure.breach(
        Localized(fr: "elle a répondu à une méthode qui n’existe pas", en: "it answered a method that does not exist"))
    }
  }

  private func passesOverCancel(_ request: SampleRequests.Request) -> Finding {
    finding("elle passe sur l’abandon d’une demande finie", "it passes over the cancelling of a request that is over") {
      () throws(PluginFailure) in
      conversation.notify("cancel", .keys(["id": .integer(0)]))
      _ = try answer(request)
    }
  }

  private var endsWithItsInput: Finding {
    let never = Localized(fr: "deux secondes après, elle court encore", en: "two seconds later it still runs")
    return Finding(
      promise: Localized(fr: "elle s’arrête d’elle-même à la fin de son entrée", en: "it ends by itself when its input ends"),
      fault: conversation.endsByItself(within: .seconds(2)) ? nil : never)
  }

  private var examples: [Finding] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/exemples")) ?? []).filter {
      $0.hasSuffix(".json")
    }
    return names.sorted().map { name in
      finding("elle répond comme exemples/\(name)", "it answers as exemples/\(name) does") { () throws(PluginFailure) in
        try example([UInt8](FileManager.default.contents(atPath: "\(folder)/exemples/\(name)") ?? Data()))
      }
    }
  }

  /// `{"method": …, "params": …, "result": …}`, or `error` in the place of `result`.
  private func example(_ bytes: [UInt8]) throws(PluginFailure) {
    guard let example = try? JSONValue(parsing: bytes), let method = example["method"]?.text, let parameters = example["params"]
    else {
      throw .breach(Localized(fr: "l’exemple n’a pas « method » et « params »", en: "the example has no “method” and “params”"))
    }
    do throws(PluginFailure) {
      let result = try ask(method, parameters)
      guard result != example["result"] else { return }
      throw .breach(Localized(fr: "elle répond \(result.compact)", en: "it answers \(result.compact)"))
    } catch .refused(let why) {
      guard example["error"]?.text != why.french else { return }
      throw .breach(Localized(fr: "elle refuse : \(why.french)", en: "it refuses: \(why.english)"))
    }
  }

  private func twice(_ request: SampleRequests.Request) throws(PluginFailure) {
    let (first, second) = (try answer(request), try answer(request))
    guard first != second else { return }
    throw .breach(Localized(fr: "les deux réponses diffèrent", en: "the two answers differ"))
  }

  /// Nil for a refusal.
  private func answer(_ request: SampleRequests.Request) throws(PluginFailure) -> JSONValue? {
    do throws(PluginFailure) {
      let result = try ask(request.method, request.parameters)
      try request.read(result)
      return result
    } catch .refused {
      return nil
    }
  }

  private func ask(_ method: String, _ parameters: JSONValue) throws(PluginFailure) -> JSONValue {
    try conversation.ask(method, parameters) {
      .keys(["options": Messages.value(grant.options), "tables": .object([])])
    }
  }

  private func finding(_ french: String, _ english: String, _ body: () throws(PluginFailure) -> Void) -> Finding {
    var fault: Localized?
    do throws(PluginFailure) {
      try body()
    } catch {
      let said = error.diagnostic(of: description.name, at: nil, installation: description.installation)
      fault = Localized(
        fr: [said.summary.french, said.explanation?.french].compactMap { $0 }.joined(separator: "\n    "),
        en: [said.summary.english, said.explanation?.english].compactMap { $0 }.joined(separator: "\n    "))
    }
    return Finding(promise: Localized(fr: french, en: english), fault: fault)
  }
}
