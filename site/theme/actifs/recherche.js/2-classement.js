/* Recherche, le classement : le même que SearchEngine.swift, recommencé chaque fois que des fichiers arrivent.
   Les mots inconnus sont dans 3-fautes.js. */
(function (vdm) {
  'use strict';
  var decouper = vdm.decouper, simple = vdm.simple, vide = vdm.vide, fort = vdm.fort, mene = vdm.mene, recus = vdm.recus, manifeste = vdm.manifeste, valeurs = vdm.valeurs;

  function brut(f) {
    var fin = f.length;
    if (fin <= 3 || /\d$/.test(f)) return f;
    if (/[sx]$/.test(f)) fin--;
    while (fin > 3 && f[fin - 1] === 'e') fin--;
    return f.slice(0, fin);
  }

  function Lecteur(texte, place) {
    this.t = texte;
    this.i = place || 0;
  }
  Lecteur.prototype.un = function () { return valeurs[this.t[this.i++]] || 0; };
  Lecteur.prototype.nombre = function () {
    var n = 0, base = 1, c;
    do {
      c = this.un();
      n += (c & 31) * base;
      base *= 32;
    } while (c > 31 && this.i < this.t.length);
    return n;
  };

  /* Un fichier de termes, lu une fois : liste des formes et, par forme, ses entrées. */
  var lus = new Map();
  function fichierTermes(k) {
    var nom = 't' + k;
    if (lus.has(nom)) return lus.get(nom);
    var parForme = new Map(), avant = '';
    (recus.get(nom) || '').split(';').forEach(texte => {
      var deux = texte.indexOf(':');
      if (deux < 0) return;
      var tete = texte.slice(0, deux).split('=');
      var entree = { formes: vdm.deplier(tete[0].split(','), avant), vus: tete[1] ? tete[1].split(',') : [], texte: texte, i: deux + 1 };
      avant = entree.formes[entree.formes.length - 1];
      var l = new Lecteur(texte, deux + 1), n = l.nombre();
      entree.df = n >> 1;
      if (n & 1) entree.suite = 's' + (l.nombre(), l.nombre());
      entree.formes.forEach(f => {
        if (!parForme.has(f)) parForme.set(f, []);
        parForme.get(f).push(entree);
      });
    });
    if (recus.get(nom)) lus.set(nom, parForme);
    return parForme;
  }

  /* [page, poids, passages] : les meilleures pages d'un terme. */
  function pages(entree) {
    if (entree.pages) return entree.pages;
    var l = new Lecteur(entree.texte, entree.i), n = l.nombre(), page = 0, liste = entree.pages = [];
    if (n & 1) {
      n = l.nombre() * 2;
      l.nombre();
    }
    for (n >>= 1; n > 0; n--) {
      var pas = l.nombre();
      page += Math.floor(pas / 2);
      liste.push([page, l.un(), pas % 2 ? l.nombre() : 1]);
    }
    return liste;
  }

  /* Appelle f(page, poids) pour les meilleures pages d’un terme et, si « toutes », pour celles de son fichier de suite. */
  function parcourir(entree, toutes, f) {
    pages(entree).forEach(x => { f(x[0], x[1]); });
    if (toutes && entree.suite) suite(entree).forEach(g => { g[1].forEach(p => { f(p, g[0]); }); });
  }

  /* [poids, pages] : les nombreuses pages où un terme pèse le moins, par groupes, comme CoarsePostings.swift. */
  function suite(entree) {
    if (entree.groupes) return entree.groupes;
    var l = new Lecteur(recus.get(entree.suite) || ''), groupes = entree.groupes = [];
    while (l.i < l.t.length) groupes.push([l.un(), l.suite()]);
    return groupes;
  }

  /* Des nombres croissants, en code de Rice : voir RiceList.swift. */
  Lecteur.prototype.suite = function () {
    var tete = this.un(), reste = tete & 31, n = this.nombre(), fin = tete > 31 ? this.nombre() : 0, liste = [], dernier = -1, tenus = 0, compte = 0, self = this;
    for (; n > 0; n--) {
      var quotient = 0;
      while (bits(1)) quotient++;
      liste.push(dernier += (quotient << reste) + bits(reste) + 1);
    }
    return tete > 31 ? autres(liste, fin) : liste;
    function bits(combien) {
      for (; compte < combien; compte += 6) tenus = tenus << 6 | self.un();
      compte -= combien;
      var valeur = tenus >> compte;
      tenus &= (1 << compte) - 1;
      return valeur;
    }
  };

  /* Les nombres qui manquent à une liste, de 0 à la fin. */
  function autres(liste, fin) {
    var sortie = [], suivant = 0;
    liste.concat(fin).forEach(n => {
      while (suivant < n) sortie.push(suivant++);
      suivant = n + 1;
    });
    return sortie;
  }

  /* Les numéros des fichiers où peuvent être les formes qui commencent par « debut », « mot » le plus près, « plus » au plus. */
  vdm.voisins = (debuts, debut, mot, plus) => {
    var a = mene(debuts, debut), b = mene(debuts, debut + '\uffff'), m = mene(debuts, mot);
    a = Math.max(a, Math.min(m - 1, b - plus + 1));
    var liste = [];
    for (var k = a; k <= b && liste.length < plus; k++) liste.push(k);
    return liste;
  };

  function Recherche(requete, frappe) {
    this.requete = requete;
    this.frappe = frappe;
    this.manque = [];
    this.doutes = 0;
  }

  /* Si un fichier est là ; sinon, il sera demandé. */
  Recherche.prototype.present = function (nom) {
    return recus.has(nom) || !this.manque.push(nom);
  };

  Recherche.prototype.termes = function (k) { return this.present('t' + k) ? fichierTermes(k) : new Map(); };

  /* Les entrées d’une forme, dans le fichier où mènent ses lettres. */
  Recherche.prototype.entrees = function (f) { return this.termes(mene(manifeste[3], f)).get(f); };

  /* Les entrées d'un mot, chacune avec son poids et, si elle n’est qu’une lecture parmi d’autres, la forme lue ; les formes qui valent le mot
     lui-même dans un texte ; parmi les fichiers qui manquent, « doutes » compte ceux que demande un mot dont le fichier est là. */
  Recherche.prototype.resoudre = function (f, dernier) {
    var trouves = [], valent = [f], manquaient = this.manque.length, ici = this.termes(mene(manifeste[3], f)), doutait = this.manque.length;
    (ici.get(f) || []).forEach(e => { ajouter(e, 1); });
    var exact = trouves.length > 0;
    if (dernier && f.length > 2 && (this.frappe || !exact)) this.prefixes(f, exact ? 0.4 : 0.8, ajouter, valent);
    if (!exact && trouves.length && !this.frappe) vdm.serrer(f, ici, ajouter, valent);
    if (!trouves.length && this.manque.length === manquaient) this.approcher(f, ici, ajouter, valent);
    if (doutait === manquaient) this.doutes += this.manque.length - doutait;
    return { f: f, t: trouves, valent: valent };
    function ajouter(entree, poids, lu) {
      var cle = entree.formes + entree.texte.slice(entree.i);
      if (!trouves.some(t => t.cle === cle)) trouves.push({ e: entree, p: poids, cle: cle, lu: lu });
    }
  };

  Recherche.prototype.prefixes = function (f, poids, ajouter, valent) {
    var self = this, formes = [];
    vdm.voisins(manifeste[3], f, f, 5).forEach(k => {
      self.termes(k).forEach((entrees, forme) => {
        if (forme !== f && forme.indexOf(f) === 0 && forme.indexOf(' ') < 0) formes.push([forme, entrees]);
      });
    });
    formes.sort((a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
    formes.slice(0, 120).forEach(x => {
      valent.push(x[0]);
      x[1].forEach(e => { ajouter(e, poids); });
    });
  };

  /* Les mots utiles de la requête, chacun avec ses entrées ; rien tant qu'il manque des fichiers. */
  Recherche.prototype.preparer = function () {
    var self = this, mots = this.requete.mots.filter(m => !m.x), dernier = mots[mots.length - 1], liste = [];
    vdm.utiles(this.requete).forEach(m => {
      var suite = m.parts ? self.reference(m) : [m];
      suite.forEach(n => {
        n = Object.assign(self.resoudre(n.f, n === dernier && !m.p), { p: m.p });
        liste.push(n);
      });
    });
    this.mots = liste;
    this.expressions = this.chercherExpressions(liste);
    this.exclus = [].concat(...this.requete.mots.filter(m => m.x).map(m => self.entrees(m.f) || []));
    this.suites(this.exclus);
    return !this.manque.length;
  };

  /* Demande les pages qui manquent aux termes très fréquents. */
  Recherche.prototype.suites = function (entrees) {
    entrees.forEach(e => e.suite && this.present(e.suite));
  };

  Recherche.prototype.reference = function (m) {
    var ici = this.termes(mene(manifeste[3], m.f));
    return ici.has(m.f) || this.manque.length ? [m] : m.parts;
  };

  /* Les suites de mots que l'index connaît comme un terme : synonymes de plusieurs mots, « article 118 ». */
  Recherche.prototype.chercherExpressions = function (liste) {
    var sortie = [];
    for (var i = 0; i < liste.length - 1; i++) {
      for (var n = Math.min(6, liste.length - i); n > 1; n--) {
        var suite = liste.slice(i, i + n), reference = n === 2 && vdm.article(suite[0], suite[1]);
        var entrees = this.entrees(reference || suite.map(m => brut(m.f)).join(' '));
        if (!entrees && n === 2 && !reference) entrees = this.termes(mene(manifeste[3], suite[0].f)).get(suite[0].f + suite[1].f);
        if (entrees) sortie.push({ i: i, n: n, e: entrees[0] });
      }
    }
    return sortie;
  };

  function idf(df) {
    var n = manifeste[1];
    return Math.log(1 + (n - Math.min(df, n) + 0.5) / (Math.min(df, n) + 0.5));
  }

  /* Les pages et leur score, du meilleur au moindre. */
  Recherche.prototype.classer = function (permises) {
    var n = manifeste[1], self = this, total = 0;
    var score = new Float64Array(n), couvert = new Float64Array(n), titre = new Float64Array(n), passages = new Map();
    var mots = this.mots.filter(m => m.t.length);
    mots.forEach(m => {
      var valeur = m.valeur = new Float64Array(n), entitre = new Uint8Array(n), df = Math.max(...m.t.map(t => t.e.df)), vus = 0;
      m.compte = !mots.some(fort) || fort(m);
      m.t.forEach(t => {
        // De plusieurs lectures, chacune est aussi rare qu’elle l’est elle-même quand un autre mot de la question la confirme.
        var propre = t.lu && mots.length > 1 ? idf(t.e.df) / idf(df) : 1;
        parcourir(t.e, self.toutes && (m.compte || m.p), (p, poids) => {
          var v = (poids & 31) / 31 * t.p * propre;
          if (!valeur[p]) vus++;
          if (v > valeur[p]) valeur[p] = v;
          if (poids > 31) entitre[p] = 1;
        });
      });
      m.idf = idf(Math.max(df, vus)) * (fort(m) ? 1 : 0.3);
      m.titre = entitre;
      if (m.compte) total += m.idf;
    });
    this.expressions.forEach(x => {
      var suite = self.mots.slice(x.i, x.i + x.n).filter(m => m.valeur), force = idf(x.e.df) * 0.5;
      pages(x.e).forEach(([p, poids]) => {
        var v = (poids & 31) / 31;
        score[p] += force * v;
        suite.forEach(m => {
          if (v > m.valeur[p]) m.valeur[p] = v;
          if (poids > 31) m.titre[p] = 1;
        });
      });
    });
    mots.forEach(m => {
      for (var p = 0; p < n; p++) {
        if (!m.valeur[p]) continue;
        score[p] += m.idf * m.valeur[p];
        if (!m.compte) continue;
        couvert[p] += m.idf;
        if (m.titre[p]) titre[p] += m.idf;
      }
    });
    this.exclus.forEach(e => { parcourir(e, 1, p => { score[p] = 0; }); });
    this.phrasesRequises(score);
    var max = 0, p;
    for (p = 0; p < n; p++) {
      if (!score[p]) continue;
      var part = total ? couvert[p] / total : 1, dansTitre = total ? titre[p] / total : 0;
      couvert[p] = part;
      score[p] *= part * part * (1 + 0.3 * dansTitre * dansTitre);
      if (part > max) max = part;
    }
    var tous = [], larges = this.larges = new Uint8Array(n), combien = 0;
    for (p = 0; p < n; p++) {
      if (!score[p]) continue;
      if (couvert[p] >= 0.6 * max) combien += larges[p] = 1;
      tous.push(p);
    }
    tous.sort((a, b) => score[b] - score[a] || a - b);
    tous.forEach(q => { if (combien < 10 && !larges[q]) combien += larges[q] = 1; });
    this.score = score;
    tous = tous.filter(q => larges[q] && (!permises || permises(q)));
    // Aucune page ne confirme les corrections qu’on avait sous la main : on cherche les autres.
    if (this.hatif && !this.aFond && !tenant(0)) {
      this.aFond = true;
      return this.preparer() ? this.classer(permises) : tous;
    }
    // Un mot faible change peu : ses moins bonnes pages ne valent pas l’attente, sauf entre guillemets.
    var coupes = mots.filter(m => (m.compte || m.p) && m.t.some(t => t.e.suite));
    if (!this.toutes && coupes.length && !suffisent()) {
      this.toutes = true;
      coupes.forEach(m => { this.suites(m.t.map(t => t.e)); });
      if (!this.manque.length) return this.classer(permises);
    }
    return tous;

    /* Si les pages coupées ne changeraient rien : dix ont toute la requête, ou une seule a les mots entiers, qui en sont le plus. */
    function suffisent() {
      var part = total && coupes.reduce((a, m) => a + (m.compte ? m.idf : 0), 0) / total;
      return tenant(0) >= 10 || part < 0.5 && tenant(part) === 1;
    }
    function tenant(sauf) { return tous.filter(q => couvert[q] > 1 - sauf - 1e-9).length; }
  };

  /* Une phrase entre guillemets : tous ses mots, dans un même passage. */
  Recherche.prototype.phrasesRequises = function (score) {
    var self = this;
    this.requete.phrases.forEach((_, numero) => {
      self.mots.filter(m => m.p === numero + 1).forEach(m => {
        for (var p = 0; p < score.length; p++) if (!m.valeur || !m.valeur[p]) score[p] = 0;
      });
    });
  };

  /* Le passage d'une page qui couvre le mieux la requête. */
  Recherche.prototype.passage = function (page) {
    var notes = [];
    this.mots.forEach(m => {
      var masque = 0;
      m.t.forEach(t => {
        var liste = pages(t.e), bas = 0, haut = liste.length;
        while (haut - bas > 1) {
          var milieu = (bas + haut) >> 1;
          if (liste[milieu][0] > page) haut = milieu; else bas = milieu;
        }
        if (haut && liste[bas][0] === page) masque |= liste[bas][2];
      });
      for (var i = 0; i < 30; i++) if (masque >> i & 1) notes[i] = (notes[i] || 0) + m.idf;
    });
    var choix = 0;
    notes.forEach((v, i) => { if (v > (notes[choix] || 0) + 1e-9) choix = i; });
    return choix;
  };

  /* Le fichier qui porte un passage d'une page, et sa place parmi ceux de la page. */
  Recherche.prototype.nomCarte = function (page) {
    var rang = Math.floor(this.passage(page) / manifeste[2]);
    return 'c' + page + (rang ? '-' + rang : '');
  };

  Recherche.prototype.carte = function (page) {
    var liste = recus.get(this.nomCarte(page)), c = liste && liste[this.passage(page) % manifeste[2]];
    return c && { page: page, chemin: c[0], titre: c[1], genre: c[2], langue: c[3], description: c[4], parties: c[5] };
  };

  /* Les mots d’un texte de carte, coupé une fois pour tous ceux qui le lisent : classement, extrait, titres, marques. */
  var coupes = new Map();
  function couper(texte) {
    var mots = coupes.get(texte);
    if (mots) return mots;
    if (coupes.size > 400) coupes.clear();
    coupes.set(texte, mots = decouper(texte));
    return mots;
  }

  /* Le numéro du mot cherché auquel répond une forme, ou -1. */
  Recherche.prototype.numero = function (f) {
    this.numeroter();
    var n = this.reponses.get(f);
    if (n === undefined && this.bruts.size) n = this.bruts.get(brut(f));
    return n === undefined ? -1 : n;
  };

  /* Numéro par forme et, pour les mots des synonymes, par forme brute ; les formes brutes de ce que les mots veulent dire. */
  Recherche.prototype.numeroter = function () {
    if (this.reponses) return;
    this.voulus = new Set([].concat(...this.mots.map(m => m.valent.map(brut))));
    var reponses = this.reponses = new Map(), bruts = this.bruts = new Map();
    this.mots.forEach((m, i) => {
      m.t.forEach(t => {
        t.e.formes.forEach(g => { if (!reponses.has(g)) reponses.set(g, i); });
        t.e.vus.forEach(g => { if (!bruts.has(brut(g))) bruts.set(brut(g), i); });
      });
    });
    this.expressions.forEach(x => {
      x.e.vus.forEach(g => { if (!bruts.has(brut(g))) bruts.set(brut(g), x.i); });
    });
  };

  /* Si une forme compte dans un texte : pas un mot vide, à moins qu'on le cherche. */
  Recherche.prototype.compte = function (f) { return !vide(f) || this.reponses.has(f); };

  /* Ce que la carte ajoute au score : titre entier, formes exactes, mots voisins. */
  Recherche.prototype.affiner = function (carte) {
    var self = this, n = this.mots.length;
    this.numeroter();
    var titre = couper(carte.titre).filter(m => simple(m) && this.compte(m.f));
    var formes = new Set(), mieux = 0;
    titre.forEach(noter);
    couper(carte.description).forEach(noter);
    carte.parties.forEach(p => {
      mieux = Math.max(mieux, self.proximite(couper(p[1]).concat(couper(p[3])).filter(simple), formes));
    });
    mieux = Math.max(mieux, this.proximite(titre, formes), this.proximite(couper(carte.description).filter(simple), formes));
    var exacts = this.mots.filter(m => m.valent.some(f => formes.has(f))).length;
    return this.affinerTitre(titre) * (1 + 0.25 * (n ? exacts / n : 0)) * (1 + 0.2 * mieux) *
      (carte.langue === document.documentElement.lang ? 1.2 : 1);
    function noter(m) { formes.add(m.f); }
  };

  /* Plus pour un titre que la requête dit en entier, selon la part qu'il en est, ou qui commence par elle ; moins si l’un de ces mots n’a que
     la racine du mot tapé : « Santa » n’est pas « santé ». */
  Recherche.prototype.affinerTitre = function (titre) {
    var numeros = titre.map(m => this.reponses.has(m.f) ? this.reponses.get(m.f) : -1), forts = this.mots.map((_, i) => i).filter(i => fort(this.mots[i]));
    if (!titre.length || !forts.length) return 1;
    var entier = numeros.every(i => i >= 0), n = entier ? titre.length : forts.length, debut = numeros.slice(0, n);
    if (!entier && !(forts.every(i => debut.includes(i)) && debut.every(i => forts.includes(i)))) return 1;
    var proche = titre.slice(0, n).every(m => this.voulus.has(brut(m.f)));
    return entier ? 1 + (proche ? 0.5 : 0.2) * forts.filter(i => numeros.includes(i)).length / forts.length : proche ? 1.3 : 1.1;
  };

  /* De 0 (mots épars) à 1 (tous les mots cherchés se suivent). */
  Recherche.prototype.proximite = function (mots, formes) {
    var n = this.mots.length, dernier = new Array(n), mieux = 0, self = this, place = 0;
    mots.forEach(m => {
      formes.add(m.f);
      if (!self.compte(m.f)) return;
      var i = self.numero(m.f);
      place++;
      if (i < 0 || n < 2) return;
      dernier[i] = place;
      var places = dernier.filter(x => x !== undefined).sort((a, b) => b - a);
      for (var j = 1; j < places.length; j++) {
        mieux = Math.max(mieux, (j / (n - 1)) * (j / (places[0] - places[j])));
      }
    });
    return mieux;
  };

  Recherche.prototype.contientPhrases = function (carte) {
    return this.requete.phrases.every(phrase => {
      if (!phrase.length) return true;
      return [carte.titre, carte.description].concat.apply([carte.titre, carte.description], carte.parties.map(p => [p[1], p[3]]))
        .some(texte => {
          var mots = couper(texte).filter(simple);
          return mots.some((_, i) => {
            return phrase.every((f, j) => mots[i + j] && mots[i + j].f === f);
          });
        });
    });
  };

  Object.assign(vdm, { Recherche: Recherche, couper: couper, Lecteur: Lecteur, pages: pages, brut: brut });
})(window.vdm);
