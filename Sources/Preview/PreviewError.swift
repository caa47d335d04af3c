import Diagnostics

/// Why the preview cannot begin.
public enum PreviewError: Error, Sendable {
  /// Another program listens on this port.
  case portBusy(UInt16)
  /// The system's own words.
  case cannotListen(UInt16, reason: String)
  /// There is no such folder, or the system watches as many as it will.
  case cannotWatch(folder: String, reason: String)
  /// The system has no descriptor or thread left.
  case system(reason: String)

  public var message: Localized {
    switch self {
    case .portBusy(let port):
      Localized(
        fr: "Le port \(port) est déjà pris, peut-être par un autre aperçu. Choisissez-en un autre : --port \(Self.next(port))",
        en: "Port \(port) is already taken, perhaps by another preview. Choose another: --port \(Self.next(port))")
    case .cannotListen(let port, let reason):
      Localized(fr: "Impossible d’écouter sur le port \(port) : \(reason).", en: "Cannot listen on port \(port): \(reason).")
    case .cannotWatch(let folder, let reason):
      Localized(
        fr: "Impossible de surveiller le dossier \(folder) : \(reason).", en: "Cannot watch the folder \(folder): \(reason).")
    case .system(let reason):
      Localized(fr: "Le système a refusé : \(reason).", en: "The system refused: \(reason).")
    }
  }

  private static func next(_ port: UInt16) -> UInt16 { port < .max ? port + 1 : 8000 }
}
