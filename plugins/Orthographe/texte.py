"""De la source d’un document à ses passages en prose : ce qui n’est ni code, ni adresse, ni marque de Markdown."""
import re

#: Ce qui n’est pas de la prose, remplacé par des espaces pour que les places restent justes.
MASQUES = re.compile(
    r"""
    (?P<code> (?P<accents>`+) .*? (?P=accents) )
  | (?P<cible> (?<=\]) \( [^()\s]* (?: \([^()]*\) [^()\s]* )* (?:\s+"[^"]*")? \) )
  | (?P<adresse> <?https?://[^\s<>|]+>? | [\w.+-]+@[\w-]+\.[\w.-]+ )
  | (?P<wiki> \[\[ [^\]|]* (?: \]\] | \| ) )
  | (?P<note> \[\^ [^\]]+ \] :? )
  | (?P<anglais> “[^”\n]*” )
  | (?P<balise> </?[a-z][^<>]*> | <!--.*?--> )
  | (?P<encart> ^ [ >]* \[! [\w\sé-]+ \] )
  | (?P<domaine> \b [\w-]+ (?: \.[\w-]+ )* \. (?:com|org|net|info|int|eu|fr|ma|bj|cg|example) \b | (?<=\s)\.example\b )
  | (?P<fichier> \b [\w./-]* [\w-] \. (?:md|yml|csv|html|json|txt|pdf|png|svg) \b )
    """, re.VERBOSE | re.DOTALL | re.MULTILINE)
PROSE = {"paragraph", "heading", "cell"}


def blanc(trouve):
    """Autant de signes, pour que les places ne bougent pas ; les fins de ligne restent."""
    return "".join(c if c == "\n" else "\u0000" for c in trouve.group())


class Passage:
    """Un bloc de prose, et la place de chacun de ses signes dans le fichier, en octets."""

    def __init__(self, source, debut, fin):
        self._debut = debut
        self._brut = source[debut:fin].decode("utf-8", "replace")
        self.texte = MASQUES.sub(blanc, self._brut)

    def place(self, indice):
        return self._debut + len(self._brut[:indice].encode())

    def brut(self, debut, fin):
        return self._brut[debut:fin]


def passages(document):
    """Les passages d’un document. Un bloc qui en contient d’autres les laisse parler."""
    source = document["source"].encode()
    for bloc in document["blocks"]:
        if bloc["kind"] in PROSE:
            yield Passage(source, bloc["start"], bloc["end"])
