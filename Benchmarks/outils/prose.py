"""French prose that reads like a handbook of decentralised cooperation: words, agreement, elision, sentences.

What matters for a measure: sentences of ordinary length, accents, apostrophes, a common stock of some hundred words used
unevenly, and a long tail of names, so that the vocabulary of a search index grows with the corpus as it does in life.
"""

VOWELS = tuple("aeiouyhâàéèêëîïôœùû")

# Noun, plural; masculine then feminine.
MASCULINE = [tuple(pair.split("/")) for pair in """projet/projets conseil/conseils accord/accords partenaire/partenaires
comité/comités budget/budgets territoire/territoires service/services réseau/réseaux bilan/bilans calendrier/calendriers
dossier/dossiers visa/visas avenant/avenants rapport/rapports programme/programmes échange/échanges atelier/ateliers
marché/marchés quartier/quartiers élu/élus technicien/techniciens habitant/habitants indicateur/indicateurs besoin/besoins
jumelage/jumelages engagement/engagements financement/financements bailleur/bailleurs diagnostic/diagnostics suivi/suivis
forage/forages bassin/bassins équipement/équipements centre/centres plan/plans modèle/modèles compte/comptes texte/textes
règlement/règlements registre/registres document/documents séjour/séjours stage/stages relais/relais litige/litiges
délai/délais seuil/seuils arrêté/arrêtés décret/décrets arbitrage/arbitrages levier/leviers chantier/chantiers
syndicat/syndicats président/présidents maire/maires secrétariat/secrétariats état/états fonds/fonds prêt/prêts don/dons
musée/musées marais/marais littoral/littoraux port/ports jardin/jardins lycée/lycées collège/collèges dispensaire/dispensaires
compost/composts déchet/déchets tri/tris éclairage/éclairages panneau/panneaux réservoir/réservoirs puits/puits""".split()]
FEMININE = [tuple(pair.split("/")) for pair in """commune/communes convention/conventions délibération/délibérations région/régions
collectivité/collectivités association/associations école/écoles mission/missions réunion/réunions dépense/dépenses
subvention/subventions évaluation/évaluations étape/étapes signature/signatures capitalisation/capitalisations
délégation/délégations coopération/coopérations ville/villes province/provinces formation/formations fiche/fiches
demande/demandes clause/clauses annexe/annexes responsabilité/responsabilités compétence/compétences ressource/ressources
station/stations toiture/toitures bibliothèque/bibliothèques coopérative/coopératives filière/filières rivière/rivières
méthode/méthodes source/sources visite/visites enquête/enquêtes preuve/preuves lettre/lettres relance/relances
promesse/promesses difficulté/difficultés équipe/équipes direction/directions instance/instances feuille/feuilles
caisse/caisses taxe/taxes recette/recettes dotation/dotations ligne/lignes échéance/échéances priorité/priorités
crèche/crèches place/places fontaine/fontaines collecte/collectes déchèterie/déchèteries pépinière/pépinières""".split()]
# Masculine, feminine; the plural adds s, or turns al into aux.
ADJECTIVES = [tuple(pair.split("/")) for pair in """local/locale communal/communale annuel/annuelle public/publique
technique/technique conjoint/conjointe durable/durable utile/utile précis/précise régional/régionale nouveau/nouvelle
financier/financière juridique/juridique culturel/culturelle agricole/agricole urbain/urbaine rural/rurale commun/commune
solide/solide modeste/modeste écrit/écrite ouvert/ouverte partagé/partagée international/internationale triennal/triennale
dormant/dormante actif/active complet/complète simple/simple numérique/numérique scolaire/scolaire littoral/littorale
ordinaire/ordinaire provisoire/provisoire équitable/équitable lisible/lisible mesurable/mesurable fragile/fragile""".split()]
# Infinitive, singular, plural, past participle.
VERBS = [tuple(forms.split("/")) for forms in """préparer/prépare/préparent signer/signe/signent financer/finance/financent
valider/valide/valident transmettre/transmet/transmettent décrire/décrit/décrivent renforcer/renforce/renforcent
suivre/suit/suivent évaluer/évalue/évaluent proposer/propose/proposent adopter/adopte/adoptent inscrire/inscrit/inscrivent
réunir/réunit/réunissent relancer/relance/relancent appuyer/appuie/appuient publier/publie/publient choisir/choisit/choisissent
mesurer/mesure/mesurent entretenir/entretient/entretiennent négocier/négocie/négocient confier/confie/confient
présenter/présente/présentent archiver/archive/archivent réviser/révise/révisent équiper/équipe/équipent
associer/associe/associent prévoir/prévoit/prévoient répartir/répartit/répartissent expliquer/explique/expliquent
visiter/visite/visitent accueillir/accueille/accueillent partager/partage/partagent compléter/complète/complètent
justifier/justifie/justifient soutenir/soutient/soutiennent inventorier/inventorie/inventorient corriger/corrige/corrigent""".split()]
OPENINGS = """Dans la pratique|Chaque année|Avant la session|Après la cérémonie|Sur le terrain|Au bout de six mois|En règle générale
Dès la première réunion|Pour cette raison|Faute de moyens|Avec peu d’argent|À la demande des habitants|Selon le calendrier
Tous les trimestres|Le plus souvent|Au début du mandat|Sans attendre|En cas de désaccord|À titre d’exemple""".replace("\n", "|").split("|")
ENDINGS = """avant la fin de l’exercice|dans les délais prévus|avec l’accord du conseil|sans coût supplémentaire|au plus près des habitants
comme le prévoit la convention|dans les deux langues|sous le contrôle du comité|à parts égales|en toute transparence
pour les trois années à venir|dès que le visa est accordé|lors de la réunion suivante|par un vote à main levée""".replace("\n", "|").split("|")
LINKING = ["car", "tandis que", "mais", "et", "alors que", "si bien que"]
SYLLABLES = """ba be bou ca cha dar da fès fa ga gou ké ka la lou ma mé mou na né nou ou pa ra ré rou sa sé ta té tou va
za zou mon ran bel val lin gré cor dun sar tan zer kech""".split()
PREFIXES = ["", "", "", "", "Aïn ", "Saint-", "Oued ", "Sidi ", "Villeneuve-", "Ksar ", "Port-"]


def plural(adjective):
    if adjective.endswith("al"):
        return adjective[:-1] + "ux"
    if adjective.endswith("eau"):
        return adjective + "x"
    return adjective if adjective.endswith("s") else adjective + "s"


def elided(word, whole, short):
    """« le » or « la » before a word, or « l’ » when a vowel follows."""
    return short + word if word.startswith(VOWELS) else f"{whole} {word}"


class Prose:
    """Words and sentences from one source of chance."""

    def __init__(self, chance):
        self.chance = chance

    def pick(self, stock):
        """One of the stock, its first entries oftener, as words go in a language."""
        return stock[int(len(stock) * self.chance.random() ** 1.7)]

    def place(self):
        """A made-up place: there are far more of them than of words."""
        count = 2 + int(self.chance.random() * 2.3)
        name = "".join(self.chance.choice(SYLLABLES) for _ in range(count))
        return self.pick(PREFIXES) + name.capitalize()

    def of_place(self):
        name = self.place()
        return f"d’{name}" if name.lower().startswith(VOWELS) else f"de {name}"

    def noun(self):
        """(singular with its article, plural with its article, bare singular, feminine)."""
        feminine = self.chance.random() < 0.48
        one, many = self.pick(FEMININE if feminine else MASCULINE)
        return elided(one, "la" if feminine else "le", "l’"), f"les {many}", one, feminine

    def group(self):
        """(noun group, is plural)."""
        one, many, _, feminine = self.noun()
        is_plural = self.chance.random() < 0.4
        text = many if is_plural else one
        dice = self.chance.random()
        if dice < 0.4:
            adjective = self.pick(ADJECTIVES)[feminine]
            text += " " + (plural(adjective) if is_plural else adjective)
        elif dice < 0.6:
            text += " " + self.of(self.noun())
        elif dice < 0.72:
            text += " " + self.of_place()
        return text, is_plural

    @staticmethod
    def of(noun):
        """« du conseil », « de la commune », « de l’accord »."""
        one = noun[0]
        return "du " + one[3:] if one.startswith("le ") else "de " + one

    def clause(self):
        subject, is_plural = self.group()
        return f"{subject} {self.pick(VERBS)[2 if is_plural else 1]} {self.group()[0]}"

    def sentence(self):
        dice = self.chance.random()
        text = self.clause()
        if dice < 0.25:
            text = f"{self.pick(OPENINGS).lower()}, {text}"
        elif dice < 0.4:
            text = f"pour {self.pick(VERBS)[0]} {self.group()[0]}, {text}"
        elif dice < 0.5:
            text = f"en {self.chance.randint(1998, 2026)}, {text} pour {self.amount()}"
        elif dice < 0.55:
            text = f"à {self.place()}, {text}"
        if self.chance.random() < 0.35:
            text += f", {self.pick(LINKING)} {self.clause()}"
        if self.chance.random() < 0.3:
            text += " " + self.pick(ENDINGS)
        return text[0].upper() + text[1:] + "."

    def amount(self):
        return f"{self.chance.randint(2, 950)} 000 {self.pick(['dirhams', 'euros', 'francs CFA'])}"

    def paragraph(self, size):
        """Sentences of at least so many characters in all."""
        sentences, length = [], 0
        while length < size:
            sentences.append(self.sentence())
            length += len(sentences[-1]) + 1
        return " ".join(sentences)

    def title(self):
        """« Préparer le budget communal »."""
        return f"{self.pick(VERBS)[0].capitalize()} {self.group()[0]}"
