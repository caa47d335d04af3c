import PluginKit

/// What the site is made of: documents together, models, plugins, files, theme.
extension RuleFamily {
  static let documents = RuleFamily(
    reason: Localized(
      fr: "Chaque document a un modèle, qui dit ce qu’il doit contenir, et une adresse à lui, que l’on peut citer.",
      en: "Each document has a model, which says what it must hold, and an address of its own, which can be cited."),
    entries: [
      .init(
        "DOC-001", .error, "Le modèle du document existe", "The model of the document exists",
        "Corrigez la clé « modele », ou retirez-la : le document est alors une simple page.",
        "Correct the key “modele”, or remove it: the document is then a plain page."),
      .init(
        "DOC-002", .error, "Deux documents n’ont pas la même adresse", "Two documents do not have the same address",
        "Renommez l’un des deux fichiers ; le nombre au début du nom ne compte pas.",
        "Rename one of the two files; the number before the name does not count."),
      .init(
        "DOC-004", .error, "Une ancienne adresse ne mène qu’à une page", "A former address leads to one page only",
        "Retirez de « anciennes_adresses » l’adresse qui est celle d’une autre page.",
        "Remove from “anciennes_adresses” the address that is another page’s."),
    ])

  static let settings = RuleFamily(
    reason: Localized(
      fr:
        "site.yml tient le menu, les listes et la gravité des règles : une faute de frappe y ferait disparaître une page sans un mot.",
      en: "site.yml holds the menu, the lists and the severity of rules: a slip there would make a page vanish without a word."),
    entries: [
      .init(
        "SITE-001", .error, "Le site a ses réglages", "The site has its settings",
        "Écrivez site/site.yml, avec au moins « titre: … ».", "Write site/site.yml, with at least “titre: …”."),
      .init(
        "SITE-002", .error, "Les pages que nomme site.yml existent", "The pages that site.yml names exist",
        "Écrivez le chemin du document depuis content/, par exemple guide/index.md.",
        "Write the path of the document from content/, for instance guide/index.md."),
      .init(
        "SITE-003", .warning, "Les dossiers, les clés et les règles que nomme site.yml existent",
        "The folders, keys and rules that site.yml names exist",
        "Corrigez le nom, ou retirez-le.", "Correct the name, or remove it."),
    ])

  static let models = RuleFamily(
    reason: Localized(
      fr:
        "Les modèles, les listes de valeurs et les extensions décident de ce qui est contrôlé : une faute y désarmerait les contrôles.",
      en: "Models, lists of values and plugins decide what is checked: a mistake there would disarm the checks."),
    entries: [
      .init(
        "MOD-001", .error, "Un fichier de modèle n’est pas vide", "A model file is not empty",
        "Écrivez au moins « modele » et « titre », ou retirez le fichier.",
        "Write at least “modele” and “titre”, or remove the file."),
      .init(
        "MOD-002", .error, "Une règle demande un contrôle qui existe", "A rule asks for a check that exists",
        "Corrigez « controle » ; si ce contrôle vient d’une extension, vérifiez la liste « plugins » de site/site.yml.",
        "Correct “controle”; if this check comes from a plugin, look at the list “plugins” of site/site.yml."),
      .init(
        "MOD-003", .error, "Un motif est une expression régulière", "A pattern is a regular expression",
        "Fermez les parenthèses, les crochets et les accolades du motif.",
        "Close the parentheses, brackets and braces of the pattern."),
      .init(
        "VOC-001", .error, "Une liste de valeurs est faite de lignes « code: libellé »",
        "A list of values is made of “code: label” lines",
        "Écrivez un code et son libellé par ligne.", "Write a code and its label on each line."),
    ])

  static let setAside = RuleFamily(
    reason: Localized(
      fr: "Une exception se défend : elle dit la règle qu’elle met de côté et pourquoi, et disparaît quand elle ne sert plus.",
      en: "An exception has its reasons: it names the rule that it sets aside and says why, and goes when it serves no more."),
    entries: [
      .init(
        "IGN-001", .error, "Une règle mise de côté a un code et une raison", "A rule that is set aside has a code and a reason",
        "Écrivez « - {regle: CAP-013, raison: \"pourquoi cette fiche fait exception\"} ».",
        "Write “- {regle: CAP-013, raison: \"why this record is an exception\"}”."),
      .init(
        "IGN-002", .error, "Une règle mise de côté concerne le document", "A rule that is set aside concerns the document",
        "Corrigez le code de la règle. Un lien mort ou un en-tête illisible ne se met pas de côté.",
        "Correct the code of the rule. A dead link or an unreadable header cannot be set aside."),
      .init(
        "IGN-003", .warning, "Une règle mise de côté ne serait pas respectée", "A rule that is set aside would be broken",
        "Retirez cette ligne de « ignorer ».", "Take this line out of “ignorer”."),
    ])

  static let files = RuleFamily(
    reason: Localized(
      fr: "Tout fichier du site doit être lisible, et se trouver dans son dossier : rien n’y entre par un détour.",
      en: "Every file of the site must be readable, and be in its folder: nothing comes in by a side door."),
    entries: [
      .init(
        "FIC-001", .error, "Les fichiers et les dossiers se lisent", "Files and folders can be read",
        "Vérifiez les droits du fichier et le disque.", "Check the permissions of the file and the disk."),
      .init(
        "FIC-002", .error, "Les fichiers sont ordinaires", "Files are regular",
        "Copiez le fichier à la place du lien symbolique.", "Copy the file in the place of the symbolic link."),
      .init(
        "FIC-003", .error, "Les dossiers ne sont pas trop profonds", "Folders are not too deep",
        "Rapprochez ce dossier de content/.", "Bring this folder nearer to content/."),
      .init(
        "FIC-004", .error, "Le dossier content/ contient des documents", "The folder content/ holds documents",
        "Créez content/index.md, la page d’accueil, avec un titre.", "Create content/index.md, the home page, with a title."),
      .init(
        "FIC-005", .error, "Le dossier demandé existe", "The folder that is asked for exists",
        "Nommez un dossier de content/ qui a une page index.md.", "Name a folder of content/ that has a page index.md."),
      .init(
        "FIC-006", .info, "L’histoire du dépôt est entière", "The history of the repository is whole",
        "Demandez-la : git fetch --unshallow ; en intégration continue, fetch-depth: 0.",
        "Ask for it: git fetch --unshallow; in continuous integration, fetch-depth: 0."),
      .init(
        "FIC-007", .error, "Un fichier joint ne s’exécute pas dans le navigateur", "An attached file does not run in the browser",
        "Joignez un PDF, une image, ou un dessin SVG sans script.", "Attach a PDF, a picture, or an SVG drawing without scripts."),
      .init(
        "FIC-008", .error, "Une image montrée est entière", "A picture that is shown is whole",
        "Enregistrez-la de nouveau en PNG ou en JPEG.", "Save it again as PNG or JPEG."),
      .init(
        "FIC-009", .error, "Une image a une taille raisonnable", "A picture has a sensible size",
        "Réduisez-la ; 2 000 pixels de large suffisent.", "Make it smaller; 2,000 pixels wide are enough."),
      .init(
        "APERCU-001", .error, "L’aperçu peut se faire", "The preview can be made",
        "Corrigez ce que dit le message ; l’aperçu se refait de lui-même.",
        "Mend what the message says; the preview is made again by itself."),
    ])

  static let accessibility = RuleFamily(
    reason: Localized(
      fr: "La déclaration d’accessibilité engage celui qui publie : elle ne dit rien de plus que ce qu’un audit a établi.",
      en: "The accessibility statement binds whoever publishes: it says no more than an audit has established."),
    entries: [
      .init(
        "ACC-001", .warning, "Les dates de la déclaration sont passées", "The dates of the statement are past",
        "Corrigez la date dans site.yml ; un audit à venir ne compte pas.",
        "Correct the date in site.yml; an audit to come does not count."),
      .init(
        "ACC-002", .warning, "L’audit d’accessibilité est encore valable", "The accessibility audit is still valid",
        "Faites refaire l’audit ; d’ici là, le site se déclare non conforme.",
        "Have the audit made again; until then the site declares that it does not conform."),
      .init(
        "ACC-003", .error, "Le taux d’un audit est entre 0 et 100", "The share found by an audit is between 0 and 100",
        "Écrivez le pourcentage des critères respectés, par exemple « taux: 62 ».",
        "Write the percentage of criteria that are respected, for instance “taux: 62”."),
    ])

  static let theme = RuleFamily(
    reason: Localized(
      fr: "Un gabarit fautif abîmerait toutes les pages à la fois ; il est donc vérifié avant d’en écrire une.",
      en: "A faulty template would spoil all pages at once; so it is checked before one is written."),
    entries: [
      .init(
        "THEME-001", .error, "Les accolades d’un gabarit sont fermées", "The braces of a template are closed",
        "« {{ » se ferme par « }} », « {{{ » par « }}} ».", "“{{” is closed by “}}”, “{{{” by “}}}”."),
      .init(
        "THEME-002", .error, "Un nom entre accolades est bien formé", "A name between braces is well formed",
        "Un nom se compose de lettres sans accent, de chiffres, de « _ » et de points.",
        "A name is made of letters without accents, digits, “_” and points."),
      .init(
        "THEME-003", .error, "Chaque section d’un gabarit est fermée à son tour", "Each section of a template is closed in turn",
        "La dernière section ouverte se ferme la première.", "The last section that was opened is closed first."),
      .init(
        "THEME-004", .error, "Un gabarit reste d’une taille raisonnable", "A template keeps a sensible size",
        "Réduisez les sections ou les parties qui s’incluent.", "Reduce sections, or parts that include one another."),
      .init(
        "THEME-010", .error, "Un nom de gabarit existe à cet endroit", "A name of a template exists in that place",
        "Corrigez le nom ; le message propose le plus proche.", "Correct the name; the message proposes the nearest."),
      .init(
        "THEME-011", .error, "Une valeur s’écrit selon sa sorte", "A value is written as its kind asks",
        "Un texte s’écrit {{nom}}, une liste s’ouvre par {{#nom}}.", "A text is written {{name}}, a list is opened by {{#name}}."),
      .init(
        "THEME-012", .error, "Une partie incluse existe", "A part that is included exists",
        "Corrigez le nom, ou ajoutez parties/NOM.mustache.", "Correct the name, or add parties/NAME.mustache."),
      .init(
        "THEME-013", .error, "Une partie ne s’inclut pas elle-même", "A part does not include itself",
        "Coupez le cercle que le message montre.", "Break the circle that the message shows."),
      .init(
        "THEME-020", .error, "Les mots de l’interface sont là, en texte", "The words of the interface are there, as texts",
        "Ajoutez la clé dans chaines/fr.yml, son texte entre guillemets droits.",
        "Add the key to chaines/fr.yml, its text between straight quotes."),
      .init(
        "THEME-021", .warning, "Les mots de l’interface sont traduits", "The words of the interface are translated",
        "Traduisez la clé ; le texte français la remplace en attendant.",
        "Translate the key; the French text stands in its place until then."),
      .init(
        "THEME-022", .warning, "Un mot traduit existe en français", "A word that is translated exists in French",
        "Corrigez la clé, ou retirez-la.", "Correct the key, or remove it."),
      .init(
        "THEME-030", .error, "Le thème a tous ses gabarits", "The theme has all its templates",
        "Reprenez le fichier, ou le dossier site/theme entier, dans le dépôt de Vademecum.",
        "Take the file, or the whole folder site/theme, from the repository of Vademecum."),
      .init(
        "THEME-031", .warning, "Chaque fichier du thème sert à une page", "Each file of the theme serves a page",
        "Corrigez le nom du fichier, ou retirez-le.", "Correct the name of the file, or remove it."),
      .init(
        "THEME-032", .error, "Les fichiers du thème sont en UTF-8", "The files of the theme are in UTF-8",
        "Enregistrez-le avec l’encodage « UTF-8 ».", "Save it with the encoding “UTF-8”."),
      .init(
        "THEME-040", .error, "Une couleur de site.yml se lit sur son fond", "A colour of site.yml can be read on its ground",
        "Foncez-la sur un fond clair, éclaircissez-la sur un fond sombre, jusqu’à un contraste de 4,5.",
        "Darken it on a light ground, lighten it on a dark one, up to a contrast of 4.5."),
    ])
}
