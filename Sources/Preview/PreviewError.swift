import Diagnostics

/// Why the preview cannot begin.
public enum PreviewError: Error, Sendable {
  /// Another program listens on this port.
  case portBusy(UInt16)
  case cannotListen(UInt16, reason: Localized)
  /// There is no such folder, or the system watches as many as it will.
  case cannotWatch(folder: String, reason: Localized)
  /// The system has no descriptor or thread left.
  case system(reason: Localized)

  public var message: Localized {
    switch self {
    case .portBusy(let port):
      Localized(
        fr: "Le port \(port) est déjà pris, peut-être par un autre aperçu. Choisissez-en un autre : --port \(Self.next(port))",
        en: "Port \(port) is already taken, perhaps by another preview. Choose another: --port \(Self.next(port))")
    case .cannotListen(let port, let reason):
      Localized(
        fr: "Impossible d’écouter sur le port \(port) : \(reason.french).",
        en: "Cannot listen on port \(port): \(reason.english).")
    case .cannotWatch(let folder, let reason):
      Localized(
        fr: "Impossible de surveiller le dossier \(folder) : \(reason.french).",
        en: "Cannot watch the folder \(folder): \(reason.english).")
    case .system(let reason):
      Localized(fr: "Le système a refusé : \(reason.french).", en: "The system refused: \(reason.english).")
    }
  }

  private static func next(_ port: UInt16) -> UInt16 { port < .max ? port + 1 : 8000 }
}
