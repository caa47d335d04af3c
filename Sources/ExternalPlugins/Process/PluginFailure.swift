import PluginKit

/// Why an external plugin gave no answer that can be used.
public enum PluginFailure: Error, Sendable, Hashable {
  /// The program, its folder or a file that it needs is not there, or it cannot be confined on this machine.
  case cannotStart(Localized)
  case badHandshake(Localized)
  case tooSlow(Duration)
  /// It ended though it was asked: how, and the last line of its standard error.
  case ended(Localized, lastWords: String)
  case flood(Localized)
  case breach(Localized)
  /// What the plugin itself says against the request.
  case refused(Localized)
  case setAside

  /// A refusal is an answer; everything else counts against the plugin.
  var isFault: Bool {
    if case .refused = self { return false }
    return true
  }

  func diagnostic(of plugin: String, at place: Place?, installation: String? = nil) -> Diagnostic {
    Diagnostic(
      code, .error, at: place,
      Localized(fr: "l’extension « \(plugin) » \(summary.french)", en: "the plugin “\(plugin)” \(summary.english)"),
      explanation: explanation(installation))
  }

  private var code: String {
    switch self {
    case .cannotStart: "EXT-004"
    case .badHandshake: "EXT-005"
    case .tooSlow: "EXT-006"
    case .ended: "EXT-007"
    case .flood: "EXT-008"
    case .breach: "EXT-009"
    case .refused: "EXT-010"
    case .setAside: "EXT-011"
    }
  }

  var summary: Localized {
    switch self {
    case .cannotStart(let why): Localized(fr: "ne démarre pas : \(why.french)", en: "does not start: \(why.english)")
    case .badHandshake(let why):
      Localized(
        fr: "ne se présente pas comme il faut : \(why.french)", en: "does not introduce itself as it must: \(why.english)")
    case .tooSlow(let limit):
      Localized(
        fr: "n’a pas répondu en \(limit.components.seconds) s", en: "did not answer within \(limit.components.seconds) s")
    case .ended(let how, _):
      Localized(fr: "s’est arrêtée sans répondre : \(how.french)", en: "ended without an answer: \(how.english)")
    case .flood(let what): Localized(fr: "écrit sans fin : \(what.french)", en: "writes without end: \(what.english)")
    case .breach(let what): Localized(fr: "ne suit pas le protocole : \(what.french)", en: "breaks the protocol: \(what.english)")
    case .refused(let why): Localized(fr: "répond : \(why.french)", en: "answers: \(why.english)")
    case .setAside:
      Localized(
        fr: "n’est plus interrogée : elle a échoué ou pris trop de temps", en: "is asked no more: it failed or took too long")
    }
  }

  private func explanation(_ installation: String?) -> Localized? {
    switch self {
    case .cannotStart:
      installation.map { Localized(fr: "Installez ce qu’elle demande : \($0)", en: "Install what it needs: \($0)") }
    case .ended(_, let words) where !words.isEmpty:
      Localized(fr: "Ses derniers mots : \(words)", en: "Its last words: \(words)")
    case .tooSlow:
      Localized(
        fr: "Accordez-lui plus de temps avec « delai » dans site.yml, ou signalez-le à son auteur.",
        en: "Grant it more time with “delai” in site.yml, or report it to its author.")
    default: nil
    }
  }
}
