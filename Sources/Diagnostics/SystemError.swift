import Foundation
import Glibc

extension Localized {
  /// Why the system refused a call, to be read after a colon or between parentheses.
  /// - Parameter number: what the call left in `errno`. A number that authors do not meet keeps the system's own words.
  public init(systemError number: Int32) {
    let system = String(cString: strerror(number))
    self.init(fr: Self.frenchSystemErrors[number] ?? system, en: system)
  }

  private static let frenchSystemErrors: [Int32: String] = [
    ENOENT: "ce fichier ou ce dossier n’existe pas",
    EACCES: "accès refusé, vérifiez vos droits",
    EPERM: "opération refusée, vérifiez vos droits",
    EROFS: "le disque est en lecture seule",
    ENOSPC: "il n’y a plus de place sur le disque",
    EDQUOT: "votre part du disque est pleine",
    EFBIG: "le fichier serait trop grand",
    EIO: "le disque n’a pas répondu",
    ENOTDIR: "un fichier se trouve là où un dossier est attendu",
    EISDIR: "un dossier se trouve là où un fichier est attendu",
    EEXIST: "la place est déjà prise",
    ENOTEMPTY: "le dossier n’est pas vide",
    ENAMETOOLONG: "le nom est trop long",
    ELOOP: "trop de liens symboliques se suivent",
    EMFILE: "trop de fichiers sont ouverts",
    ENFILE: "trop de fichiers sont ouverts sur la machine",
    ENOMEM: "il n’y a plus de mémoire",
    EAGAIN: "la machine n’a plus de ressources",
    EBUSY: "le système s’en sert déjà",
    ENOEXEC: "ce n’est pas un programme",
    EADDRNOTAVAIL: "cette adresse n’est pas celle de la machine",
  ]
}

extension Error {
  /// The system's number in an error of Foundation's; that of a disk that does not answer when there is none.
  public var systemNumber: Int32 {
    let inner = (self as? CocoaError)?.underlying ?? self
    return (inner as? POSIXError)?.code.rawValue ?? EIO
  }
}
