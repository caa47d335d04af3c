import PluginKit

/// How a document is read: its file, its header, its text, its links.
extension RuleFamily {
  static let header = RuleFamily(
    reason: Localized(
      fr:
        "Un fichier qui ne peut pas être lu en entier n’est pas publié : rien de ce que vous avez écrit ne doit se perdre en silence.",
      en: "A file that cannot be read as a whole is not published: nothing that you wrote may be lost in silence."),
    entries: [
      .init(
        "MD-001", .error, "L’en-tête se ferme par une ligne de trois tirets", "The front matter ends with a line of three dashes",
        "Après la dernière clé de l’en-tête, ajoutez une ligne qui ne contient que « --- ».",
        "After the last key of the front matter, add a line that holds only “---”."),
      .init(
        "MD-002", .error, "L’en-tête est fait de lignes « clé: valeur »", "The front matter is made of “key: value” lines",
        "Écrivez une clé par ligne, par exemple : titre: Jumelages.", "Write one key a line, for instance: titre: Jumelages."),
      .init(
        "MD-003", .error, "Le fichier est un texte en UTF-8", "The file is a text in UTF-8",
        "Enregistrez le fichier de nouveau en choisissant l’encodage « UTF-8 ».",
        "Save the file again and choose the encoding “UTF-8”."),
      .init(
        "MD-004", .error, "Le fichier n’est pas démesuré", "The file is not oversized",
        "Partagez-le en plusieurs pages.", "Split it into several pages."),
      .init(
        "MD-007", .error, "La page ne répète pas sans fin « <! » ou « <? »", "The page does not repeat “<!” or “<?” endlessly",
        "Supprimez ces signes, ou partagez la page.", "Remove these signs, or split the page."),
      .init(
        "MD-008", .error, "Une définition de lien reste courte", "A link definition stays short",
        "Raccourcissez l’adresse, ou séparez les définitions par des lignes vides.",
        "Shorten the address, or put blank lines between the definitions."),
      .init(
        "MD-009", .error, "La page publiée est à la mesure du fichier", "The published page is in proportion to the file",
        "Cherchez un même lien, ou une même note, appelés un très grand nombre de fois.",
        "Look for one link, or one note, that is used a very great number of times."),
    ])

  static let frontMatter = RuleFamily(
    reason: Localized(
      fr: "L’en-tête, les modèles et les réglages du site s’écrivent en YAML : une clé, deux points, une valeur. "
        + "Une clé mal écrite serait perdue sans que personne le voie.",
      en: "Front matter, models and settings are written in YAML: a key, a colon, a value. A misspelt key would be lost unseen."),
    entries: [
      .init(
        "YAML-001", .error, "Les lignes « clé: valeur » se lisent", "The “key: value” lines can be read",
        "Mettez entre guillemets droits une valeur qui contient « : » ou qui commence par un signe, et alignez les lignes.",
        "Put straight quotes around a value that holds “: ” or begins with a sign, and align the lines."),
      .init(
        "YAML-002", .error, "Les clés sont connues", "Keys are known",
        "Corrigez le nom de la clé, ou retirez la ligne.", "Correct the name of the key, or remove the line."),
      .init(
        "YAML-003", .error, "Chaque valeur a la forme attendue", "Each value has the form that is expected",
        "Écrivez la valeur comme le message le demande.", "Write the value as the message asks."),
      .init(
        "YAML-004", .error, "Les clés obligatoires sont là", "Required keys are there",
        "Ajoutez la clé qui manque.", "Add the missing key."),
      .init(
        "YAML-005", .error, "Une clé n’est écrite qu’une fois", "A key is written once",
        "Gardez une seule des deux lignes.", "Keep only one of the two lines."),
      .init(
        "YAML-006", .error, "Le YAML reste simple et de taille raisonnable", "The YAML stays simple and of a sensible size",
        "Réduisez le nombre de niveaux, de renvois ou de valeurs.", "Reduce the number of levels, references or values."),
    ])

  static let text = RuleFamily(
    reason: Localized(
      fr:
        "Le texte doit se lire de la même façon sur un écran, sur papier et par une synthèse vocale, sans danger pour le lecteur.",
      en: "The text must read alike on a screen, on paper and by a screen reader, and without danger for the reader."),
    entries: [
      .init(
        "MD-005", .warning, "Un tableau reste d’une taille lisible", "A table keeps a readable size",
        "Réduisez-le, ou mettez les données dans le registre et montrez-les par un bloc « registre ».",
        "Make it smaller, or put the data into the registry and show them by a “registre” block."),
      .init(
        "MD-006", .warning, "Des adresses se suivent avec des espaces", "Addresses are separated by blanks",
        "Séparez les adresses par des espaces.", "Put blanks between the addresses."),
      .init(
        "MD-010", .error, "Les citations et les listes ne s’imbriquent pas sans fin", "Quotes and lists are not nested endlessly",
        "Retirez des signes « > » ou des retraits.", "Remove “>” signs or indentation."),
      .init(
        "MD-011", .error, "Un bloc porte un nom connu", "A block has a known name",
        "Corrigez le nom qui suit les trois accents graves. Pour un simple extrait, écrivez « texte ».",
        "Correct the name after the three backticks. For a plain excerpt, write “texte”."),
      .init(
        "MD-012", .error, "Le texte s’écrit en Markdown, sans HTML", "The text is written in Markdown, without HTML",
        "Écrivez-le en Markdown. Sont acceptés : <br>, <sub>, <sup>, <kbd>, <abbr title=\"…\"> et les commentaires.",
        "Write it as Markdown. Accepted: <br>, <sub>, <sup>, <kbd>, <abbr title=\"…\"> and comments."),
      .init(
        "MD-013", .error, "Une balise ouverte est fermée", "A tag that is opened is closed",
        "Ajoutez la balise de fin après le texte concerné.", "Add the closing tag after the text it concerns."),
      .init(
        "MD-014", .error, "Un encart porte un nom connu", "A callout has a known name",
        "Corrigez le nom entre « [! » et « ] ».", "Correct the name between “[!” and “]”."),
      .init(
        "MD-015", .warning, "La page n’a qu’un titre", "The page has one title",
        "Gardez le titre de l’en-tête et supprimez celui du texte, ou l’inverse.",
        "Keep the title of the front matter and remove that of the text, or the other way round."),
      .init(
        "MD-016", .error, "Un bloc vivant n’est pas dans une citation", "A live block is not inside a quote",
        "Placez-le avant ou après, sans « > ».", "Put it before or after, without “>”."),
      .init(
        "MD-017", .error, "Un fichier n’a pas des centaines de fautes", "A file does not have hundreds of mistakes",
        "Corrigez les premières ; les suivantes se montreront, si elles restent.",
        "Mend the first ones; the others will show, if they remain."),
      .init(
        "MD-018", .warning, "Un seul titre est de niveau 1", "One title only is of level 1",
        "Commencez les titres des sections par « ## ».", "Begin the titles of sections with “##”."),
      .init(
        "MD-019", .error, "Une ligne d’un tableau n’a pas plus de cellules que de colonnes",
        "A row of a table has no more cells than there are columns",
        "Ajoutez une colonne à la première ligne et à celle des tirets, ou retirez un signe « | ».",
        "Add a column to the first row and to the row of dashes, or remove a “|”."),
      .init(
        "MD-020", .error, "Une page n’a pas des milliers de liens", "A page does not have thousands of links",
        "Partagez la page, ou mettez la liste dans le registre.", "Split the page, or put the list into the registry."),
      .init(
        "MD-021", .error, "Une page n’a pas des centaines de blocs vivants", "A page does not have hundreds of live blocks",
        "Partagez la page, ou montrez les valeurs dans un seul tableau.", "Split the page, or show the values in one table."),
    ])

  static let links = RuleFamily(
    reason: Localized(
      fr: "Un lien mort fait perdre confiance au lecteur, et personne ne le signale : le générateur les suit tous.",
      en: "A dead link costs the reader’s trust, and nobody reports it: the generator follows them all."),
    entries: [
      .init(
        "LIEN-001", .error, "Le fichier auquel mène un lien existe", "The file that a link leads to exists",
        "Corrigez le chemin : il part du dossier du document et nomme une page (.md) ou un fichier de content/.",
        "Correct the path: it starts from the folder of the document and names a page (.md) or a file of content/."),
      .init(
        "LIEN-002", .error, "Le titre auquel mène un lien existe", "The heading that a link leads to exists",
        "Après « # », écrivez le titre en minuscules, sans accents, avec des traits d’union.",
        "After “#”, write the heading in lower case, without accents, with hyphens."),
      .init(
        "LIEN-003", .error, "Un lien ne sort pas du site", "A link does not leave the site",
        "Copiez le fichier dans content/ et liez la copie ; l’adresse d’un autre site commence par https://.",
        "Copy the file into content/ and link to the copy; the address of another site begins with https://."),
      .init(
        "LIEN-004", .error, "Ce qui est entre [[ et ]] existe", "What stands between [[ and ]] exists",
        "Écrivez le titre d’une page, son identifiant, un de ses autres noms ou un identifiant du registre.",
        "Write the title of a page, its id, one of its other names or an id of the registry."),
      .init(
        "LIEN-005", .error, "Un nom entre [[ et ]] ne désigne qu’une page", "A name between [[ and ]] means one page",
        "Écrivez un lien vers le fichier de l’une des pages.", "Write a link to the file of one of the pages."),
      .init(
        "LIEN-006", .error, "Un lien est d’une sorte que l’on publie", "A link is of a kind that is published",
        "Un lien commence par https:, http:, mailto: ou tel:, ou mène à un fichier du site.",
        "A link begins with https:, http:, mailto: or tel:, or leads to a file of the site."),
      .init(
        "LIEN-007", .error, "Une image est dans le site", "A picture is in the site",
        "Copiez l’image dans content/, avec sa licence, et liez ce fichier.",
        "Copy the picture into content/, with its licence, and link to that file."),
    ])
}
