import PluginKit

/// External plugins: what they ask, how they start, how they answer.
extension RuleFamily {
  static let plugins = RuleFamily(
    reason: Localized(
      fr:
        "Une extension est un programme d’autrui : elle ne reçoit que ce qui lui est accordé, et ses fautes se disent sans arrêter le reste.",
      en:
        "A plugin is somebody else’s program: it is given what is granted and no more, and its faults are told without stopping the rest."
    ),
    entries: [
      .init(
        "EXT-001", .error, "Les extensions nommées existent", "The plugins that are named exist",
        "Corrigez le nom dans « plugins » de site.yml.", "Correct the name in “plugins” of site.yml."),
      .init(
        "EXT-002", .error, "Une extension se décrit dans plugin.yml", "A plugin describes itself in plugin.yml",
        "Demandez à son auteur une version faite pour ce générateur, ou corrigez plugin.yml.",
        "Ask its author for a version made for this generator, or correct plugin.yml."),
      .init(
        "EXT-003", .error, "Ce qu’une extension demande lui est accordé", "What a plugin asks for is granted",
        "Ajoutez à site.yml les lignes que dit le message, ou retirez l’extension.",
        "Add to site.yml the lines that the message tells, or take the plugin out."),
      .init(
        "EXT-004", .error, "Le programme d’une extension démarre", "The program of a plugin starts",
        "Installez ce qu’elle demande ; le message dit ce qui manque.",
        "Install what it needs; the message tells what is missing."),
      .init(
        "EXT-005", .error, "Une extension se présente comme dans plugin.yml", "A plugin introduces itself as in plugin.yml",
        "Signalez-le à son auteur : « vademecum plugin test » montre la différence.",
        "Report it to its author: “vademecum plugin test” shows the difference."),
      .init(
        "EXT-006", .error, "Une extension répond à temps", "A plugin answers in time",
        "Accordez-lui plus de temps avec « delai » dans site.yml, ou signalez-le à son auteur.",
        "Grant it more time with “delai” in site.yml, or report it to its author."),
      .init(
        "EXT-007", .error, "Une extension ne s’arrête pas en chemin", "A plugin does not end on the way",
        "Lisez ses derniers mots dans le message et signalez-les à son auteur ; si la mémoire manque, accordez « memoire ».",
        "Read its last words in the message and report them to its author; if memory is short, grant “memoire”."),
      .init(
        "EXT-008", .error, "Une extension n’écrit pas sans fin", "A plugin does not write without end",
        "Signalez-le à son auteur.", "Report it to its author."),
      .init(
        "EXT-009", .error, "Une extension suit le protocole", "A plugin keeps to the protocol",
        "Signalez-le à son auteur : « vademecum plugin test » montre la faute.",
        "Report it to its author: “vademecum plugin test” shows the fault."),
      .init(
        "EXT-010", .error, "Une extension comprend ce qu’on lui demande", "A plugin understands what it is asked",
        "Corrigez le bloc que dit le message : c’est l’extension qui explique.",
        "Correct the block that the message tells: it is the plugin that explains."),
      .init(
        "EXT-011", .error, "Une extension échoue trois fois au plus", "A plugin fails three times at most",
        "Corrigez d’abord les messages précédents de la même extension.",
        "Mend the earlier messages of the same plugin first."),
    ])
}
