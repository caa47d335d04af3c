/// Why an edition could not be published. The published one is as it was.
public enum PublishingError: Error, Sendable {
  case cannotWrite(FileError)
  /// The output folder holds files and no manifest of Vademecum's.
  case foreignFolder(String)
  /// Another build is at work in the same place; what it says of itself.
  case busy(String)
  /// What was asked cannot be.
  case badRequest(String)

  public var french: String {
    switch self {
    case .cannotWrite(let error): "Écriture impossible : \(error). Le site en place n’a pas changé."
    case .foreignFolder(let path):
      "Le dossier \(path) contient des fichiers que Vademecum n’a pas faits : il n’est pas remplacé. Choisissez un autre dossier avec --output, ou videz celui-ci vous-même."
    case .busy(let holder): "Une autre construction est en cours dans ce dossier (\(holder)). Attendez qu’elle finisse."
    case .badRequest(let reason): reason
    }
  }

  public var english: String {
    switch self {
    case .cannotWrite(let error): "Cannot write: \(error). The site in place has not changed."
    case .foreignFolder(let path):
      "The folder \(path) holds files that Vademecum did not make: it is not replaced. Choose another folder with --output, or empty it yourself."
    case .busy(let holder): "Another build is at work in this folder (\(holder)). Wait until it ends."
    case .badRequest(let reason): reason
    }
  }
}
